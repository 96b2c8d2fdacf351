"""Questions answered with a picture or a paper from a file: chosen, dropped, drawn on, taken away, and refused."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel
from shiboken6 import delete

from ehdesk.domain import kinds
from ehdesk.domain.attachment import Media
from ehdesk.domain.change import RecordId
from ehdesk.domain.sketch import Said, Sketch, Stroke, Unfinished, as_text
from ehdesk.services.answer_files import ToKeep
from ehdesk.services.assessment_record import COMPLETED
from ehdesk.ui.forms.chosen_file_field import ChosenFileField
from ehdesk.ui.forms.drawing_page import DrawingPage
from ehdesk.ui.forms.look_page import LookPage
from ehdesk.ui.forms.sheet import QuestionSheet
from ehdesk.ui.naming import Naming
from ehdesk.ui.shell.page import Page
from ehdesk.ui.widgets.pdf_preview import PdfPreview
from ehdesk.ui.widgets.picture_view import PictureView
from tests.files import SECRET, a_jpeg, a_pdf, jpeg, png
from tests.services.made import filled
from tests.ui.at_the_desk import AtTheDesk, press, rest, words_on
from tests.ui.dropping import drop
from tests.ui.form_shown import GROUP, Shown, form_shown
from tests.ui.pens import draw, sheet_on
from tests.ui.showing import heard, settle, show

SURVEY = """
| | type | name | label | appearance |
| | {} | q | The front door | {} |
| | text | after | And then? | |
"""


def asked_for(at: AtTheDesk, folder: Path, kind: str = "image", looks: str = "") -> Shown:
    return form_shown(at, folder, SURVEY.format(kind, looks), height=1000)


def field(asked: Shown) -> ChosenFileField:
    return asked.sheet.findChild(ChosenFileField)


def chosen(at: AtTheDesk, asked: Shown, file: Path) -> None:
    field(asked).take_files([file])
    rest(at)


def content(asked: Shown) -> bytes:
    files = asked.filling.files
    return files.whole(files.one(asked.value("q")))


@pytest.fixture
def over(at: AtTheDesk) -> Iterator[list[Page]]:
    """What is laid over the page, shown as the window does."""
    laid: list[Page] = []
    at.desk.over_wanted.connect(lambda page: laid.append(show(page, 1000, 700)))
    at.desk.uncover_wanted.connect(lambda: [page.hide() for page in laid])
    yield laid
    for page in laid:
        page.deleteLater()


def test_a_picture_that_was_chosen_is_the_answer_and_is_shown_small(at: AtTheDesk, tmp_path: Path):
    asked = asked_for(at, tmp_path)
    chosen(at, asked, a_jpeg(tmp_path / "front_door.jpg"))
    assert asked.value("q").startswith("picture-")
    assert asked.value("q").endswith(".jpg")
    assert SECRET.encode() not in content(asked)
    assert any(not one.pixmap().isNull() for one in field(asked).findChildren(QLabel) if one.isVisible())
    assert "front door" in words_on(asked.sheet)
    assert heard(field(asked).control) == "Choose another picture: The front door"


def test_a_file_can_be_dropped_on_the_question(at: AtTheDesk, tmp_path: Path):
    asked = asked_for(at, tmp_path)
    drop(field(asked), [a_jpeg(tmp_path / "a.jpg")])
    rest(at)
    assert asked.value("q").startswith("picture-")


def test_a_file_becomes_the_answer_though_the_page_is_left_before_it_is_read(at: AtTheDesk, tmp_path: Path):
    said: list[str] = []
    at.desk.said.connect(lambda words, _undo: said.append(words))
    asked = asked_for(at, tmp_path)
    field(asked).take_files([a_jpeg(tmp_path / "a.jpg")])
    delete(asked.sheet)
    rest(at)
    assert said == ["“a.jpg” was added as the answer to “The front door”"]
    again = QuestionSheet(at.desk, asked.filling, GROUP)
    assert asked.value("q").startswith("picture-")
    again.findChild(ChosenFileField).take_files([a_pdf(tmp_path / "b.pdf")])
    delete(again)
    rest(at)
    assert said[1:] == ["“b.pdf” was not added. This question asks for a picture, JPEG or PNG, and this is a PDF."]


def test_what_is_asked_alone_is_not_named_on_the_page_that_is_open_by_then(at: AtTheDesk, tmp_path: Path):
    said: list[str] = []
    at.desk.said.connect(lambda words, _undo: said.append(words))
    asked = form_shown(at, tmp_path, SURVEY.format("image", ""), group="field-list private")
    field(asked).take_files([a_jpeg(tmp_path / "bruise.jpg")])
    delete(asked.sheet)
    rest(at)
    again = QuestionSheet(at.desk, asked.filling, GROUP)
    assert asked.value("q").startswith("picture-")
    again.findChild(ChosenFileField).take_files([a_pdf(tmp_path / "bruise.pdf")])
    delete(again)
    rest(at)
    assert said == [
        "The file was added to the question that you left",
        "The file was not added to the question that you left. "
        "This question asks for a picture, JPEG or PNG, and this is a PDF.",
    ]


def test_a_file_that_comes_after_a_colleague_completed_it_is_said_to_be_left_out(at: AtTheDesk, tmp_path: Path):
    said: list[str] = []
    at.desk.said.connect(lambda words, _undo: said.append(words))
    asked = asked_for(at, tmp_path)
    at.arrives(kinds.ASSESSMENT, asked.filling.facts.id, {COMPLETED: "2026-11-20"})
    field(asked).take_files([a_jpeg(tmp_path / "a.jpg")])
    delete(asked.sheet)
    rest(at)
    assert said == ["“a.jpg” was not added. This assessment was completed meanwhile."]
    assert asked.value("q") == ""


def test_a_file_that_is_read_when_it_locks_is_in_before_the_vault_is_closed(at: AtTheDesk, tmp_path: Path):
    asked = asked_for(at, tmp_path)
    field(asked).take_files([a_jpeg(tmp_path / "a.jpg")])
    delete(asked.sheet)
    assert at.desk.background.wait(timedelta(seconds=30))
    at.desk.background.let_go()
    assert asked.value("q").startswith("picture-")


def test_a_large_picture_is_opened_behind_the_window(at: AtTheDesk, tmp_path: Path):
    asked = asked_for(at, tmp_path)
    chosen(at, asked, a_jpeg(tmp_path / "large.jpg", (6000, 4000)))
    file = asked.filling.files.one(asked.value("q"))
    page = LookPage(at.desk, asked.filling.files, file, "The front door")
    show(page, 1000, 700)
    assert "Opening …" in words_on(page)
    rest(at)
    assert page.findChild(PictureView).isVisible()
    assert "Opening …" not in words_on(page)
    page.deleteLater()


def test_taken_away_it_comes_back_with_undo(at: AtTheDesk, tmp_path: Path):
    undos: list[object] = []
    at.desk.said.connect(lambda _words, undo: undos.append(undo))
    asked = asked_for(at, tmp_path)
    chosen(at, asked, a_jpeg(tmp_path / "a.jpg"))
    before = asked.value("q")
    press(asked.sheet, "Take it away: The front door")
    assert asked.value("q") == ""
    undos[-1]()
    assert asked.value("q") == before


def test_undo_of_taking_it_away_leaves_what_was_chosen_since(at: AtTheDesk, tmp_path: Path):
    said: list[tuple[str, object]] = []
    at.desk.said.connect(lambda words, undo: said.append((words, undo)))
    asked = asked_for(at, tmp_path)
    chosen(at, asked, a_jpeg(tmp_path / "a.jpg"))
    press(asked.sheet, "Take it away: The front door")
    _words, undo = said[-1]
    chosen(at, asked, a_jpeg(tmp_path / "b.jpg", (40, 30)))
    since = asked.value("q")
    undo()
    assert asked.value("q") == since
    assert said[-1] == ("This was answered meanwhile, and stays as it is", None)


@pytest.mark.parametrize(("media", "held"), [("image/webp", png()), ("application/pdf", png())])
def test_what_cannot_be_shown_large_is_said(at: AtTheDesk, tmp_path: Path, over: list[Page], media: str, held: bytes):
    asked = asked_for(at, tmp_path, "file")
    files = asked.filling.files
    kept = files.one(files.keep(f"{GROUP}/q", ToKeep("file", held, Media.PNG)))
    content = {"hash": kept.content.hash, "media": media, "size": kept.content.size}
    record = at.new(kinds.ANSWER_FILE, {"content": content})
    asked.filling.answer(f"{GROUP}/q", f"file-{record}.bin")
    asked.sheet.take_in()
    settle()
    press(asked.sheet, "Look at it")
    rest(at)
    [page] = over
    assert "This cannot be shown here. Save a copy to open it with something else." in words_on(page)


@pytest.mark.parametrize(
    ("name", "made", "said"),
    [
        ("broken.png", png()[:60], "damaged"),
        ("noise.png", png()[:33] + b"\0" * 40, "damaged"),
        ("empty.jpg", b"", "nothing in this file"),
        ("song.mp3", b"ID3\x03 a song", "Only JPEG and PNG"),
        ("letter.pdf", b"%PDF-1.7 ...", "asks for a picture"),
        ("large.png", png() + bytes(60_000_000), "50 MB"),
    ],
)
def test_what_cannot_be_kept_says_why_and_the_answer_stays(
    at: AtTheDesk, tmp_path: Path, name: str, made: bytes, said: str
):
    asked = asked_for(at, tmp_path)
    chosen(at, asked, a_jpeg(tmp_path / "a.jpg"))
    before = asked.value("q")
    (tmp_path / name).write_bytes(made)
    chosen(at, asked, tmp_path / name)
    assert asked.value("q") == before
    assert said in words_on(asked.sheet)
    assert name in words_on(asked.sheet)


def test_a_picture_with_the_name_of_a_song_is_a_picture(at: AtTheDesk, tmp_path: Path):
    (tmp_path / "song.mp3").write_bytes(jpeg())
    asked = asked_for(at, tmp_path)
    chosen(at, asked, tmp_path / "song.mp3")
    assert asked.value("q").endswith(".jpg")


def test_a_paper_is_looked_at_and_a_copy_saved_on_record(at: AtTheDesk, tmp_path: Path, over: list[Page]):
    asked = asked_for(at, tmp_path, "file")
    chosen(at, asked, a_pdf(tmp_path / "letter.pdf"))
    assert asked.value("q").startswith("file-")
    press(asked.sheet, "Look at it")
    [page] = over
    assert isinstance(page, LookPage)
    rest(at)
    assert page.findChild(PdfPreview) is not None
    page.save_copy(tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == content(asked)
    noted = at.desk.work.vault.access.of(at.family)[-1]
    assert RecordId(noted.detail) in asked.value("q")
    page.save_copy(tmp_path / "nowhere" / "out.pdf")
    assert "cannot be read or written" in words_on(page)


def test_what_is_drawn_on_a_picture_is_another_one_and_the_first_stays(at: AtTheDesk, tmp_path: Path, over: list[Page]):
    asked = asked_for(at, tmp_path, looks="annotate")
    chosen(at, asked, a_jpeg(tmp_path / "body.jpg", (400, 300)))
    first, before = asked.value("q"), content(asked)
    press(asked.sheet, "Draw on it")
    [page] = over
    assert isinstance(page, DrawingPage)
    draw(sheet_on(page), (150, 100), (300, 250))
    press(page, "Done")
    assert asked.value("q").startswith("annotated-")
    assert Image.open(BytesIO(content(asked))).size == (1600, 1200)
    files = asked.filling.files
    assert files.whole(files.one(first)) == before


def test_what_was_being_drawn_on_a_picture_is_there_after_a_sudden_end(at: AtTheDesk, tmp_path: Path):
    asked = asked_for(at, tmp_path, looks="annotate")
    chosen(at, asked, a_jpeg(tmp_path / "body.jpg", (400, 300)))
    stroke = Stroke("red", 14, ((100, 100, 100), (600, 600, 100)))
    draft = as_text(Unfinished(Sketch(asked.value("q"), (stroke,)), Said("Her knee")))
    asked.filling.files.draft(f"{GROUP}/q", draft)
    again = type(asked.sheet)(at.desk, asked.filling, GROUP)
    rest(at)
    assert asked.value("q").startswith("annotated-")
    assert asked.filling.files.one(asked.value("q")).described == "Her knee"
    again.deleteLater()


def test_what_a_colleague_chose_says_that_it_has_not_arrived(at: AtTheDesk, tmp_path: Path):
    content = {"hash": "ab" * 32, "media": "image/jpeg", "size": 4_000_000}
    record = at.new("answer_file", {"title": "Door", "content": content})
    asked = form_shown(at, tmp_path, SURVEY.format("image", ""), q=f"picture-{record}.jpg")
    assert "It has not arrived on this computer yet." in words_on(asked.sheet)
    asked.type("after", "Nothing")
    assert asked.value("q") == f"picture-{record}.jpg"


def test_versions_of_such_an_answer_read_as_what_was_said_of_them(at: AtTheDesk):
    filling = filled(at.desk.work, at.family)
    leila = next(member.id for member in at.members if member.called == "Leila")
    drawn = f"child[{leila}]/voice/drawn"
    one, other = (
        filling.files.keep(drawn, ToKeep("drawing", png(), Media.PNG, described=said)) for said in ("A house", "Mum")
    )
    filling.answer(drawn, one)
    at.arrives(kinds.ASSESSMENT, filling.facts.id, {drawn: other}, ())
    conflict = at.conflict(filling.facts.id, drawn)
    read = {Naming(at.desk).value(conflict, version.value) for version in conflict.versions}
    assert read == {"A drawing. A house.", "A drawing. Mum."}
