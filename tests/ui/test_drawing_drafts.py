"""What is being drawn when the app stops suddenly is there again, and replaces nobody's answer and nobody's words."""

import time
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt

from ehdesk.demo.hands import PATIENCE, let_work
from ehdesk.domain import kinds
from ehdesk.domain.sketch import Sketch, Stroke, Unfinished, as_text, unfinished_in
from ehdesk.ui.forms.drawing_field import DrawingField
from ehdesk.ui.forms.drawing_page import DrawingPage
from ehdesk.ui.forms.sheet import QuestionSheet
from tests.ui.at_the_desk import AtTheDesk, press, rest
from tests.ui.drawn_answers import colours, leave, picture, shown
from tests.ui.form_shown import GROUP
from tests.ui.pens import draw, send, sheet_on
from tests.ui.pens import press as set_down
from tests.ui.showing import also_heard, show


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
    rest(at)
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
    rest(at)
    assert asked.value("q") == ""
    again.deleteLater()


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
    rest(at)
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
    rest(at)
    assert asked.filling.has_two_versions(field)
    kept = {str(one.value) for one in at.conflict(asked.filling.facts.id, field).versions} - {"theirs.png"}
    assert colours(picture(asked, kept.pop())) >= {"black", "red"}
    again.deleteLater()


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
