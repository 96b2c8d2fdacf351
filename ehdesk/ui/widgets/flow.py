"""Two ways to set things side by side that give way when there is no room.

They are widgets, not layouts: a layout written in Python would hold items that Qt makes and destroys without a word to
Python, and in the end the window's memory is broken by one that is gone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget, QWidgetItem
from shiboken6 import isValid

_ASKED, _GONE, _POLISHED = QEvent.Type.LayoutRequest, QEvent.Type.ChildRemoved, QEvent.Type.Polish


@dataclass(frozen=True, slots=True)
class Measured:
    """A widget with the size it would like and the least it can do with, asked once."""

    widget: QWidget
    likes: QSize
    least: QSize

    def height(self, width: int) -> int:
        """How high it is, so wide."""
        widget = self.widget
        if not widget.hasHeightForWidth():
            return self.likes.height()
        return min(max(widget.heightForWidth(width), widget.minimumHeight()), widget.maximumHeight())

    def move(self, x: int, y: int, width: int, height: int) -> None:
        """Put it there."""
        self.widget.setGeometry(x, y, width, height)


class Row(QWidget):
    """What both share: a list of widgets, one gap. It fills `holder`, if that is given.

    Qt asks for a height some fifty times while it lays one page out, so sizes are asked once and kept until one of
    the widgets says that it is of another size.
    """

    def __init__(self, gap: int, holder: QWidget | None = None) -> None:
        super().__init__(holder)
        self._gap, self._widgets = gap, list[QWidget]()
        self._measured, self._heights = list[Measured](), dict[int, int]()
        self._is_one_gone = self._was_hidden = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if holder is not None:
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(self)

    def add(self, *widgets: QWidget) -> None:
        """More, after those that are there."""
        for widget in widgets:
            if widget.parentWidget() is not self:
                widget.setParent(self)
            self._widgets.append(widget)
            if self.isVisible() and not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                widget.show()  # what somebody hid stays hidden
        self._fit()

    def clear(self) -> None:
        """Take everything away."""
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets.clear()
        self._fit()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        shown = self._shown()
        if width not in self._heights:
            self._heights[width] = self._arrange(shown, QRect(0, 0, width, 0), is_moving=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        size = QSize(0, 0)
        for each in self._shown():
            size = size.expandedTo(each.least)
        return size

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == _ASKED:
            self._fit()
        elif kind == _GONE:
            self._is_one_gone = True
        elif kind == _POLISHED:
            self._forget()  # what is in it has its own letters and margins from now on
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._was_hidden:
            self._fit()  # nothing says what changed in the meantime
        self._was_hidden = False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._was_hidden = True

    def _forget(self) -> None:
        self._measured, self._heights = [], {}

    def _fit(self) -> None:
        """Something in it is larger or smaller now, or came, or went."""
        self._forget()
        self.updateGeometry()
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        spare = max(0, self.height() - self.heightForWidth(self.width()))
        self._arrange(self._shown(), self.rect().translated(0, spare // 2), is_moving=True)

    def _shown(self) -> list[Measured]:
        """Those that nobody hid, measured."""
        if self._is_one_gone:
            self._is_one_gone = False
            self._widgets = [widget for widget in self._widgets if isValid(widget) and widget.parentWidget() is self]
        shown = [widget for widget in self._widgets if not widget.isHidden()]
        if shown != [each.widget for each in self._measured]:
            self._measured, self._heights = [_measured(widget) for widget in shown], {}
        return self._measured

    def _arrange(self, shown: Sequence[Measured], rect: QRect, *, is_moving: bool) -> int:
        raise NotImplementedError


def _measured(widget: QWidget) -> Measured:
    """The item is made for the moment: one that outlives its widget would be gone behind Python's back."""
    item = QWidgetItem(widget)
    return Measured(widget, item.sizeHint(), item.minimumSize())


class FlowRow(Row):
    """One after another at their own width; the next line when there is no room. Chips lie in it."""

    def sizeHint(self) -> QSize:
        sizes = [each.likes for each in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _arrange(self, shown: Sequence[Measured], rect: QRect, *, is_moving: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for each in shown:
            size = each.likes
            if size.width() > rect.width():
                size = QSize(max(rect.width(), 1), each.height(rect.width()))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self._gap, 0
            if is_moving:
                each.move(x, y, size.width(), size.height())
            x, line = x + size.width() + self._gap, max(line, size.height())
        return y + line - rect.y()


_COLUMNS = {4: (4, 2), 5: (5, 3, 2)}
"""How so many stand beside each other, the first way that there is room for."""


class EvenRow(Row):
    """Side by side at one width when each fits on its line, else stacked. Short answers lie in it.

    Up to five stand in one row, more in rows of three, or of two where one of them is long; `most` may be 1 for what
    is always stacked. Fewer than three leave the rest of the line free, so that two answers are not miles apart.
    Where the others are stacked, the last two stand beside each other if they are `aside`.
    """

    def __init__(self, gap: int, holder: QWidget | None = None, *, most: int = 4, aside: bool = False) -> None:
        super().__init__(gap, holder)
        self._most, self._aside = most, aside

    def _arrange(self, shown: Sequence[Measured], rect: QRect, *, is_moving: bool) -> int:
        if not shown:
            return 0
        widest = max(each.likes.width() for each in shown)
        for columns in _COLUMNS.get(len(shown), (3, 2)):
            width = (rect.width() - self._gap * (columns - 1)) // columns
            if self._most > 1 and widest <= width:
                return self._in_rows(shown, rect, columns, width, is_moving=is_moving)
        half = (rect.width() - self._gap) // 2
        if not self._aside or max(each.likes.width() for each in shown[-2:]) > half:
            return self._in_rows(shown, rect, 1, rect.width(), is_moving=is_moving)
        high = self._in_rows(shown[:-2], rect, 1, rect.width(), is_moving=is_moving) + self._close()
        below = QRect(rect.x(), rect.y() + high, rect.width(), rect.height())
        return high + self._in_rows(shown[-2:], below, 2, half, is_moving=is_moving)

    def _in_rows(self, shown: Sequence[Measured], rect: QRect, columns: int, width: int, *, is_moving: bool) -> int:
        y = rect.y()
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            height = max(each.height(width) for each in row)
            for place, each in enumerate(row):
                if is_moving:
                    each.move(rect.x() + place * (width + self._gap), y, width, height)
            y += height + self._close()
        return y - self._close() - rect.y()

    def _close(self) -> int:
        """Stacked cards stand a little closer than cards in a row."""
        return round(self._gap * 0.8)
