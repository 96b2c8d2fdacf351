"""The next assessment: last time's answers are confirmed one by one, a note to self is left, and a child draws."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from ehdesk.demo.hands import CTRL, NotThere
from ehdesk.demo.tale import Act, Tale
from ehdesk.ui.widgets.drawing_sheet import DrawingSheet

_WALLS, _DOOR = ((20, 80), (20, 45), (50, 20), (80, 45), (80, 80), (20, 80)), ((42, 80), (42, 58), (58, 58), (58, 80))
"""From corner to corner, in hundredths of the sheet."""


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "a new assessment", partial(_begin, tale)
    yield "what was answered last time", partial(_see_last_time, tale)
    yield "still so", partial(_confirm, tale)
    yield "a note to self", partial(_note, tale)
    yield "a child draws", partial(_draw, tale)


def _begin(tale: Tale) -> QWidget:
    tale.hands.click("Assessment")
    tale.hands.click("Begin a new assessment")
    tale.hands.look_for("A new assessment was begun")
    return tale.window


def _see_last_time(tale: Tale) -> QWidget:
    tale.hands.click("A settled home, ")
    tale.hands.look_for("Still so")
    return tale.window


def _confirm(tale: Tale) -> QWidget:
    tale.hands.click("Still so")
    tale.hands.look_for("Kept as an answer of today")
    return tale.window


def _note(tale: Tale) -> QWidget:
    tale.hands.press(Qt.Key.Key_N, CTRL)
    tale.hands.look_for("Note to self: ")
    tale.hands.write("Ask to see the letter about the boiler")
    return tale.window


def _draw(tale: Tale) -> QWidget:
    hands, leila = tale.hands, tale.cast.members["leila"].called
    hands.click("All topics")
    hands.click(f"{leila}, ")
    hands.click(f"{leila}’s own words, ")
    hands.choose(f"How did you hear from {leila}?", "With family")
    hands.look_for(f"What did {leila} draw?")
    sheet = next((one for one in tale.window.findChildren(DrawingSheet) if one.isVisible()), None)
    if sheet is None:
        raise NotThere("a sheet to draw on")
    for line in (*pairwise(_WALLS), *pairwise(_DOOR)):
        hands.draw(sheet, [QPoint(sheet.width() * x // 100, sheet.height() * y // 100) for x, y in line])
    hands.look_for("8 lines are drawn.")
    return tale.window
