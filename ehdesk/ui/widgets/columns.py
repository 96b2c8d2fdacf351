"""Two columns that become one on a narrow window, the right one ("Carry on") first, unless the left one is to be.

columns = Columns(look, 11, 9)      or 6 and 5: how the width is shared
columns.left(widget), columns.right(widget)
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.tab_order import tab_through
from ehdesk.ui.widgets.card import spaced


class Columns(QWidget):
    """A grid of two, gutter 20."""

    narrow = QBoxLayout.Direction.BottomToTop

    def __init__(self, look: Look, left: int = 11, right: int = 9, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._shares = look, (left, right)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._left, self._right = QWidget(), QWidget()
        for side in (self._left, self._right):
            column = QVBoxLayout(side)
            column.addStretch()
            self._both.addWidget(side, 1, Qt.AlignmentFlag(0))
        look.dress(self._dress)

    def left(self, *widgets: QWidget) -> None:
        """Put widgets below what is in the left column."""
        _add(self._left, widgets)

    def right(self, *widgets: QWidget) -> None:
        """Put widgets below what is in the right column."""
        _add(self._right, widgets)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_stops()

    def _order_stops(self) -> None:
        """Tab goes through the columns as they are read."""
        is_turned = self._both.direction() == QBoxLayout.Direction.BottomToTop
        sides = (self._right, self._left) if is_turned else (self._left, self._right)
        tab_through(*sides)

    def _dress(self) -> None:
        direction = QBoxLayout.Direction
        is_narrow = self._look.is_narrow
        self._both.setDirection(self.narrow if is_narrow else direction.LeftToRight)
        spaced(self._both, (0, 0, 0, 0), self._look.space(14 if is_narrow else 20))
        if self.isVisible():
            self._order_stops()
        for place, (side, share) in enumerate(zip((self._left, self._right), self._shares, strict=True)):
            self._both.setStretch(place, 0 if is_narrow else share)
            spaced(side.layout(), (0, 0, 0, 0), self._look.space(14))  # type: ignore[arg-type]


class LeftFirst(Columns):
    """The same with the left one first."""

    narrow = QBoxLayout.Direction.TopToBottom


def _add(side: QWidget, widgets: tuple[QWidget, ...]) -> None:
    column = side.layout()
    for widget in widgets:
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 1, widget)
