"""Help: it opens over the page that one is on, is searched, and goes without a trace."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ehdesk.demo.hands import CTRL
from ehdesk.demo.tale import Act, Tale
from ehdesk.ui import places


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "help for this page", partial(_ask, tale)
    yield "a word in help", partial(_find, tale)


def _ask(tale: Tale) -> QWidget:
    tale.desk.go(places.PlanHome(tale.family))
    tale.hands.press(Qt.Key.Key_F1)
    tale.hands.look_for("The family plan, open")
    return tale.window


def _find(tale: Tale) -> QWidget:
    tale.hands.press(Qt.Key.Key_F, CTRL)
    tale.hands.write("recovery code")
    tale.hands.look_for("Found in 1 place")
    return tale.window
