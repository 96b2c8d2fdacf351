"""A question that is drawn: with the mouse or a pen, undone, kept as it is left, and there again after a sudden end."""

import time
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtWidgets import QApplication

from ehdesk.demo.hands import PATIENCE, let_work
from ehdesk.domain import kinds
from ehdesk.domain.sketch import Sketch, Stroke, Unfinished, as_text, unfinished_in
from ehdesk.services.trying import Trying
from ehdesk.ui.forms.answer_rows import AnswerRows
from ehdesk.ui.forms.drawing_field import DrawingField
from ehdesk.ui.forms.drawing_page import DrawingPage
from ehdesk.ui.forms.sheet import QuestionSheet
from ehdesk.ui.theme import CRAYONS
from tests.forms.trials import xlsform
from tests.journeys.keys import CTRL
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.form_shown import GROUP, Shown, form_shown
from tests.ui.pens import draw, draw_with_pen, send, sheet_on
from tests.ui.pens import press as set_down
from tests.ui.showing import also_heard, heard, settle, show

SURVEY = """
| | type | name | label | appearance | required |
| | image | q | What did Leila draw? | {} | {} |
| | text | after | And then? | | |
"""
DRAWN = SURVEY.format("draw", "")
WHITE = (255, 255, 255)


def shown(at: AtTheDesk, folder: Path, survey: str = DRAWN) -> Shown:
    return form_shown(at, folder, survey, width=900, height=1000)


def leave(asked: Shown) -> None:
    asked.control("And then?").setFocus()
    settle()


def picture(asked: Shown, name: str = "") -> Image.Image:
    """What is in the vault: the answer, or this one."""
    files = asked.filling.files
    return Image.open(BytesIO(files.whole(files.one(name or asked.value("q"))))).convert("RGB")


def colours(image: Image.Image) -> set[str]:
    """The crayons of which more than a few dots are on it."""
    counted = {tuple(colour): count for count, colour in image.getcolors(1 << 24)}
    return {name for name, hex in CRAYONS.items() if counted.get(tuple(bytes.fromhex(hex[1:])), 0) > 50}


def test_what_is_drawn_is_kept_as_a_picture_when_the_question_is_left(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    sheet = sheet_on(asked.sheet)
    draw(sheet, (50, 50), (300, 200))
    press(asked.sheet, "Red")
    draw(sheet, (300, 50), (50, 200))
    leave(asked)
    assert asked.value("q").startswith("drawing-")
    assert asked.value("q").endswith(".png")
    assert picture(asked).size == (1600, 1200)
    assert colours(picture(asked)) == {"black", "red"}


def test_going_from_sheet_to_crayon_keeps_nothing_yet(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    draw(sheet_on(asked.sheet), (50, 50), (300, 200))
    asked.control("Blue").setFocus()
    settle()
    assert asked.value("q") == ""


def test_opened_again_it_is_there_and_can_be_drawn_on(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    draw(sheet_on(asked.sheet), (50, 50), (300, 200))
    leave(asked)
    first, before = asked.value("q"), picture(asked)
    asked.sheet.take_in()
    again = Shown(asked.filling, type(asked.sheet)(at.desk, asked.filling, GROUP), asked.window)
    again.sheet.resize(900, 1000)
    again.sheet.show()
    settle()
    sheet = sheet_on(again.sheet)
    assert "A picture is on it." in also_heard(sheet)
    press(again.sheet, "Green")
    draw(sheet, (300, 300), (400, 400))
    leave(again)
    assert again.value("q") != first
    assert colours(picture(again)) == {"black", "green"}
    files = again.filling.files
    assert Image.open(BytesIO(files.whole(files.one(first)))).convert("RGB").tobytes() == before.tobytes()
    again.sheet.deleteLater()


def test_strokes_are_undone_done_again_and_started_again_by_keyboard(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    sheet = sheet_on(asked.sheet)
    assert "Nothing is drawn yet." in also_heard(sheet)
    draw(sheet, (50, 50), (300, 200))
    draw(sheet, (300, 50), (50, 200))
    assert "2 lines are drawn." in also_heard(sheet)
    sheet.setFocus()
    asked.press(Qt.Key.Key_Z, CTRL)
    assert "1 line is drawn." in also_heard(sheet)
    asked.press(Qt.Key.Key_Y, CTRL)
    assert "2 lines are drawn." in also_heard(sheet)
    for name, count in (
        ("Start again", "Nothing"),
        ("Undo", "2 lines"),
        ("Undo", "1 line"),
        ("Do it again", "2 lines"),
    ):
        asked.control(name).setFocus()
        asked.press(Qt.Key.Key_Return)
        assert count in also_heard(sheet)


def test_an_empty_sheet_is_no_answer_and_undo_brings_the_answer_back(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    draw(sheet_on(asked.sheet), (50, 50), (300, 200))
    leave(asked)
    asked.control("Start again").setFocus()
    asked.press(Qt.Key.Key_Return)
    leave(asked)
    assert asked.value("q") == ""
    asked.control("Undo").setFocus()
    asked.press(Qt.Key.Key_Return)
    leave(asked)
    assert colours(picture(asked)) == {"black"}


def test_crayons_and_thicknesses_are_chosen_with_the_arrows_by_name(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    sheet = sheet_on(asked.sheet)
    asked.control("Black").setFocus()
    asked.press(Qt.Key.Key_Right)
    assert heard(QApplication.focusWidget()) == "Brown"
    asked.control("Middle").setFocus()
    asked.press(Qt.Key.Key_Right)
    assert heard(QApplication.focusWidget()) == "Thick"
    draw(sheet, (50, 50), (300, 200))
    leave(asked)
    assert colours(picture(asked)) == {"brown"}


def test_a_pen_that_is_pressed_harder_draws_a_wider_line(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    sheet = sheet_on(asked.sheet)
    draw_with_pen(sheet, (50, 50, 0.1), (150, 50, 0.1), (250, 50, 0.1), (350, 50, 0.1))
    draw_with_pen(sheet, (50, 250, 1), (150, 250, 1), (250, 250, 1), (350, 250, 1))
    leave(asked)
    image = picture(asked)
    wide, high = image.size
    column = [image.getpixel((wide * 200 // sheet.width(), y)) != WHITE for y in range(high)]
    light, hard = sum(column[: high // 3]), sum(column[high // 3 :])
    assert 0 < light < hard / 2


def test_what_is_being_drawn_is_there_after_a_sudden_end(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    sheet = sheet_on(asked.sheet)
    draw(sheet, (50, 50), (300, 200))
    set_down(sheet, (300, 50))
    field, files, end = f"{GROUP}/q", asked.filling.files, time.monotonic() + PATIENCE
    while not _holds_two(files.draft_of(field)) and time.monotonic() < end:
        let_work(50)
        across = 300 - (time.monotonic_ns() // 10_000_000) % 250
        send(sheet, QEvent.Type.MouseMove, QPointF(across, 120), Qt.MouseButton.NoButton)
    assert asked.value("q") == ""  # and now the app is gone
    again = type(asked.sheet)(at.desk, asked.filling, GROUP)
    settle()
    assert asked.value("q").startswith("drawing-")
    assert also_heard(again.control(field)).startswith("2 lines")
    assert files.draft_of(field) == ""
    again.deleteLater()


def _holds_two(draft: str) -> bool:
    unfinished = unfinished_in(draft)
    return (
        unfinished is not None and len(unfinished.sketch.strokes) == 2 and len(unfinished.sketch.strokes[1].points) > 1
    )


def test_a_draft_that_cannot_be_read_is_left_alone(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    asked.filling.files.draft(f"{GROUP}/q", "no drawing")
    again = type(asked.sheet)(at.desk, asked.filling, GROUP)
    settle()
    assert asked.value("q") == ""
    again.deleteLater()


def test_what_can_be_seen_on_it_is_written_beside_it_and_kept(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    assert "What can be seen on it? (optional)" not in asked.names()
    draw(sheet_on(asked.sheet), (50, 50), (300, 200))
    asked.control("What can be seen on it? (optional)").setFocus()
    asked.keys("A house")
    leave(asked)
    assert asked.filling.files.one(asked.value("q")).described == "A house"


def test_a_drawing_that_must_be_given_is_asked_for(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path, SURVEY.format("draw", "yes"))
    assert [one.field for one in asked.filling.form.problems(GROUP)] == [f"{GROUP}/q"]
    draw(sheet_on(asked.sheet), (50, 50), (300, 200))
    leave(asked)
    assert asked.filling.form.problems(GROUP) == ()


def test_an_answer_from_elsewhere_is_told_and_stays(at: AtTheDesk, tmp_path: Path):
    asked = form_shown(at, tmp_path, DRAWN, q="door.jpg")
    assert "The answer is the file “door.jpg”, which is not on this computer." in words_on(asked.sheet)
    asked.type("after", "Nothing")
    assert asked.value("q") == "door.jpg"


def test_a_signature_has_one_pen_and_a_low_sheet(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path, SURVEY.format("signature", ""))
    assert "Red" not in asked.names()
    draw(sheet_on(asked.sheet), (50, 50), (200, 100), (300, 60))
    leave(asked)
    assert asked.value("q").startswith("signature-")
    assert picture(asked).size == (1600, 480)


def test_on_trial_it_is_drawn_and_nothing_of_it_is_kept(at: AtTheDesk, tmp_path: Path):
    vault = at.desk.work.vault
    before = vault.attachments.total(), len(vault.changes.ids(at.family))
    head, *rows = DRAWN.strip().splitlines()
    survey = "\n".join([head, f"| | begin_group | {GROUP} | All | field-list | |", *rows, "| | end_group | | | | |"])
    trial = Trying(xlsform(tmp_path, survey), (), at.desk.now)
    page = show(QuestionSheet(at.desk, trial, GROUP), 900, 1000)
    draw(sheet_on(page), (50, 50), (300, 200))
    page.save_typed()
    name = trial.form.answers[f"{GROUP}/q"]
    assert Image.open(BytesIO(trial.files.whole(trial.files.one(name)))).size == (1600, 1200)
    row = next(AnswerRows(at.desk, trial).of(trial.form.topic(GROUP)))
    show(row, 900, 300)
    assert at.desk.background.wait(timedelta(seconds=30))
    settle()
    assert row.has_picture()
    assert (vault.attachments.total(), len(vault.changes.ids(at.family))) == before
    for widget in (page, row):
        widget.deleteLater()


def test_a_colleagues_answer_that_came_while_somebody_drew_is_not_replaced(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    stroke = Stroke("red", 14, ((100, 100, 100), (600, 600, 100)))
    asked.filling.answer(f"{GROUP}/q", "first.png")
    asked.filling.take_up()
    asked.filling.files.draft(f"{GROUP}/q", as_text(Unfinished(Sketch("", (stroke,)))))
    record = asked.filling.facts.id
    at.arrives(kinds.ASSESSMENT, record, {f"{GROUP}/q": "theirs.png"})
    asked.filling.reread()
    asked.filling.take_up()
    again = QuestionSheet(at.desk, asked.filling, GROUP)
    settle()
    assert asked.filling.has_two_versions(f"{GROUP}/q")
    assert {str(one.value).partition("-")[0] for one in at.conflict(record, f"{GROUP}/q").versions} == {
        "theirs.png",
        "drawing",
    }
    again.deleteLater()


def test_what_was_drawn_on_a_picture_is_not_lost_when_another_is_the_answer_by_then(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    draw(sheet_on(asked.sheet), (50, 50), (300, 200))
    leave(asked)
    ours, field = asked.value("q"), f"{GROUP}/q"
    red = Stroke("red", 14, ((100, 600, 100), (600, 600, 100)))
    asked.filling.files.draft(field, as_text(Unfinished(Sketch(ours, (red,)))))
    at.arrives(kinds.ASSESSMENT, asked.filling.facts.id, {field: "theirs.png"})
    asked.filling.reread()
    asked.filling.take_up()
    again = QuestionSheet(at.desk, asked.filling, GROUP)
    settle()
    assert asked.filling.has_two_versions(field)
    kept = {str(one.value) for one in at.conflict(asked.filling.facts.id, field).versions} - {"theirs.png"}
    assert colours(picture(asked, kept.pop())) >= {"black", "red"}
    again.deleteLater()


def test_a_press_beside_the_paper_draws_nothing(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    sheet = sheet_on(asked.sheet)
    sheet.setFixedSize(1200, 300)
    draw(sheet, (5, 50), (60, 90))
    assert sheet.sketch.is_empty


def test_a_long_stroke_over_the_whole_window_is_in_the_draft_too(at: AtTheDesk, tmp_path: Path):
    laid: list[DrawingPage] = []
    at.desk.over_wanted.connect(lambda page: laid.append(show(page, 1000, 700)))
    asked, kept = shown(at, tmp_path), list[str]()
    field = asked.sheet.findChild(DrawingField)
    field.edited.connect(kept.append)
    press(asked.sheet, "Red")
    press(asked.sheet, "Use the whole window")
    [page] = laid
    set_down(sheet_on(page), (50, 50))
    unfinished = unfinished_in(kept[-1])
    assert [one.colour for one in unfinished.sketch.strokes] == ["red"]
    asked.sheet.save_typed()
    assert asked.value("q").startswith("drawing-")
    page.deleteLater()
