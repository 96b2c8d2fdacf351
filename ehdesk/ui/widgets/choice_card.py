"""One answer as a card: a real radio button, or a real tick box, with its words and its own mark."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.marks import RoundMark
from ehdesk.ui.widgets.painted import PaintedRadio, PaintedTick, longest_word, paint_mark
from ehdesk.ui.widgets.words import breakable

_LEAST = 48
_RADIUS = 10
_FONTS = {
    "answer": (18, QFont.Weight.Normal),
    "body": (16, QFont.Weight.Normal),
    "strong": (16, QFont.Weight.DemiBold),
    "number": (27, QFont.Weight.Bold),
}
_LINES = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: its key, its words, perhaps what it means, perhaps a number (a step of a star)."""

    key: str
    words: str
    detail: str = ""
    number: str = ""

    @property
    def says(self) -> str:
        """What is heard of it."""
        return " ".join(filter(None, (self.number, self.words)))


@dataclass(slots=True)
class _Face:
    """What is painted on a card: edge, mark, number, words, and below them what they mean."""

    look: Look
    button: QAbstractButton
    choice: Choice
    kind: str

    def likes(self) -> QSize:
        """All on one line, in the weight it has when chosen."""
        choice = self.choice
        words = QFontMetrics(self._bold()).horizontalAdvance(choice.words)
        detail = QFontMetrics(self._font("body")).horizontalAdvance(choice.detail)
        width = self._left() + max(words, detail) + self._side() + 8
        return QSize(width, self.height(width))

    def least(self) -> QSize:
        longest = max(
            longest_word(self._words(), self._bold()), longest_word(breakable(self.choice.detail), self._font("body"))
        )
        return QSize(self._left() + longest + self._side() + 2, self.look.px(_LEAST))

    def height(self, width: int) -> int:
        return max(self._block(width) + 2 * self.look.space(8), self.look.px(_LEAST))

    def paint(self, painter: QPainter) -> None:
        look, button = self.look, self.button
        self._paint_edge(painter)
        side, middle = look.px(RoundMark.side), button.height() // 2
        paint_mark(painter, look, button, QPoint(self._side(), middle - side // 2))
        painter.setPen(look.colour("text"))
        if self.choice.number:
            painter.setFont(self._font("number"))
            left = self._side() + side + self._gap()
            beside = QRect(left, 0, self._number_width(), button.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.choice.number)
        self._paint_words(painter, middle)

    def _paint_edge(self, painter: QPainter) -> None:
        look, button = self.look, self.button
        is_chosen = button.isChecked()
        ground = "accent_soft" if is_chosen else "window" if button.underMouse() else "surface"
        edge = "accent" if is_chosen else "error" if button.property("problem") else "line_strong"
        pen = QPen(look.colour(edge), 3 if is_chosen else 2)
        if not button.isEnabled():
            pen = QPen(look.colour("disabled"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.colour(ground))
        inset = pen.widthF() / 2
        painter.drawRoundedRect(QRectF(button.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _paint_words(self, painter: QPainter, middle: int) -> None:
        look, width = self.look, self.button.width()
        room = QRect(self._left(), middle - self._block(width) // 2, self._room(width), 10_000)
        painter.setFont(self._bold() if self.button.isChecked() else self._font(self.kind))
        painter.drawText(room, _LINES, self._words())
        if self.choice.detail:
            painter.setFont(self._font("body"))
            painter.setPen(look.colour("text_soft"))
            below = room.translated(0, self._high(self._words(), self._bold(), width) + look.px(2))
            painter.drawText(below, _LINES, breakable(self.choice.detail))

    def _block(self, width: int) -> int:
        """How high the words are, and what they mean."""
        high = self._high(self._words(), self._bold(), width)
        if self.choice.detail:
            high += self.look.px(2) + self._high(breakable(self.choice.detail), self._font("body"), width)
        return high

    def _high(self, words: str, font: QFont, width: int) -> int:
        return QFontMetrics(font).boundingRect(QRect(0, 0, self._room(width), 10_000), _LINES, words).height()

    def _room(self, width: int) -> int:
        return width - self._left() - self._side()

    def _left(self) -> int:
        """Where the words begin."""
        mark = self._side() + self.look.px(RoundMark.side) + self._gap()
        return mark + self._number_width() + self._gap() if self.choice.number else mark

    def _side(self) -> int:
        return self.look.space(15)

    def _gap(self) -> int:
        return self.look.space(20 if self.choice.number else 12)

    def _number_width(self) -> int:
        advance = QFontMetrics(self._font("number")).horizontalAdvance(self.choice.number)
        return max(advance, self.look.px(20))

    def _words(self) -> str:
        return breakable(self.choice.words)

    def _font(self, kind: str) -> QFont:
        return self.look.font(*_FONTS[kind])

    def _bold(self) -> QFont:
        """That of the words of a chosen one: choosing moves nothing."""
        size, _weight = _FONTS[self.kind]
        return self.look.font(size, QFont.Weight.DemiBold)


class RadioCard(PaintedRadio):
    """One of several answers of which one holds."""

    def __init__(self, look: Look, choice: Choice, kind: str = "answer") -> None:
        super().__init__(choice.key, choice.says, choice.detail)
        self.choice = choice
        self.setProperty("ring_radius", _RADIUS)
        self.wear(look, _Face(look, self, choice, kind))


class TickCard(PaintedTick):
    """One of several answers of which any number hold."""

    def __init__(self, look: Look, choice: Choice, kind: str = "answer") -> None:
        super().__init__(choice.key, choice.says, choice.detail)
        self.choice = choice
        self.setProperty("ring_radius", _RADIUS)
        self.wear(look, _Face(look, self, choice, kind))


AnyCard = RadioCard | TickCard
