"""What was before: two agreed versions of the plan, what ever stood in a field, and copies of one's records."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from ehdesk.demo.acts.plan import agree
from ehdesk.demo.hands import CTRL
from ehdesk.demo.tale import PRIYA, Act, Tale
from ehdesk.ui import places

_LONGER = "Try the morning chart for four weeks"


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "what changed between two versions", partial(_agree_anew, tale)
    yield "what ever stood in a field", partial(_look_back, tale)
    yield "an earlier value put back", partial(_put_back, tale)
    yield "copies to go back to", partial(_show_copies, tale)
    yield "what going back means", partial(_ask_what_it_means, tale)


def _before(tale: Tale) -> str:
    return tale.cast.plan.goals[0].actions[1].what


def _agree_anew(tale: Tale) -> QWidget:
    """Another action, agreed; then from the first version to the second."""
    hands = tale.hands
    hands.click("Plan")
    hands.click(f"{_before(tale)}, ")
    hands.fill("What will happen?", _LONGER)
    hands.click("Done")
    agree(tale)
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("this version is kept")
    hands.click("What was agreed, and what changed")
    hands.look_for("Nothing is different")
    hands.tab_to("What changed from")
    hands.press(Qt.Key.Key_Up)
    hands.look_for(f"from “{_before(tale)}” to “{_LONGER}”")
    hands.tab_to("To")
    hands.press(Qt.Key.Key_Up)
    hands.wait(lambda: _shows_two(tale), "the second version")
    return tale.window


def _shows_two(tale: Tale) -> bool:
    """Is each of the two boxes at a version that was agreed?"""
    boxes = [box for box in tale.window.findChildren(QComboBox) if box.isVisible()]
    return [box.currentText().partition(",")[0] for box in boxes] == ["Version 1", "Version 2"]


def _look_back(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.click("History")
    hands.click(f"{PRIYA[0]} changed the action “{_LONGER}”")
    hands.look_for("Put this one back")
    return tale.window


def _put_back(tale: Tale) -> QWidget:
    tale.hands.click("Put this one back")
    tale.hands.look_for("Put back as it was before")
    return tale.window


def _show_copies(tale: Tale) -> QWidget:
    tale.hands.wait(lambda: not tale.desk.background.is_busy, "a copy that is being made to be there")
    tale.desk.work.copies.make_if_due()  # as the window does by itself, a minute after it opened
    tale.desk.go(places.Settings())
    tale.hands.click("Go back to an earlier copy")
    tale.hands.look_for("Which copy?")
    tale.hands.tab_to("Go back to this copy")
    return tale.window


def _ask_what_it_means(tale: Tale) -> QWidget:
    tale.hands.click("Go back to this copy")
    tale.hands.look_for("Go back to the copy from")
    tale.hands.tab_to("Leave them as they are")
    return tale.window
