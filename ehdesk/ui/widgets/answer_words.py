"""What is painted on a row of question and answer: the question, the answer beside it, and lines under the answer.

One widget a row, however many a page has: as labels in layouts, each row took a millisecond more.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.painted import longest_word
from ehdesk.ui.widgets.words import breakable

_LINES = (
    Qt.TextFlag.TextWordWrap
    | Qt.AlignmentFlag.AlignLeft
    | Qt.AlignmentFlag.AlignAbsolute  # what is in Arabic script keeps its place, at the left
    | Qt.AlignmentFlag.AlignTop
)
_ENOUGH = 100_000
_BESIDE, _BELOW, _BETWEEN = 16, 4, 2
"""The gaps from the question to an answer beside it, and to one below it; and from line to line under the answer."""


@dataclass(frozen=True, slots=True)
class _Type:
    """A kind of type as the style sheet has it: its size in pixels at 100 per cent, and its colour in the theme."""

    size: float
    weight: QFont.Weight = QFont.Weight.Normal
    colour: str = "text"
    is_italic: bool = False

    def font(self, look: Look) -> QFont:
        font = look.font(self.size, self.weight)
        font.setItalic(self.is_italic)
        return font


_TYPES = {
    "strong": _Type(16, QFont.Weight.DemiBold),
    "answer": _Type(18),
    "own_words": _Type(18, is_italic=True),
    "soft": _Type(16, colour="text_soft"),
    "small_strong": _Type(14, QFont.Weight.DemiBold),
    "small_soft": _Type(14, colour="text_soft"),
}


class AnswerWords:
    """Paints and measures. While a page is laid out a size is asked a dozen times, so each width is measured once."""

    def __init__(self, look: Look, question: str, answer: str) -> None:
        self._look = look
        self._lines = [(question, "strong"), (answer, "answer")]
        self.forget()

    @property
    def question(self) -> str:
        """What was asked."""
        return self._lines[0][0]

    @property
    def answer(self) -> str:
        """What was said, and what stands under it."""
        return "\n".join(words for words, _kind in self._lines[1:])

    def set_kind(self, kind: str) -> None:
        """How the answer is set: answer, own_words, soft."""
        self._lines[1] = self._lines[1][0], kind
        self.forget()

    def add(self, words: str, kind: str) -> None:
        """A line under the answer: small_strong, small_soft."""
        self._lines.append((words, kind))
        self.forget()

    def forget(self) -> None:
        """Whatever was measured is not so any more: the look, or what is said, is another one."""
        self._laid: dict[int, tuple[QRect, ...]] = {}
        self._likes: dict[int, QRect] = {}
        self._set = list[tuple[str, QFont]]()

    def _shown(self) -> list[tuple[str, QFont]]:
        """The words as they are shown, each with its font."""
        if not self._set:
            self._set = [(breakable(words), _TYPES[kind].font(self._look)) for words, kind in self._lines]
        return self._set

    def least(self) -> int:
        """The width that the longest words need."""
        asked, *said = (longest_word(words, font) for words, font in self._shown())
        if self._look.is_narrow:
            return max(asked, *said)
        return max(3 * asked, 3 * max(said) // 2) + self._look.space(_BESIDE) + 2

    def height(self, width: int) -> int:
        """How high all of it is, so wide."""
        return max(line.bottom() + 1 for line in self._places(width))

    def below_answer(self, width: int) -> QPoint:
        """Where there is room under the answer, and what is under it."""
        last = self._places(width)[-1]
        return QPoint(last.left(), last.bottom() + 1 + self._look.px(_BETWEEN))

    def paint(self, painter: QPainter, at: QPoint, width: int) -> None:
        """Paint all of it there, so wide."""
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words in Arabic run their own way
        for (words, font), (_words, kind), line in zip(self._shown(), self._lines, self._places(width), strict=True):
            painter.setFont(font)
            painter.setPen(self._look.colour(_TYPES[kind].colour))
            painter.drawText(line.translated(at), _LINES, words)

    def _places(self, width: int) -> tuple[QRect, ...]:
        if width not in self._laid:
            self._laid[width] = self._below(width) if self._look.is_narrow else self._beside(width)
        return self._laid[width]

    def _beside(self, width: int) -> tuple[QRect, ...]:
        """A third for the question, and two for the answer."""
        gap = self._look.space(_BESIDE)
        third = round((width - gap) / 3)
        question = QRect(0, 0, third, self._high(0, third))
        return question, *self._under_each_other(QRect(third + gap, 0, width - third - gap, 0))

    def _below(self, width: int) -> tuple[QRect, ...]:
        question = QRect(0, 0, width, self._high(0, width))
        return question, *self._under_each_other(QRect(0, question.height() + self._look.space(_BELOW), width, 0))

    def _under_each_other(self, first: QRect) -> list[QRect]:
        """The answer and the lines under it, from the top of `first` on."""
        found, top = list[QRect](), first.top()
        for number in range(1, len(self._lines)):
            found.append(QRect(first.left(), top, first.width(), self._high(number, first.width())))
            top = found[-1].bottom() + 1 + self._look.px(_BETWEEN)
        return found

    def _high(self, number: int, width: int) -> int:
        likes = self._likes.get(number)
        if likes is None:
            likes = self._likes[number] = self._measured(number, _ENOUGH)
        return likes.height() if likes.width() <= width else self._measured(number, width).height()

    def _measured(self, number: int, width: int) -> QRect:
        words, font = self._shown()[number]
        return QFontMetrics(font).boundingRect(QRect(0, 0, width, _ENOUGH), _LINES, words)
