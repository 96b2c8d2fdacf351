"""The way of a family: a line of milestones, to a screen reader a list. Upright where there is no room beside.

timeline = Timeline(look, "The journey")
timeline.show_halts([Halt("Enquiry", "22 Sep", Mark.DONE, "Enquiry: reached on 22 September 2026"), ...])
timeline.opened(int)        the place in the list of the one that was chosen
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ehdesk.ui.look import Look

_MARK, _GAP, _SIDE = 30, 8, 6
_UPRIGHT_ROW = 56
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_WRAPPED = Qt.TextFlag.TextWordWrap


class Mark(Enum):
    """Done: a disc with a tick. Now: a ring with a dot. Late: a brown ring with a clock. To come: a hollow ring."""

    DONE = auto()
    NOW = auto()
    LATE = auto()
    TO_COME = auto()


@dataclass(frozen=True, slots=True)
class Halt:
    """One milestone: its name, what stands under it, and what a screen reader says of both."""

    name: str
    detail: str
    mark: Mark
    says: str


class Timeline(QListWidget):
    """Arrows go from one to the next; Enter or a press opens it.

    Signals:
        opened(int): the person wants to see what stands behind a milestone.
    """

    opened = Signal(int)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.halts: tuple[Halt, ...] = ()
        self._heights: dict[int, list[int]] = {}
        """What the words of each milestone need, by the width they have."""
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_HaltDelegate(look, self))
        self.viewport().setAutoFillBackground(False)  # the card shines through
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.itemClicked.connect(self._open)
        look.dress(self._dress)

    def show_halts(self, halts: Sequence[Halt]) -> None:
        """The milestones, in order."""
        self.halts = tuple(halts)
        self._heights.clear()
        self.clear()
        for halt in halts:
            item = QListWidgetItem(halt.says, self)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, halt.says)
        self.updateGeometry()

    @property
    def is_upright(self) -> bool:
        """Do the milestones stand one below the other?"""
        return self._look.is_narrow

    @property
    def travelled(self) -> int:
        """The place of the last milestone to which the line is drawn through."""
        done = [place for place, halt in enumerate(self.halts) if halt.mark is Mark.DONE]
        if not done:
            return 0
        following = self.halts[done[-1] + 1 : done[-1] + 2]
        return done[-1] + any(halt.mark in (Mark.NOW, Mark.LATE) for halt in following)

    def cell(self, place: int, width: int) -> QSize:
        """The room of one milestone when the whole has this width."""
        if self.is_upright:
            return QSize(width, max(self._look.px(_UPRIGHT_ROW), self._words_heights(width - self._beside)[place]))
        column = width // max(1, len(self.halts))
        tallest = max(self._words_heights(column - 2 * _SIDE), default=0)
        return QSize(column, self._look.px(_MARK + _GAP) + tallest + 2 * _SIDE)

    def heightForWidth(self, width: int) -> int:
        below_each_other = self.halts if self.is_upright else self.halts[:1]  # side by side all are as high
        return sum(self.cell(place, width).height() for place in range(len(below_each_other)))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._look.px(300))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()  # what it asked for was for another width

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(min(self.travelled, self.count() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentRow() >= 0:
            self.opened.emit(self.currentRow())
            return
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.setCurrentRow(max(0, min(self.currentRow() + step, self.count() - 1)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, never this

    @property
    def _beside(self) -> int:
        return self._look.px(_MARK) + self._look.space(14) + 2 * _SIDE

    def _words_heights(self, width: int) -> list[int]:
        if width not in self._heights:
            self._heights[width] = [self._words_height(halt, width) for halt in self.halts]
        return self._heights[width]

    def _words_height(self, halt: Halt, width: int) -> int:
        look = self._look
        name, detail = (
            QFontMetrics(name_font(look, self.font())),
            QFontMetrics(detail_font(look, self.font(), halt.mark)),
        )
        box = QRect(0, 0, max(1, width), 10_000)
        below = detail.boundingRect(box, _WRAPPED, halt.detail).height() if halt.detail else 0
        return name.boundingRect(box, _WRAPPED, halt.name).height() + below

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(self.row(item))

    def _dress(self) -> None:
        self._heights.clear()
        flow = QListView.Flow
        self.setFlow(flow.TopToBottom if self.is_upright else flow.LeftToRight)
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


def name_font(look: Look, font: QFont) -> QFont:
    """The type of a milestone's name."""
    named = QFont(font)
    named.setPixelSize(look.px(16))
    named.setWeight(QFont.Weight.DemiBold)
    return named


def detail_font(look: Look, font: QFont, mark: Mark) -> QFont:
    """The type of what stands under it."""
    small = QFont(font)
    small.setPixelSize(look.px(14))
    small.setWeight(QFont.Weight.DemiBold if mark is Mark.LATE else QFont.Weight.Normal)
    return small


class _HaltDelegate(QStyledItemDelegate):
    """Draws one milestone with its half of the line on either side."""

    def __init__(self, look: Look, timeline: Timeline) -> None:
        super().__init__(timeline)
        self._look, self._timeline = look, timeline

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002 - Qt gives it
        return self._timeline.cell(index.row(), self._timeline.viewport().width())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place, rect = index.row(), option.rect
        halt = self._timeline.halts[place]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._timeline.hasFocus() and self._timeline.currentRow() == place:
            painter.setPen(QPen(self._look.colour("accent_line"), self._look.theme.edge))
            painter.setBrush(self._look.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), 8, 8)
        middle = self._middle(rect)
        self._draw_line(painter, place, rect, middle)
        self._draw_mark(painter, halt.mark, middle)
        self._draw_words(painter, halt, rect)
        painter.restore()

    def _middle(self, rect: QRect) -> QPointF:
        half = self._look.px(_MARK) / 2
        if self._timeline.is_upright:
            return QPointF(rect.left() + _SIDE + half, rect.top() + _SIDE + half)
        return QPointF(rect.center().x() + 0.5, rect.top() + _SIDE + half)

    def _draw_line(self, painter: QPainter, place: int, rect: QRect, middle: QPointF) -> None:
        away = self._look.px(_MARK) / 2 + 2
        if self._timeline.is_upright:
            before = (QPointF(middle.x(), rect.top()), QPointF(middle.x(), middle.y() - away))
            after = (QPointF(middle.x(), middle.y() + away), QPointF(middle.x(), rect.bottom() + 1))
        else:
            before = (QPointF(rect.left(), middle.y()), QPointF(middle.x() - away, middle.y()))
            after = (QPointF(middle.x() + away, middle.y()), QPointF(rect.right() + 1, middle.y()))
        if place > 0:
            self._draw_half(painter, before, is_travelled=place <= self._timeline.travelled)
        if place < self._timeline.count() - 1:
            self._draw_half(painter, after, is_travelled=place < self._timeline.travelled)

    def _draw_half(self, painter: QPainter, ends: tuple[QPointF, QPointF], *, is_travelled: bool) -> None:
        pen = QPen(self._look.colour("accent" if is_travelled else "line_strong"), 3 if is_travelled else 1.5)
        if not is_travelled:
            pen.setDashPattern([4, 3])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(*ends)

    def _draw_mark(self, painter: QPainter, mark: Mark, middle: QPointF) -> None:
        colour, half = self._look.colour, self._look.px(_MARK) / 2 - 1.5
        edge, width, fill = {
            Mark.DONE: ("accent", 2.0, "accent"),
            Mark.NOW: ("accent", 3.0, "surface"),
            Mark.LATE: ("attention", 2.5, "attention_soft"),
            Mark.TO_COME: ("line_strong", 2.0, "surface"),
        }[mark]
        painter.setPen(QPen(colour(edge), width))
        painter.setBrush(colour(fill))
        painter.drawEllipse(middle, half, half)
        icons = {Mark.DONE: ("check", "on_accent"), Mark.LATE: ("clock", "attention")}
        if mark in icons:
            picture = self._look.pixmap(*icons[mark], 18)
            side = self._look.px(18)
            painter.drawPixmap(QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side).toRect(), picture)
        elif mark is Mark.NOW:
            painter.setBrush(colour("accent"))
            painter.drawEllipse(middle, half / 4, half / 4)

    def _draw_words(self, painter: QPainter, halt: Halt, rect: QRect) -> None:
        look, is_late = self._look, halt.mark is Mark.LATE
        if self._timeline.is_upright:
            aside = look.px(_MARK) + look.space(14) + _SIDE
            box, flags = rect.adjusted(aside, _SIDE, -_SIDE, 0), _WRAPPED | Qt.AlignmentFlag.AlignLeft
        else:
            box = rect.adjusted(_SIDE, look.px(_MARK + _GAP) + _SIDE, -_SIDE, 0)
            flags = _WRAPPED | Qt.AlignmentFlag.AlignHCenter
        painter.setFont(name_font(look, self._timeline.font()))
        painter.setPen(look.colour("text"))
        used = painter.boundingRect(box, flags, halt.name)
        painter.drawText(box, flags, halt.name)
        painter.setFont(detail_font(look, self._timeline.font(), halt.mark))
        painter.setPen(look.colour("attention" if is_late else "text_soft"))
        painter.drawText(box.adjusted(0, used.height(), 0, 0), flags, halt.detail)
