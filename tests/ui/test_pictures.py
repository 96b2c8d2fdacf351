"""Pictures and papers at the desk: added by a dialog's answer or dropped, looked at, changed, saved out."""

import zlib
from collections.abc import Sequence
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ehdesk.domain.attachment import Media
from ehdesk.domain.change import RecordId
from ehdesk.ui import places
from ehdesk.ui.drawing_pictures import CannotBeShown, drawn, refuse_unshowable_pdf
from ehdesk.ui.pages import PAGES
from ehdesk.ui.places import Place
from ehdesk.ui.widgets.pdf_preview import PdfPreview
from ehdesk.ui.widgets.picture_row import PictureRow
from ehdesk.ui.widgets.picture_view import PictureView
from tests.files import a_jpeg, a_pdf, jpeg, pdf, png
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import settle, show


def opened(at: AtTheDesk, place: Place) -> QWidget:
    page = show(PAGES[type(place)](at.desk, place))
    rest(at)
    return page


def rest(at: AtTheDesk) -> None:
    """Until everything behind the window is done, and was heard of."""
    while at.desk.background.is_busy:
        assert at.desk.background.wait(timedelta(seconds=30))
        settle()
    settle()


def home(at: AtTheDesk) -> QWidget:
    return opened(at, places.PicturesHome(at.family))


def added(at: AtTheDesk, page: QWidget, *files: Path) -> None:
    page.add_files(files)
    rest(at)


def titles(at: AtTheDesk) -> list[str]:
    return [one.title for one in at.desk.work.pictures.of(at.family)]


def gone_to(at: AtTheDesk) -> list[Place]:
    went: list[Place] = []
    at.desk.place_wanted.connect(went.append)
    return went


def a_picture(at: AtTheDesk, folder: Path) -> RecordId:
    pictures = at.desk.work.pictures
    record = pictures.add(at.family, pictures.take_in(a_jpeg(folder / "house.jpg", (900, 600))))
    pictures.editing(at.family, record).save({"described": "A red house"})
    return record


def test_with_nothing_there_it_says_what_belongs_here_and_that_pictures_stay_on_this_computer(at: AtTheDesk):
    page = home(at)
    assert "Pictures and papers of this family are kept here" in words_on(page)
    assert "stay on this computer for now" in words_on(page)


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


def drop(page: QWidget, files: Sequence[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.jpg"), *(QUrl.fromLocalFile(str(file)) for file in files)])
    copy, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, button, key))


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
    page.add_files([a_jpeg(tmp_path / "a.jpg"), a_jpeg(tmp_path / "b.jpg", colour="pink")])
    assert "Adding 2 files" in words_on(page) or titles(at)
    page.deleteLater()
    rest(at)
    assert titles(at) == ["b", "a"]


def test_what_is_not_in_when_it_locks_stays_out_and_leaves_nothing(at: AtTheDesk, tmp_path: Path):
    page = home(at)
    page.add_files([a_jpeg(tmp_path / "a.jpg"), a_jpeg(tmp_path / "b.jpg", colour="pink")])
    at.desk.darkroom.stop()
    assert at.desk.background.wait(timedelta(seconds=30))
    at.desk.work.vault.close()
    settle()
    assert (tmp_path / "a.jpg").exists()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("cut.jpg", jpeg()[:300], "damaged"),
        ("noise.png", png()[:33] + b"\0" * 40, "damaged"),
        ("locked.pdf", b"%PDF-1.7\nnot one at all", "damaged"),
    ],
)
def test_what_cannot_be_shown_is_not_added_and_leaves_nothing(
    at: AtTheDesk, tmp_path: Path, name: str, content: bytes, why: str
):
    (tmp_path / name).write_bytes(content)
    page = home(at)
    added(at, page, tmp_path / name)
    assert titles(at) == []
    assert why in words_on(page)
    assert at.desk.work.vault.attachments.total() == 0


@pytest.mark.parametrize("name", ["x" * 240 + ".jpg", "holiday\u202egpj.exe"])
def test_a_name_that_is_long_or_turns_words_round_is_said_short_and_plain(at: AtTheDesk, tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(b"no picture")
    page = home(at)
    added(at, page, tmp_path / name)
    assert "\u202e" not in words_on(page)
    assert "x" * 100 not in words_on(page)
    assert "was not added" in words_on(page)


def bomb(wide: int, high: int) -> bytes:
    """A PNG that says it is of this size, and holds hardly anything."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)

    head = wide.to_bytes(4) + high.to_bytes(4) + bytes((8, 2, 0, 0, 0))
    lines = zlib.compress(bytes(1 << 20))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def test_a_picture_that_would_fill_the_memory_is_not_unpacked(at: AtTheDesk, tmp_path: Path):
    (tmp_path / "bomb.png").write_bytes(bomb(60_000, 60_000))
    page = home(at)
    added(at, page, tmp_path / "bomb.png")
    assert "more than 64 million dots" in words_on(page)
    assert at.desk.work.vault.attachments.total() == 0


@pytest.mark.parametrize("size", [(60_000, 1), (1, 60_000)])
def test_a_picture_as_thin_as_a_hair_is_drawn_small(size: tuple[int, int], at: AtTheDesk, tmp_path: Path):
    file = BytesIO()
    Image.new("RGB", size).save(file, "PNG")
    (tmp_path / "hair.png").write_bytes(file.getvalue())
    page = home(at)
    added(at, page, tmp_path / "hair.png")
    assert titles(at) == ["hair"]
    opened(at, places.PicturePage(at.family, at.desk.work.pictures.of(at.family)[0].id))


def test_a_page_of_a_pdf_that_would_fill_the_memory_is_refused():
    refuse_unshowable_pdf(pdf())
    with pytest.raises(CannotBeShown):
        refuse_unshowable_pdf(pdf().replace(b"595 842", b"1 14400"))


def test_a_picture_lies_the_right_way_up(at: AtTheDesk, tmp_path: Path):
    pictures = at.desk.work.pictures
    taken = pictures.take_in(a_jpeg(tmp_path / "on its side.jpg", (300, 200), way_up=6))
    image = drawn(pictures.whole(taken.content), Media.JPEG)
    assert (image.width(), image.height()) == (200, 300)


def test_a_full_disk_is_said_and_the_next_file_comes_in(at: AtTheDesk, tmp_path: Path):
    from tests.store.test_full_disk import no_file_over  # noqa: PLC0415

    page = home(at)
    log = at.desk.work.vault.folder / "vault.db-wal"
    big = a_jpeg(tmp_path / "a.jpg", (640, 480))
    with no_file_over(log.stat().st_size):
        added(at, page, big)
    assert "disk is full" in words_on(page) or "did not take" in words_on(page)
    added(at, page, big)
    assert titles(at) == ["a"]


def test_a_picture_is_looked_at_whole_and_as_large_as_it_is(at: AtTheDesk, tmp_path: Path):
    record = a_picture(at, tmp_path)
    page = opened(at, places.PicturePage(at.family, record))
    view = page.findChild(PictureView)
    whole = view.shown_size
    press(page, "As large as it is")
    assert whole.width() < view.shown_size.width() == 900
    press(page, "All of it")
    assert view.shown_size == whole
    assert "A red house" in words_on(page)


def test_a_paper_is_read_page_by_page(at: AtTheDesk, tmp_path: Path):
    pictures = at.desk.work.pictures
    record = pictures.add(at.family, pictures.take_in(a_pdf(tmp_path / "letter.pdf")))
    page = opened(at, places.PicturePage(at.family, record))
    assert page.findChild(PdfPreview) is not None
    assert "Page 1 of 2" in words_on(page)
    assert "Dear Mrs Haddad, page 1" in words_on(page)


def test_a_copy_is_saved_on_purpose_and_noted(at: AtTheDesk, tmp_path: Path):
    record = a_picture(at, tmp_path)
    page = opened(at, places.PicturePage(at.family, record))
    page.save_copy(tmp_path / "out.jpg")
    rest(at)
    assert Image.open(BytesIO((tmp_path / "out.jpg").read_bytes())).size == (900, 600)
    assert "Saved as out.jpg" in words_on(page)
    assert "Ada Obi saved a copy of the picture or paper “house” outside ehdesk" in words_on(
        opened(at, places.History(at.family))
    )


def test_where_the_copy_cannot_go_it_is_said(at: AtTheDesk, tmp_path: Path):
    page = opened(at, places.PicturePage(at.family, a_picture(at, tmp_path)))
    page.save_copy(tmp_path / "nowhere" / "out.jpg")
    rest(at)
    assert "did not take" in words_on(page)


def test_it_is_taken_away_and_that_can_be_undone(at: AtTheDesk, tmp_path: Path):
    record, undos = a_picture(at, tmp_path), list[object]()
    at.desk.said.connect(lambda _words, undo: undos.append(undo))
    page = opened(at, places.PictureForm(at.family, record))
    press(page, "Take this away")
    assert titles(at) == []
    assert "was taken away" in words_on(opened(at, places.PicturePage(at.family, record)))
    assert "was taken away" in words_on(opened(at, places.PictureForm(at.family, record)))
    undos[-1]()
    assert titles(at) == ["house"]


def test_while_names_are_hidden_neither_titles_nor_pictures_are_seen(at: AtTheDesk, tmp_path: Path):
    record = a_picture(at, tmp_path)
    at.desk.hide_names(hidden=True)
    for place in (
        places.PicturesHome(at.family),
        places.PicturePage(at.family, record),
        places.PictureForm(at.family, record),
    ):
        page = opened(at, place)
        assert "house" not in words_on(page)
        assert page.findChildren(PictureRow) == []
        assert page.findChildren(PictureView) == []


def test_what_a_colleague_added_says_that_it_has_not_arrived(at: AtTheDesk):
    content = {"hash": "ab" * 32, "media": "image/jpeg", "size": 4_000_000}
    record = at.new("picture", {"title": "Bens picture", "content": content})
    page = home(at)
    assert "Not arrived yet" in words_on(page)
    page = opened(at, places.PicturePage(at.family, record))
    assert "has not arrived on this computer yet" in words_on(page)
    assert "Save a copy" not in words_on(page)


def test_what_is_written_elsewhere_does_not_draw_the_picture_again(at: AtTheDesk, tmp_path: Path):
    page = opened(at, places.PicturePage(at.family, a_picture(at, tmp_path)))
    view = page.findChild(PictureView)
    at.new("goal", {"words": "Quiet mornings"})
    assert page.findChild(PictureView) is view
    picture = at.desk.work.pictures.of(at.family)[0]
    at.arrives("picture", picture.id, {"title": "Our house"})
    rest(at)
    assert "Our house" in words_on(page)


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


def test_no_readable_file_is_made_by_looking(at: AtTheDesk, tmp_path: Path):
    record = a_picture(at, tmp_path)
    vault = at.desk.work.vault.folder
    opened(at, places.PicturePage(at.family, record))
    for file in (one for one in vault.rglob("*") if one.is_file()):
        content = file.read_bytes()
        assert b"\xff\xd8\xff\xe0" not in content[:4]
        assert b"JFIF" not in content
