"""A real radio button or tick box that is painted, mark and words, and lies three ways.

BESIDE: the words follow the mark, for a stack. BELOW: they stand under it, and a rule runs through the marks of a row.
ALONE: the mark only, in a table whose heading has the words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.arrows import move_choice
from ehdesk.ui.widgets.marks import RoundMark, SquareMark, draw_round, draw_square

_WRAP = Qt.TextFlag.TextWordWrap
_LEAST = 44
_EDGE, _GAP = 5, 8
"""Pixels at 100 per cent: the least side of it, around the mark, and between the mark and its words."""


class Lie(Enum):
    """Where the words are."""

    BESIDE = auto()
    BELOW = auto()
    ALONE = auto()


@dataclass(slots=True)
class Face:
    """What is painted on one button. `first` and `last` are where the rule through a row begins and ends."""

    look: Look
    button: QAbstractButton
    words: str
    is_round: bool = True
    lie: Lie = Lie.BESIDE
    first: bool = False
    last: bool = False

    def dress(self, says: str) -> None:
        """Make the button ready for it."""
        button = self.button
        button.setProperty("kind", "tick")
        button.setAccessibleName(says)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)
        self.look.dress(button.updateGeometry)

    def least_width(self, lie: Lie) -> int:
        """Room for the mark and the longest word, in the weight it has when chosen."""
        look = self.look
        if lie is Lie.ALONE:
            return look.px(_LEAST)
        letters = QFontMetrics(self._font(is_bold=True))
        longest = max((letters.horizontalAdvance(word) for word in self.words.split()), default=0) + look.px(6)
        return longest + self._beside() if lie is Lie.BESIDE else max(longest + look.px(6), look.px(_LEAST))

    def least_size(self) -> QSize:
        """As it lies now; with words, how high it must be depends on how wide it is."""
        return QSize(self.least_width(self.lie), self.look.px(_LEAST))

    def height(self, width: int, lie: Lie) -> int:
        """How high it is, so wide."""
        look = self.look
        if lie is Lie.ALONE:
            return look.px(_LEAST)
        room = self._room(width, lie)
        words = QFontMetrics(self._font(is_bold=True)).boundingRect(room, _WRAP, self.words).height()
        return max(words + room.top() + look.px(_EDGE), look.px(_LEAST))

    def paint(self) -> None:
        """Paint the button."""
        painter = QPainter(self.button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.lie is Lie.BELOW:
            self._paint_rule(painter)
        self._paint_mark(painter)
        if self.lie is not Lie.ALONE:
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        flags, room = Qt.AlignmentFlag, self._room(self.button.width(), self.lie)
        is_beside = self.lie is Lie.BESIDE
        room.setHeight(self.button.height() - room.top() * (2 if is_beside else 1))
        where = flags.AlignLeft | flags.AlignVCenter if is_beside else flags.AlignHCenter | flags.AlignTop
        painter.setFont(self._font(is_bold=self.button.isChecked()))
        painter.setPen(self.look.colour("text"))
        painter.drawText(room, where | _WRAP, self.words)

    def _paint_rule(self, painter: QPainter) -> None:
        width, height = self.button.width(), self._mark().center().y()
        painter.setPen(QPen(self.look.colour("line_strong"), self.look.px(2)))
        start, end = width // 2 if self.first else 0, width // 2 if self.last else width
        painter.drawLine(start, height, end, height)

    def _paint_mark(self, painter: QPainter) -> None:
        mark, draw = self._mark(), draw_round if self.is_round else draw_square
        painter.save()
        painter.translate(mark.topLeft())
        scale = mark.width() / (RoundMark.side if self.is_round else SquareMark.side)
        painter.scale(scale, scale)
        edge = "error" if self.button.property("problem") else "line_strong"
        draw(painter, self.look, is_chosen=self.button.isChecked(), edge=edge)
        painter.restore()

    def _mark(self) -> QRect:
        side, edge = self.look.px(RoundMark.side), self.look.px(_EDGE)
        width, height = self.button.width(), self.button.height()
        left = edge if self.lie is Lie.BESIDE else (width - side) // 2
        return QRect(left, edge if self.lie is Lie.BELOW else (height - side) // 2, side, side)

    def _beside(self) -> int:
        return self.look.px(_EDGE + RoundMark.side + _GAP)

    def _room(self, width: int, lie: Lie) -> QRect:
        """Where the words go."""
        if lie is Lie.BESIDE:
            return QRect(self._beside(), self.look.px(_EDGE), width - self._beside(), 10_000)
        side = self.look.px(3)
        return QRect(side, self.look.px(_EDGE + RoundMark.side + 4), width - 2 * side, 10_000)

    def _font(self, *, is_bold: bool) -> QFont:
        font = QFont(self.button.font())
        if is_bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font


class PaintedRadio(QRadioButton):
    """One of several of which one holds. `says` is what is heard."""

    def __init__(self, look: Look, key: str, words: str, says: str) -> None:
        super().__init__()
        self.key, self.face = key, Face(look, self, words)
        self.face.dress(says)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not move_choice(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.face.least_size()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.face.height(width, self.face.lie)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        self.face.paint()


class PaintedTick(QCheckBox):
    """One of several of which any number hold. Enter ticks it, as Space does."""

    def __init__(self, look: Look, key: str, words: str, says: str) -> None:
        super().__init__()
        self.key, self.face = key, Face(look, self, words, is_round=False)
        self.face.dress(says)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.face.least_size()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.face.height(width, self.face.lie)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        self.face.paint()


Painted = PaintedRadio | PaintedTick


def stack(buttons: Sequence[Painted], rect: QRect, *, is_moving: bool) -> int:
    """Lay them one below the other, with their words beside; how high that is."""
    y = rect.y()
    for button in buttons:
        height = button.face.height(rect.width(), Lie.BESIDE)
        if is_moving:
            button.face.lie = Lie.BESIDE
            button.setGeometry(rect.x(), y, rect.width(), height)
        y += height
    return y - rect.y()
