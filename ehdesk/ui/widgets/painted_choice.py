"""A radio button or tick box, mark and words, that lies three ways.

BESIDE: the words follow the mark, for a stack. BELOW: they stand under it, and a rule runs through the marks of a row.
ALONE: the mark only, in a table whose heading has the words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.marks import RoundMark
from ehdesk.ui.widgets.painted import PaintedRadio, PaintedTick, longest_word, paint_mark

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
class _Face:
    """What is painted on one button. `first` and `last` are where the rule through a row begins and ends."""

    look: Look
    button: QAbstractButton
    words: str
    lie: Lie = Lie.BESIDE
    first: bool = False
    last: bool = False

    def likes(self) -> QSize:
        return self.least()

    def least(self) -> QSize:
        return QSize(self.least_width(self.lie), self.look.px(_LEAST))

    def least_width(self, lie: Lie) -> int:
        """Room for the mark and the longest word, in the weight it has when chosen."""
        look = self.look
        if lie is Lie.ALONE:
            return look.px(_LEAST)
        longest = longest_word(self.words, self._font(is_bold=True)) + look.px(6)
        return longest + self._beside() if lie is Lie.BESIDE else max(longest + look.px(6), look.px(_LEAST))

    def height(self, width: int) -> int:
        return self.height_lying(width, self.lie)

    def height_lying(self, width: int, lie: Lie) -> int:
        """How high it is, so wide, if it lies that way."""
        look = self.look
        if lie is Lie.ALONE:
            return look.px(_LEAST)
        room = self._room(width, lie)
        words = QFontMetrics(self._font(is_bold=True)).boundingRect(room, _WRAP, self.words).height()
        return max(words + room.top() + look.px(_EDGE), look.px(_LEAST))

    def paint(self, painter: QPainter) -> None:
        if self.lie is Lie.BELOW:
            self._paint_rule(painter)
        edge = "error" if self.button.property("problem") else "line_strong"
        paint_mark(painter, self.look, self.button, self._mark().topLeft(), edge)
        if self.lie is not Lie.ALONE:
            self._paint_words(painter)

    def forget(self) -> None:
        pass

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

    def _mark(self) -> QRect:
        side, edge = self.look.px(RoundMark.side), self.look.px(_EDGE)
        width, height = self.button.width(), self.button.height()
        left = edge if self.lie is Lie.BESIDE else (width - side) // 2
        return QRect(QPoint(left, edge if self.lie is Lie.BELOW else (height - side) // 2), QSize(side, side))

    def _beside(self) -> int:
        return self.look.px(_EDGE + RoundMark.side + _GAP)

    def _room(self, width: int, lie: Lie) -> QRect:
        """Where the words go."""
        if lie is Lie.BESIDE:
            return QRect(self._beside(), self.look.px(_EDGE), width - self._beside(), 10_000)
        side = self.look.px(3)
        return QRect(side, self.look.px(_EDGE + RoundMark.side + 4), width - 2 * side, 10_000)

    def _font(self, *, is_bold: bool) -> QFont:
        return self.look.font(18, QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)


class RadioChoice(PaintedRadio):
    """One of several of which one holds. `says` is what is heard."""

    face: _Face

    def __init__(self, look: Look, key: str, words: str, says: str) -> None:
        super().__init__(key, says)
        self.wear(look, _Face(look, self, words))


class TickChoice(PaintedTick):
    """One of several of which any number hold."""

    face: _Face

    def __init__(self, look: Look, key: str, words: str, says: str) -> None:
        super().__init__(key, says)
        self.wear(look, _Face(look, self, words))


AnyChoice = RadioChoice | TickChoice


def stack(buttons: Sequence[AnyChoice], rect: QRect, *, is_moving: bool) -> int:
    """Lay them one below the other, with their words beside; how high that is."""
    y = rect.y()
    for button in buttons:
        height = button.face.height_lying(rect.width(), Lie.BESIDE)
        if is_moving:
            button.face.lie = Lie.BESIDE
            button.setGeometry(rect.x(), y, rect.width(), height)
        y += height
    return y - rect.y()
