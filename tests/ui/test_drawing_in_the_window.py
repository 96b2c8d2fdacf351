"""Drawing in the whole window: by keyboard but for the strokes, undone however many, and safe when it locks."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton

from ehdesk.ui import places
from ehdesk.ui.forms.drawing_page import DrawingPage
from ehdesk.ui.forms.easel import Easel
from ehdesk.ui.look import Look
from ehdesk.ui.pages.check_answers import CheckTopicPage
from ehdesk.ui.paper import Paper
from ehdesk.ui.theme import LIGHT
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.drawing_sheet import DrawingSheet
from tests.journeys.keys import CTRL, Keys
from tests.rules.fitting import clipped, too_wide
from tests.rules.looking import nameless
from tests.services.made import Made, filled
from tests.ui.at_the_desk import AtTheDesk, press
from tests.ui.opened import opened_window
from tests.ui.pens import draw, send, sheet_on
from tests.ui.pens import press as set_down
from tests.ui.showing import also_heard, settle, show


@pytest.fixture
def window(family_vault: Made, look: Look, tmp_path: Path):
    """The whole window, where Leila says what she has to say."""
    with opened_window(family_vault, look, tmp_path / "laptop") as window:
        filling, leila = filled(window.desk.work, family_vault.family), family_vault.members["leila"]
        filling.answer(f"child[{leila}]/voice/heard", "alone")
        window.desk.go(places.Topic(family_vault.family, filling.facts.id, f"child[{leila}]/voice"))
        settle()
        yield window


@pytest.mark.parametrize("size", [100, 200])
def test_the_whole_sheet_and_what_one_draws_with_are_seen_at_once(window, look: Look, size: int):
    look.wear(LIGHT, size)
    window.resize(1366, 690)
    settle()
    page = window.frame.page
    sheet_on(page).setFocus()
    settle()
    for open_page in (page, None):
        if open_page is None:
            press(page, "Use the whole window")
        shown = window.frame.shown
        easel, seen = shown.findChild(Easel), shown.viewing.viewport()
        parts = [easel.sheet, *(one for one in easel.tools.findChildren(QAbstractButton) if one.isVisible())]
        assert len(parts) == 18
        for part in parts:
            assert seen.rect().contains(QRect(part.mapTo(seen, QPoint(0, 0)), part.size())), part.accessibleName()
        assert easel.sheet.height() > seen.height() * 0.8
    look.wear(LIGHT, 100)


@pytest.mark.parametrize("size", [100, 200])
def test_the_whole_window_is_a_sheet_and_what_is_drawn_there_is_the_answer(window, look: Look, size: int):
    look.wear(LIGHT, size)
    hands = Keys(window)
    hands.go("Use the whole window")
    page = window.frame.shown
    assert isinstance(page, DrawingPage)
    assert (clipped(page), too_wide(window), nameless(page)) == ([], [], [])
    assert hands.focused() == "Sheet to draw on: What did Leila draw?"
    draw(sheet_on(page), (400, 50), (550, 200))
    draw(sheet_on(page), (450, 50), (550, 100))
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.go("Done")
    assert hands.focused() == "Use the whole window"
    assert also_heard(sheet_on(window.frame.page)).endswith("1 line is drawn.")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("Check your answers")
    assert isinstance(window.frame.page, CheckTopicPage)
    hands.wait(lambda: any(row.has_picture() for row in window.findChildren(AnswerRow)), "the drawing, small")
    assert hands.sees("A drawing.")
    hands.go("Look at it")
    assert nameless(window.frame.shown) == []
    hands.press(Qt.Key.Key_Escape)
    assert isinstance(window.frame.shown, CheckTopicPage)
    look.wear(LIGHT, 100)


def test_the_sheet_does_not_move_under_the_pen(window):
    sheet = sheet_on(window.frame.page)
    set_down(sheet, (50, 50))
    before = sheet.size()
    window.frame.page.keep_free(200)
    settle()
    assert sheet.size() == before
    send(sheet, QEvent.Type.MouseButtonRelease, QPointF(60, 60), Qt.MouseButton.LeftButton)
    settle()
    assert sheet.height() < before.height()


def test_locked_in_the_middle_of_a_stroke_nothing_is_lost(window, family_vault: Made):
    sheet = sheet_on(window.frame.page)
    set_down(sheet, (50, 50))
    send(sheet, QEvent.Type.MouseMove, QPointF(200, 200), Qt.MouseButton.NoButton)
    filling = filled(window.desk.work, family_vault.family)
    window.desk.go(places.Overview(family_vault.family))
    name = filling.form.answers[f"child[{family_vault.members['leila']}]/voice/drawn"]
    assert name.startswith("drawing-")


def test_after_many_strokes_undo_shows_just_what_was_there_before(at: AtTheDesk):
    paper = Paper(QSize(1600, 1200))
    sheet = show(DrawingSheet(at.desk.look, paper), 800, 600)
    sheet.take_up("black", 24)
    for number in range(30):
        draw(sheet, (20 + 25 * number, 100), (20 + 25 * number, 500))
    for _ in range(10):
        sheet.undo()
    crossed = [round((20 + 25 * number) * 1600 / sheet.width()) for number in range(30)]
    is_drawn = [paper.image.pixelColor(x, 600) != Qt.GlobalColor.white for x in crossed]
    assert is_drawn == [True] * 20 + [False] * 10
    sheet.start_again()
    assert paper.image.pixelColor(crossed[0], 600) == Qt.GlobalColor.white
    sheet.deleteLater()


def test_what_was_drawn_is_on_another_sheet_without_being_drawn_again(at: AtTheDesk):
    paper = Paper(QSize(1600, 1200))
    sheet = show(DrawingSheet(at.desk.look, paper), 800, 600)
    sheet.take_up("black", 24)
    for number in range(3):
        draw(sheet, (20 + 25 * number, 100), (20 + 25 * number, 500))
    before = paper.image.cacheKey()
    other = show(DrawingSheet(at.desk.look, paper), 400, 300)
    other.refresh()
    assert paper.image.cacheKey() == before
    assert other.grab().toImage().pixelColor(10, 150) != Qt.GlobalColor.white
    for one in (sheet, other):
        one.deleteLater()
