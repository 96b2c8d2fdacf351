"""Two ways to set things side by side that give way when there is no room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class _Side(QLayout):
    """What both share: a list of items, one gap."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), is_moving=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        spare = max(0, rect.height() - self.heightForWidth(rect.width()))
        self._arrange(rect.translated(0, spare // 2), is_moving=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, is_moving: bool) -> int:
        raise NotImplementedError


class FlowRow(_Side):
    """One after another at their own width; the next line when there is no room. Chips lie in it."""

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _arrange(self, rect: QRect, *, is_moving: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 10_000))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if is_moving:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, line = x + size.width() + self.spacing(), max(line, size.height())
        return y + line - rect.y()


class EvenRow(_Side):
    """Side by side at one width when each fits on its line, else stacked. Short answers lie in it.

    Up to four stand in one row, more in rows of three, or of two where one of them is long; `most` may be 1 for what
    is always stacked. Fewer than three leave the rest of the line free, so that two answers are not miles apart.
    """

    def __init__(self, gap: int, parent: QWidget | None = None, *, most: int = 4) -> None:
        super().__init__(gap, parent)
        self._most = most

    def _arrange(self, rect: QRect, *, is_moving: bool) -> int:
        items = self._shown()
        if not items:
            return 0
        widest = max(item.sizeHint().width() for item in items)
        for columns in (4 if len(items) == 4 else 3, 2):
            width = (rect.width() - self.spacing() * (columns - 1)) // columns
            if self._most > 1 and widest <= width:
                return self._in_rows(items, rect, columns, width, is_moving=is_moving)
        return self._below(items, rect, is_moving=is_moving)

    def _in_rows(self, items: list[QLayoutItem], rect: QRect, columns: int, width: int, *, is_moving: bool) -> int:
        y = rect.y()
        for start in range(0, len(items), columns):
            row = items[start : start + columns]
            height = max(_height(item, width) for item in row)
            for place, item in enumerate(row):
                if is_moving:
                    item.setGeometry(QRect(rect.x() + place * (width + self.spacing()), y, width, height))
            y += height + self._close()
        return y - self._close() - rect.y()

    def _close(self) -> int:
        """Stacked cards stand a little closer than cards in a row."""
        return round(self.spacing() * 0.8)

    def _below(self, items: list[QLayoutItem], rect: QRect, *, is_moving: bool) -> int:
        y = rect.y()
        for item in items:
            height = _height(item, rect.width())
            if is_moving:
                item.setGeometry(QRect(rect.x(), y, rect.width(), height))
            y += height + self._close()
        return y - self._close() - rect.y()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
