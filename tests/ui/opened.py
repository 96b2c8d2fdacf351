"""The whole window, with the vault of the demo's family open in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from ehdesk.app import App
from ehdesk.store import door
from ehdesk.ui.look import Look
from ehdesk.ui.window import Window
from tests.builders import ToldClock, new_id
from tests.services.made import AUTUMN, Made, surroundings
from tests.ui.at_the_desk import rows_of
from tests.ui.showing import settle


@contextmanager
def opened_window(made: Made, look: Look, place: Path) -> Iterator[Window]:
    """A window on a copy of a closed vault, behind its door. Locking it does not open another."""
    copy, clock = made.copied_to(place), ToldClock(AUTUMN)
    window = App(surroundings(copy.vaults, clock), look, leave=lambda _app: None).window
    window.enter(door.unlock_with_recovery_code(copy.vault, copy.code, ids=new_id, clock=clock))
    window.show()
    window.activateWindow()
    settle()
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key, to whatever has the keyboard."""
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    settle()


def words_on(window: QWidget) -> str:
    """Everything that can be read on the window, or heard by wandering over it."""
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    return "\n".join(said for widget in shown for said in _said_by(widget))


def _said_by(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    for name in ("text", "toPlainText", "words"):
        said = getattr(widget, name, None)
        if callable(said):
            yield str(said())
    if isinstance(widget, QListView):
        yield from rows_of(widget)
