"""One picture or paper at the desk: looked at, saved out, changed, and taken away."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from ehdesk.ui import places
from ehdesk.ui.widgets.pdf_preview import PdfPreview
from ehdesk.ui.widgets.picture_row import PictureRow
from ehdesk.ui.widgets.picture_view import PictureView
from tests.files import a_pdf
from tests.ui.at_the_desk import AtTheDesk, press, rest, words_on
from tests.ui.family_pictures import a_picture, home, opened, titles


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
    assert "cannot be read or written" in words_on(page)


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


def test_no_readable_file_is_made_by_looking(at: AtTheDesk, tmp_path: Path):
    record = a_picture(at, tmp_path)
    vault = at.desk.work.vault.folder
    opened(at, places.PicturePage(at.family, record))
    for file in (one for one in vault.rglob("*") if one.is_file()):
        content = file.read_bytes()
        assert b"\xff\xd8\xff\xe0" not in content[:4]
        assert b"JFIF" not in content
