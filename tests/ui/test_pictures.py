"""Pictures and papers of a family: added by a dialog's answer or dropped, and found among the others."""

from datetime import timedelta
from pathlib import Path

from ehdesk.ui import places
from ehdesk.ui.widgets.picture_row import PictureRow
from tests.files import a_jpeg, a_pdf
from tests.ui.at_the_desk import AtTheDesk, press, rest, words_on
from tests.ui.dropping import drop
from tests.ui.family_pictures import a_picture, added, gone_to, home, titles
from tests.ui.showing import settle


def test_with_nothing_there_it_says_what_belongs_here_and_that_pictures_do_not_go_to_the_hub(at: AtTheDesk):
    page = home(at)
    assert "Pictures and papers of this family are kept here" in words_on(page)
    assert "do not go to the hub yet" in words_on(page)


def test_one_file_is_added_with_a_small_picture_and_leads_to_its_form(at: AtTheDesk, tmp_path: Path):
    page, went = home(at), gone_to(at)
    added(at, page, a_jpeg(tmp_path / "house.jpg"))
    [picture] = at.desk.work.pictures.of(at.family)
    assert went == [places.PictureForm(at.family, picture.id)]
    [row] = page.findChildren(PictureRow)
    assert row.has_small()
    assert row.accessibleName() == "house, 0.1 MB"
    assert "Showing 1 of 1" in words_on(page)


def test_several_that_are_dropped_are_all_added_and_those_that_cannot_be_say_why(at: AtTheDesk, tmp_path: Path):
    page, went, said = home(at), gone_to(at), list[str]()
    at.desk.said.connect(lambda words, _undo: said.append(words))
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "film.jpg").write_bytes(b"ftypmp42")
    files = [a_jpeg(tmp_path / "a.jpg"), a_pdf(tmp_path / "b.pdf"), tmp_path / "empty.jpg", tmp_path / "film.jpg"]
    drop(page, files)
    rest(at)
    assert titles(at) == ["b", "a"]
    assert went == []
    assert "“empty.jpg” was not added. There is nothing in this file." in words_on(page)
    assert "“film.jpg” was not added. Only JPEG and PNG" in words_on(page)
    [told] = said
    assert told.startswith("2 files added. Of photographs, where they were taken")
    assert told.endswith("PDFs are kept as they are.")


def test_the_same_picture_twice_is_one_and_leads_to_it(at: AtTheDesk, tmp_path: Path):
    record, went = a_picture(at, tmp_path), gone_to(at)
    page = home(at)
    added(at, page, tmp_path / "house.jpg")
    assert titles(at) == ["house"]
    assert "“house.jpg” is here already." in words_on(page)
    press(page, "Look at it")
    assert went == [places.PicturePage(at.family, record)]


def test_what_is_being_added_comes_in_though_the_page_is_left(at: AtTheDesk, tmp_path: Path):
    page = home(at)
    page.take_files([a_jpeg(tmp_path / "a.jpg"), a_jpeg(tmp_path / "b.jpg", colour="pink")])
    assert "Adding 2 files" in words_on(page) or titles(at)
    page.deleteLater()
    rest(at)
    assert titles(at) == ["b", "a"]


def test_what_is_not_in_when_it_locks_stays_out_and_leaves_nothing(at: AtTheDesk, tmp_path: Path):
    page = home(at)
    page.take_files([a_jpeg(tmp_path / "a.jpg"), a_jpeg(tmp_path / "b.jpg", colour="pink")])
    at.desk.darkroom.stop()
    assert at.desk.background.wait(timedelta(seconds=30))
    at.desk.work.vault.close()
    settle()
    assert (tmp_path / "a.jpg").exists()


def test_to_a_family_that_is_off_the_list_nothing_is_added(at: AtTheDesk, tmp_path: Path):
    a_picture(at, tmp_path)
    at.desk.work.families.take_off(at.family)
    page = home(at)
    assert "Add a picture" not in words_on(page)
    assert not page.acceptDrops()
    assert len(page.findChildren(PictureRow)) == 1


def test_every_one_of_very_many_can_be_reached(at: AtTheDesk, tmp_path: Path):
    pictures = at.desk.work.pictures
    taken = pictures.take_in(a_jpeg(tmp_path / "a.jpg"))
    for _ in range(30):
        pictures.add(at.family, taken)
    page = home(at)
    assert len(page.findChildren(PictureRow)) == 25
    press(page, "Show more")
    rest(at)
    assert len(page.findChildren(PictureRow)) == 30
