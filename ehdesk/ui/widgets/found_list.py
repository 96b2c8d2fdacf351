"""The answers that were found by typing, under the box in which one types."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.words import show_when

_MOST = 8
"""Answers that are in sight at once; the list scrolls."""
_ROW = 44
"""Pixels at 100 per cent."""


class FoundList(QListWidget):
    """Enter, Space or a click takes an answer. Up from the first one, Esc and letters go back to the box.

    Signals:
        taken(str): the key of an answer.
        left_upwards: back to the box.
        typed(str): letters that belong in the box.
    """

    taken = Signal(str)
    left_upwards = Signal()
    typed = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setProperty("kind", "found")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(self._take)
        self.hide()
        look.dress(self._fit)

    def show_found(self, found: Sequence[tuple[str, str]]) -> None:
        """Show keys with their words; none puts the list away."""
        self.clear()
        for key, words in found:
            item = QListWidgetItem(words, self)
            item.setData(Qt.ItemDataRole.UserRole, key)
        self._fit()
        show_when(self, bool(found))

    def enter(self) -> None:
        """Give the keyboard to the first answer."""
        self.setCurrentRow(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, item = Qt.Key(event.key()), self.currentItem()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self._take(item)
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and self.currentRow() <= 0):
            self.left_upwards.emit()
        elif event.text().isprintable() and event.text():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(230), self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _take(self, item: QListWidgetItem) -> None:
        self.taken.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _fit(self) -> None:
        row = self._look.px(_ROW)
        for place in range(self.count()):
            self.item(place).setSizeHint(QSize(0, row))
        self.setFixedHeight(row * min(_MOST, self.count()) + self._look.px(12))
