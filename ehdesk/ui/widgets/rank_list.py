"""A list of a few things in an order, each with its number; the one that has the keyboard can be moved."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QImage, QKeyEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.shown_picture import paint_picture

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_NUMBER, _SIDE, _GAP, _LEAST = 34, 14, 6, 48
"""Pixels at 100 per cent: room for a number, beside the words, between two things, and the least height of one."""
RANK_PICTURE, _AROUND = (96, 72), 6
"""The room for a picture, and what stays free above and below it."""
_PICTURE_ROLE = Qt.ItemDataRole.UserRole
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
Index = QModelIndex | QPersistentModelIndex


class RankList(QListWidget):
    """As high as all that is in it. Up and Down go through it.

    Signals:
        move_asked(int): Alt with an arrow was pressed: -1 for up, 1 for down.
    """

    move_asked = Signal(int)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.is_numbered = self.has_pictures = False
        self.setAccessibleName(name)
        self.setProperty("kind", "rank")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Painting(look, self))
        look.dress(self._fit)

    def show_rows(self, rows: Sequence[tuple[str, str, QImage | None]], at: int, *, is_numbered: bool) -> None:
        """Show words, what is heard of each, and its picture, with the keyboard at one of them."""
        self.is_numbered = is_numbered
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for place, (words, heard, image) in enumerate(rows):
            self.item(place).setText(words)
            self.item(place).setData(Qt.ItemDataRole.AccessibleTextRole, heard)
            self.item(place).setData(_PICTURE_ROLE, image)
        self.setCurrentRow(at)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_asked.emit(step)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self.height())

    def row_height(self, words: str) -> int:
        """How high the row with these words is, in the list as wide as it is now."""
        look = self._look
        height = QFontMetrics(bold(self.font())).boundingRect(self.words_room(), _WRAP, words).height()
        least = RANK_PICTURE[1] + 2 * _AROUND if self.has_pictures else _LEAST
        return max(height + look.px(14), look.px(least)) + look.px(_GAP)

    def words_room(self) -> QRect:
        """Where the words of a row go, from its own left edge."""
        look = self._look
        left = self.picture_room().right() + look.px(_SIDE) if self.has_pictures else self._behind_number()
        return QRect(left, 0, max(1, self.viewport().width() - left - look.px(_SIDE)), 10_000)

    def picture_room(self) -> QRect:
        """Where the picture of a row goes, from the row's own left edge and the top of its box."""
        return QRect(self._behind_number(), self._look.px(_AROUND), *map(self._look.px, RANK_PICTURE))

    def _behind_number(self) -> int:
        return self._look.px(_SIDE + (_NUMBER if self.is_numbered else 0))

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(sum(self.row_height(self.item(place).text()) for place in range(self.count())) + 2)


class _Painting(QStyledItemDelegate):
    """A number, the words, and an edge where the keyboard is."""

    def __init__(self, look: Look, shown: RankList) -> None:
        super().__init__(shown)
        self._look, self._list = look, shown

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt gives it
        return QSize(self._list.viewport().width(), self._list.row_height(str(index.data())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, is_current = self._look, bool(option.state & QStyle.StateFlag.State_Selected)
        box = option.rect.adjusted(2, 2, -2, -2 - look.px(_GAP))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent" if is_current else "line_strong"), 3 if is_current else 2))
        painter.setBrush(look.colour("accent_soft" if is_current else "surface"))
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(look.colour("text"))
        painter.setFont(bold(self._list.font()) if is_current else self._list.font())
        if self._list.is_numbered:
            number = QRect(box.left() + look.px(_SIDE), box.top(), look.px(_NUMBER), box.height())
            painter.drawText(number, _WRAP, str(index.row() + 1))
        image = index.data(_PICTURE_ROLE)
        if isinstance(image, QImage):
            paint_picture(painter, image, self._list.picture_room().translated(option.rect.left(), box.top()))
        room = self._list.words_room()
        painter.drawText(
            QRect(option.rect.left() + room.left(), box.top(), room.width(), box.height()), _WRAP, str(index.data())
        )
        painter.restore()


def bold(font: QFont) -> QFont:
    """The same font in the weight of what is chosen."""
    one = QFont(font)
    one.setWeight(QFont.Weight.DemiBold)
    return one
