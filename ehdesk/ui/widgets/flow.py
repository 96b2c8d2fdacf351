"""Two ways to set things side by side that give way when there is no room.

They are widgets, not layouts: a layout written in Python would hold items that Qt makes and destroys without a word to
Python, and in the end the window's memory is broken by one that is gone.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QVBoxLayout, QWidget, QWidgetItem
from shiboken6 import isValid


class Row(QWidget):
    """What both share: a list of widgets, one gap. It fills `holder`, if that is given."""

    def __init__(self, gap: int, holder: QWidget | None = None) -> None:
        super().__init__(holder)
        self._gap, self._widgets = gap, list[QWidget]()
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
            widget.setParent(self)
            self._widgets.append(widget)
            if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
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
        return self._arrange(QRect(0, 0, width, 0), is_moving=False)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Something in it is larger or smaller now, or came, or went."""
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        spare = max(0, self.height() - self.heightForWidth(self.width()))
        self._arrange(self.rect().translated(0, spare // 2), is_moving=True)

    def _shown(self) -> list[QLayoutItem]:
        """Made for the moment, so that none of them outlives its widget."""
        self._widgets = [widget for widget in self._widgets if isValid(widget) and widget.parentWidget() is self]
        return [QWidgetItem(widget) for widget in self._widgets if not widget.isHidden()]

    def _arrange(self, rect: QRect, *, is_moving: bool) -> int:
        raise NotImplementedError


class FlowRow(Row):
    """One after another at their own width; the next line when there is no room. Chips lie in it."""

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _arrange(self, rect: QRect, *, is_moving: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 10_000))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self._gap, 0
            if is_moving:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, line = x + size.width() + self._gap, max(line, size.height())
        return y + line - rect.y()


class EvenRow(Row):
    """Side by side at one width when each fits on its line, else stacked. Short answers lie in it.

    Up to four stand in one row, more in rows of three, or of two where one of them is long; `most` may be 1 for what
    is always stacked. Fewer than three leave the rest of the line free, so that two answers are not miles apart.
    """

    def __init__(self, gap: int, holder: QWidget | None = None, *, most: int = 4) -> None:
        super().__init__(gap, holder)
        self._most = most

    def _arrange(self, rect: QRect, *, is_moving: bool) -> int:
        items = self._shown()
        if not items:
            return 0
        widest = max(item.sizeHint().width() for item in items)
        for columns in (4 if len(items) == 4 else 3, 2):
            width = (rect.width() - self._gap * (columns - 1)) // columns
            if self._most > 1 and widest <= width:
                return self._in_rows(items, rect, columns, width, is_moving=is_moving)
        return self._below(items, rect, is_moving=is_moving)

    def _in_rows(self, items: Sequence[QLayoutItem], rect: QRect, columns: int, width: int, *, is_moving: bool) -> int:
        y = rect.y()
        for start in range(0, len(items), columns):
            row = items[start : start + columns]
            height = max(_height(item, width) for item in row)
            for place, item in enumerate(row):
                if is_moving:
                    item.setGeometry(QRect(rect.x() + place * (width + self._gap), y, width, height))
            y += height + self._close()
        return y - self._close() - rect.y()

    def _close(self) -> int:
        """Stacked cards stand a little closer than cards in a row."""
        return round(self._gap * 0.8)

    def _below(self, items: Sequence[QLayoutItem], rect: QRect, *, is_moving: bool) -> int:
        y = rect.y()
        for item in items:
            height = _height(item, rect.width())
            if is_moving:
                item.setGeometry(QRect(rect.x(), y, rect.width(), height))
            y += height + self._close()
        return y - self._close() - rect.y()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
