"""A pair of hands on one window: real key and mouse events, and eyes that find things by what a screen reader hears."""

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QWidget,
)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PATIENCE = 30.0
"""Seconds before something that should appear is given up."""
_BLINK, _MOMENT = 1, 5
"""Milliseconds after a key, and after what brings another page or may: a visit is some thousand of them."""
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
Kind = TypeVar("Kind", bound=QWidget)
Found = TypeVar("Found")
_PARTS = 4
"""In so many moves the mouse goes from one point to the next."""
_FAR = 400
"""More tab stops than any page has."""


class NotThere(AssertionError):
    """What should be on the screen is not."""


class Hands:
    """Types, presses and clicks as a person does, and waits for what that brings."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    # looking

    def sees(self, words: str) -> bool:
        """Do these words stand anywhere on the window, or would a screen reader say them?"""
        return any(words in said for widget in self._shown(QWidget) for said in _said_by(widget))

    def look_for(self, words: str) -> None:
        """Wait until these words are on the window. Raises NotThere."""
        self.wait(lambda: self.sees(words), words)

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Let the app work until something holds. Raises NotThere."""
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end:
                raise NotThere(what)
            let_work(_MOMENT)
        let_work(_MOMENT)

    def _wait_for(self, find: Callable[[], Found | None], what: str) -> Found:
        """What is found once it is there and still there a moment later. Raises NotThere."""
        end = time.monotonic() + PATIENCE
        while True:
            self.wait(lambda: find() is not None, what)
            found = find()
            if found is not None:
                return found
            if time.monotonic() > end:
                raise NotThere(what)

    def focused(self) -> str:
        """The spoken name of what has the keyboard; of a list, the row that has it."""
        widget = QApplication.focusWidget()
        if isinstance(widget, QListView) and widget.currentIndex().isValid():
            return str(widget.currentIndex().data(_SPOKEN))
        return widget.accessibleName() if widget else ""

    # the keyboard

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        """One key, with others held down."""
        modifiers = Qt.KeyboardModifier.NoModifier
        for modifier in held:
            modifiers |= modifier
        QTest.keyClick(self._keyboard().window().windowHandle(), key, modifiers)
        let_work(_BLINK)

    def write(self, words: str) -> None:
        """Words into what has the keyboard, in place of what stands there.

        Other scripts come as an input method brings them.
        """
        widget = self._keyboard()
        QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.add(words)

    def add(self, words: str) -> None:
        """Words at the cursor."""
        widget = self._keyboard()
        if words.isascii():
            QTest.keyClicks(widget, words)
            return
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(widget, event)

    def tab_to(self, name: str) -> None:
        """Tab until what has the keyboard is called so (or begins so). Raises NotThere."""
        self.wait(lambda: self._find(name) is not None or self._row(name) is not None, name)
        for _ in range(_FAR):
            if self.focused().startswith(name):
                return
            # the arrows go on in the list that holds the row
            self.press(Qt.Key.Key_Down if _is_in(QApplication.focusWidget(), name) else Qt.Key.Key_Tab)
        raise NotThere(f"{name}: not reached with Tab")

    def fill(self, name: str, words: str) -> None:
        """Tab to a field and type into it."""
        self.tab_to(name)
        self.write(words)

    def choose(self, group: str, choice: str) -> None:
        """Tab into a group of choices and press the arrows until this one is chosen. Raises NotThere."""
        self.wait(lambda: self._card(group, choice) is not None, f"{group}: {choice}")
        cards = self._cards(group)
        for _ in range(_FAR):
            if QApplication.focusWidget() in cards:
                break
            self.press(Qt.Key.Key_Tab)
        self._arrow_to(choice, len(cards))

    def pick(self, name: str, option: str) -> None:
        """Tab to a box that opens, and choose by the keys that its options begin with. Raises NotThere."""
        self.tab_to(name)
        box = QApplication.focusWidget()
        if not isinstance(box, QComboBox):
            raise NotThere(f"{name} is no box that opens")
        while box.currentIndex() > 0:
            self.press(Qt.Key.Key_Up)
        for _ in range(box.count()):
            if box.currentText() == option:
                return
            self.press(Qt.Key.Key_Down)
        raise NotThere(f"{name}: {option}")

    # the mouse

    def click(self, name: str) -> None:
        """Click on what is called so (or begins so), scrolling to it as a person would. Raises NotThere."""
        found = self._wait_for(partial(self._target, name), name)
        if isinstance(found, QWidget):
            self.click_on(found)
        elif isinstance(found, QModelIndex):
            self.click_on_row(found)

    def click_on(self, widget: QWidget) -> None:
        """Click in the middle of a widget."""
        _scroll_to(widget)
        let_work(_BLINK)
        middle = QPoint(min(widget.width() // 2, 60), widget.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        let_work(_MOMENT)

    def click_on_row(self, row: QModelIndex) -> None:
        """Click on a row of a list."""
        view = next(view for view in self._shown(QListView) if view.model() is row.model())
        view.setCurrentIndex(row)
        _scroll_to(getattr(view, "ringed", view))
        let_work(_BLINK)
        middle = view.visualRect(row).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        let_work(_MOMENT)

    def draw(self, on: QWidget, points: Sequence[QPoint]) -> None:
        """A line from point to point, with the mouse held down."""
        left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(on, left, no_key, points[0])
        for one, other in pairwise(points):
            for step in range(1, _PARTS + 1):
                QTest.mouseMove(on, one + (other - one) * step / _PARTS)
        QTest.mouseRelease(on, left, no_key, points[-1])
        let_work(_MOMENT)

    def tick(self, group: str, choice: str) -> None:
        """Click on one of several cards of a question. Raises NotThere."""
        card = self._wait_for(lambda: self._card(group, choice), f"{group}: {choice}")
        if not card.isChecked():
            self.click_on(card)

    def save_as(self, path: str) -> None:
        """Answer the open file dialog with a path. Raises NotThere."""
        dialog = self._wait_for(self._file_dialog, "a dialog for a file")
        line = dialog.findChild(QLineEdit)
        if line is None:
            raise NotThere("a dialog for a file")
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(line, path)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.wait(lambda: self._file_dialog() is None, "the dialog to close")
        # with no desktop around the window, nothing gives it the keyboard back
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window, 5_000)

    # finding

    def _keyboard(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def _find(self, name: str) -> QWidget | None:
        found = [widget for widget in self._shown(QWidget) if _takes_hands(widget)]
        exact = (widget for widget in found if widget.accessibleName() == name)
        begins = (widget for widget in found if widget.accessibleName().startswith(name))
        return next(exact, None) or next(begins, None)

    def _target(self, name: str) -> QWidget | QModelIndex | None:
        return self._find(name) or self._row(name)

    def _row(self, name: str) -> QModelIndex | None:
        """The row of a list that is called so (or begins so)."""
        rows = (row for view in self._shown(QListView) for row in _rows_of(view))
        return next((row for row in rows if str(row.data(_SPOKEN)).startswith(name)), None)

    def _cards(self, group: str) -> list[QAbstractButton]:
        boxes = [widget for widget in self._shown(QWidget) if widget.accessibleName().startswith(group)]
        return [card for box in boxes for card in box.findChildren(QAbstractButton) if card.isVisible()]

    def _card(self, group: str, choice: str) -> QAbstractButton | None:
        return next((card for card in self._cards(group) if card.accessibleName() == choice), None)

    def _arrow_to(self, choice: str, count: int) -> None:
        for _ in range(count + 1):
            if self.focused() == choice:
                self.press(Qt.Key.Key_Space)
                return
            self.press(Qt.Key.Key_Down)
        raise NotThere(choice)

    def _shown(self, kind: type[Kind]) -> Iterator[Kind]:
        return (widget for widget in self.window.findChildren(kind) if widget.isVisible())

    def _file_dialog(self) -> QFileDialog | None:
        return next((dialog for dialog in self.window.findChildren(QFileDialog) if dialog.isVisible()), None)


def _rows_of(view: QListView) -> list[QModelIndex]:
    return [view.model().index(place, 0) for place in range(view.model().rowCount())]


def _is_in(widget: QWidget | None, name: str) -> bool:
    """Is it a list with a row that is called so (or begins so)?"""
    return isinstance(widget, QListView) and any(str(row.data(_SPOKEN)).startswith(name) for row in _rows_of(widget))


def _said_by(widget: QWidget) -> tuple[str, ...]:
    if isinstance(widget, QListView):
        return widget.accessibleName(), *(str(row.data(_SPOKEN)) for row in _rows_of(widget))
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    return text, widget.accessibleName(), widget.accessibleDescription()


def _takes_hands(widget: QWidget) -> bool:
    return widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _scroll_to(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 0, 60)
        around = around.parentWidget()


def let_work(milliseconds: int) -> None:
    """Let the app work for a moment. QTest.qWait would hold Python's lock meanwhile, and starve the other threads."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
