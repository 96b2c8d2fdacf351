"""Practising before the first real family: from the first steps, and back to one's own records."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ehdesk.demo.tale import PRIYA, Act, Tale
from ehdesk.ui import places


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "practice", partial(_practise, tale)
    yield "a paper from practice", partial(_print, tale)
    yield "practice never syncs", partial(_sync, tale)
    yield "practice closed", partial(_close, tale)
    yield "first steps put away", partial(_put_away, tale)


def _practise(tale: Tale) -> QWidget:
    tale.hands.click("Practise with a made-up family")
    tale.first.hands.wait(lambda: tale.first.app.window.desk is not None and tale.desk.is_practice, "practice")
    tale.hands.look_for("Please enter nothing about anyone real")
    return tale.window


def _print(tale: Tale) -> QWidget:
    tale.desk.go(places.Print(tale.family))
    tale.hands.press(Qt.Key.Key_Space)
    tale.hands.wait(lambda: not tale.desk.background.is_busy, "the paper")
    return tale.window


def _sync(tale: Tale) -> QWidget:
    tale.hands.click("My families")
    tale.hands.click("Sync")
    tale.hands.look_for("Nothing that you do here leaves this computer")
    return tale.window


def _close(tale: Tale) -> QWidget:
    tale.hands.click("Close practice")
    tale.hands.look_for("Welcome back")
    tale.hands.write(PRIYA[2][:3])  # under way, which is another picture than that of the lock later
    return tale.window


def _put_away(tale: Tale) -> QWidget:
    tale.hands.write(PRIYA[2])
    tale.hands.press(Qt.Key.Key_Return)
    tale.hands.look_for("First steps")
    tale.hands.click("Put this away")
    tale.desk.go(places.MyFamilies())
    return tale.window
