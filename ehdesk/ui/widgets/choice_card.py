"""One answer as a card: a real radio button, or a real tick box, with its words and its own mark."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.marks import RoundMark
from ehdesk.ui.widgets.painted import PaintedRadio, PaintedTick, longest_word, paint_mark
from ehdesk.ui.widgets.shown_picture import paint_picture
from ehdesk.ui.widgets.words import breakable

_LEAST = 48
_RADIUS = 10
_FONTS = {
    "answer": (18, QFont.Weight.Normal),
    "body": (16, QFont.Weight.Normal),
    "strong": (16, QFont.Weight.DemiBold),
    "number": (27, QFont.Weight.Bold),
}
PICTURE = (150, 112)
"""Pixels at 100 per cent: the room for a picture."""
_LINES = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: its key, its words, perhaps what it means, perhaps a number (a step of a star).

    `picture` names a picture that goes with it, and is what is heard where it has no words.
    """

    key: str
    words: str
    detail: str = ""
    number: str = ""
    picture: str = ""

    @property
    def says(self) -> str:
        """What is heard of it."""
        return " ".join(filter(None, (self.number, self.words))) or self.picture


class _Face:
    """What is painted on a card: edge, mark, number, picture, words, and below them what they mean.

    While a page is laid out its size is asked a dozen times, so what can be is measured once.
    """

    def __init__(self, look: Look, button: QAbstractButton, choice: Choice, kind: str) -> None:
        self._look, self._button, self._kind, self._number = look, button, kind, choice.number
        self._words, self._detail = breakable(choice.words), breakable(choice.detail)
        self._has_picture, self._image = bool(choice.picture), QImage()

    def show_picture(self, image: QImage) -> None:
        """Show it in the room that was kept for it."""
        self._image = image
        self._button.update()

    def lose_picture(self, words: str, why: str) -> None:
        """It cannot be shown: words, and why, stand in its place."""
        self._has_picture, self._words, self._detail = False, breakable(words), breakable(why)
        self.forget()
        self._button.updateGeometry()

    def forget(self) -> None:
        look, (size, weight) = self._look, _FONTS[self._kind]
        self._plain, self._bold = look.font(size, weight), look.font(size, QFont.Weight.DemiBold)
        self._soft, self._large = look.font(*_FONTS["body"]), look.font(*_FONTS["number"])
        self._side, self._above, gap = look.space(15), look.space(8), look.space(20 if self._number else 12)
        self._beside_mark = self._side + look.px(RoundMark.side) + gap
        self._left = self._beside_mark
        if self._number:
            wide = QFontMetrics(self._large).horizontalAdvance(self._number)
            self._left += max(wide, look.px(20)) + gap
        self._box = QSize(*map(look.px, PICTURE)) if self._has_picture else QSize(0, 0)
        self._under_picture = self._box.height() + (look.px(6) if self._has_picture and self._words else 0)
        self._heights: dict[int, tuple[int, int]] = {}
        self._least: QSize | None = None
        self._likes: QSize | None = None

    def likes(self) -> QSize:
        """All on one line, in the weight it has when chosen."""
        if self._likes is None:
            words = QFontMetrics(self._bold).horizontalAdvance(self._words)
            detail = QFontMetrics(self._soft).horizontalAdvance(self._detail)
            width = self._left + max(words, detail, self._box.width()) + self._side + 8
            self._likes = QSize(width, self.height(width))
        return self._likes

    def least(self) -> QSize:
        if self._least is None:
            words, detail = longest_word(self._words, self._bold), longest_word(self._detail, self._soft)
            longest = max(words, detail, self._box.width())
            self._least = QSize(self._left + longest + self._side + 2, self._look.px(_LEAST))
        return self._least

    def height(self, width: int) -> int:
        return max(self._under_picture + sum(self._high(width)) + 2 * self._above, self._look.px(_LEAST))

    def paint(self, painter: QPainter) -> None:
        look, button = self._look, self._button
        self._paint_edge(painter)
        middle = button.height() // 2
        paint_mark(painter, look, button, QPoint(self._side, middle - look.px(RoundMark.side) // 2))
        painter.setPen(look.colour("text"))
        if self._number:
            painter.setFont(self._large)
            beside = QRect(self._beside_mark, 0, self._left - self._beside_mark, button.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._number)
        top = middle - (self._under_picture + sum(self._high(button.width()))) // 2
        if not self._image.isNull():
            paint_picture(painter, self._image, QRect(QPoint(self._left, top), self._box))
        self._paint_words(painter, top + self._under_picture)

    def _paint_edge(self, painter: QPainter) -> None:
        look, button = self._look, self._button
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

    def _paint_words(self, painter: QPainter, top: int) -> None:
        width = self._button.width()
        words, _detail = self._high(width)
        room = QRect(self._left, top, self._room(width), 10_000)
        painter.setFont(self._bold if self._button.isChecked() else self._plain)
        painter.drawText(room, _LINES, self._words)
        if self._detail:
            painter.setFont(self._soft)
            painter.setPen(self._look.colour("text_soft"))
            painter.drawText(room.translated(0, words + self._look.px(2)), _LINES, self._detail)

    def _high(self, width: int) -> tuple[int, int]:
        """How high the words are, in the weight of a chosen one (choosing moves nothing); and what they mean."""
        if self._likes is not None:
            width = min(width, self._likes.width())  # with more room it is no less high
        if width not in self._heights:
            room = QRect(0, 0, self._room(width), 10_000)
            words = QFontMetrics(self._bold).boundingRect(room, _LINES, self._words).height()
            detail = QFontMetrics(self._soft).boundingRect(room, _LINES, self._detail).height() if self._detail else 0
            self._heights[width] = words, detail + self._look.px(2) if detail else 0
        return self._heights[width]

    def _room(self, width: int) -> int:
        return width - self._left - self._side


class RadioCard(PaintedRadio):
    """One of several answers of which one holds."""

    face: _Face

    def __init__(self, look: Look, choice: Choice, kind: str = "answer") -> None:
        super().__init__(choice.key, choice.says, choice.detail)
        self.choice = choice
        self.setProperty("ring_radius", _RADIUS)
        self.wear(look, _Face(look, self, choice, kind))


class TickCard(PaintedTick):
    """One of several answers of which any number hold."""

    face: _Face

    def __init__(self, look: Look, choice: Choice, kind: str = "answer") -> None:
        super().__init__(choice.key, choice.says, choice.detail)
        self.choice = choice
        self.setProperty("ring_radius", _RADIUS)
        self.wear(look, _Face(look, self, choice, kind))


AnyCard = RadioCard | TickCard
