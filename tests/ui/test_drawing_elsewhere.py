"""A drawing that is kept on another computer: nobody replaces it by chance, nor what was said of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ehdesk.domain import kinds
from ehdesk.domain.answer_files import file_name
from ehdesk.domain.attachment import Media
from ehdesk.domain.sketch import Sketch, Stroke, Unfinished, as_text
from ehdesk.ui.forms.sheet import QuestionSheet
from ehdesk.ui.widgets.drawing_sheet import DrawingSheet
from tests.ui.at_the_desk import AtTheDesk, press, rest, words_on
from tests.ui.form_shown import GROUP, Shown, form_shown
from tests.ui.pens import draw, sheet_on
from tests.ui.showing import also_heard, heard, settle

SURVEY = """
| | type | name | label | appearance |
| | image | q | What did Leila draw? | draw |
| | text | after | And then? | |
"""
NEW_ONE = "Draw a new one: What did Leila draw?"


@pytest.fixture
def asked(at: AtTheDesk, tmp_path: Path) -> Shown:
    content = {"hash": "ab" * 32, "media": "image/png", "size": 5}
    record = at.new(kinds.ANSWER_FILE, {"content": content, "described": "Her dad"})
    found = form_shown(at, tmp_path, SURVEY, width=900, height=1000)
    found.filling.answer(f"{GROUP}/q", file_name("drawing", record, Media.PNG))
    found.sheet.take_in()
    settle()
    return found


def described(asked: Shown) -> str:
    return asked.filling.files.one(asked.value("q")).described


def leave(asked: Shown) -> None:
    asked.control("And then?").setFocus()
    settle()


def test_its_sheet_is_closed_until_somebody_wants_a_new_one(asked: Shown):
    before = asked.value("q")
    assert not any(sheet.isVisible() for sheet in asked.sheet.findChildren(DrawingSheet))
    assert "It has not arrived on this computer yet." in words_on(asked.sheet)
    assert heard(asked.go_to("q")) == NEW_ONE
    asked.press(Qt.Key.Key_Return)
    assert sheet_on(asked.sheet).hasFocus()
    assert also_heard(sheet_on(asked.sheet)).startswith("The picture that was here is on another computer")
    leave(asked)
    asked.sheet.save_typed()
    assert asked.value("q") == before


def test_a_new_one_takes_no_words_along_and_undo_brings_back_the_one_that_is_elsewhere(asked: Shown):
    before = asked.value("q")
    press(asked.sheet, NEW_ONE)
    draw(sheet_on(asked.sheet), (50, 50), (300, 200))
    leave(asked)
    assert asked.value("q") not in ("", before)
    assert described(asked) == ""
    asked.control("Undo").setFocus()
    asked.press(Qt.Key.Key_Return)
    leave(asked)
    assert asked.value("q") == before
    assert described(asked) == "Her dad"
    assert asked.control("What can be seen on it? (optional)").toPlainText() == "Her dad"


def test_a_new_one_is_there_again_after_a_sudden_end(at: AtTheDesk, asked: Shown):
    before, stroke = asked.value("q"), Stroke("red", 14, ((100, 100, 100), (600, 600, 100)))
    asked.filling.files.draft(f"{GROUP}/q", as_text(Unfinished(Sketch(before, (stroke,)))))
    again = QuestionSheet(at.desk, asked.filling, GROUP)
    rest(at)
    assert asked.value("q") not in ("", before)
    assert isinstance(again.control(f"{GROUP}/q"), DrawingSheet)
    again.deleteLater()
