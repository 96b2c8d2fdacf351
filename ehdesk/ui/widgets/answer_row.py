"""The lines of Check your answers: question, answer, Change; and the heading of a topic.

row = AnswerRow(look, "What is working well?", "Tia likes art.", "Change")     "" leaves the link out
row.show_kind("own_words")       or "soft" for a gap
row.show_picture(image, "A house with a sun")
row.add_below("Changed. Last time: Mixed", "small_strong")      what is to be known besides
row.changed                      the person wants to change the answer
TopicRow(look, "School")         perhaps with a sentence and a link, which `followed` tells of
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.answer_words import AnswerWords
from ehdesk.ui.widgets.buttons import LinkButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.painted_link import PaintedLink
from ehdesk.ui.widgets.row_face import grow_with_width
from ehdesk.ui.widgets.words import Words, show_when

_WIDE, _HIGH = 160, 120
_SIDE, _ABOVE, _GAP = 20, 9, 16
"""The room around; above, the first line stands level with the words of the link, which has a height of its own."""


class AnswerRow(QLabel):
    """What was asked and what was said. A screen reader that comes to the link hears the answer with it.

    Signals:
        changed: the person wants to change the answer.
    """

    changed = Signal()

    def __init__(self, look: Look, question: str, answer: str, change: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._image = look, QImage()
        self._picture: QLabel | None = None
        self._words = AnswerWords(look, question, answer)
        self._link: PaintedLink | None = None
        self._under: QWidget | None = None
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        grow_with_width(self)
        if change:
            self._link = PaintedLink(look, change, f"{change}: {question}", self)
            self._link.clicked.connect(self.changed)
        self._tell()
        look.dress(self._dress)

    def show_picture(self, image: QImage | None, said: str) -> None:
        """A small picture under the answer, where there is one; `said` is what can be seen on it."""
        if image is None or image.isNull():
            return
        if self._picture is None:
            self._picture = QLabel()
            self._picture.setProperty("kind", "small_picture")
            self._picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._add_under(self._picture)
        self._image = image
        self._picture.setAccessibleName(said)
        self._dress()

    def has_picture(self) -> bool:
        """Does a picture stand under the answer?"""
        return self._picture is not None

    def add_link(self, words: str, follow: Callable[[], object]) -> None:
        """Another link, under the answer."""
        link = LinkButton(self._look, words, says=f"{words}: {self._words.question}")
        link.clicked.connect(follow)
        self._add_under(link)
        self._dress()

    def show_kind(self, kind: str) -> None:
        """How the answer is set: answer, own_words, soft."""
        self._words.set_kind(kind)
        self._forget()

    def add_below(self, words: str, kind: str) -> None:
        """A line under the answer."""
        self._words.add(words, kind)
        self._tell()
        self._forget()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        if self._least is None:
            self._least = QSize(self._words.least() + self._around().width(), self._link_size().height())
        return self._least

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._high(width)
        return self._heights[width]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        self._words.paint(QPainter(self), self._corner(), self.width() - self._around().width())

    def _high(self, width: int) -> int:
        around, under = self._around(), self._under
        wide = width - around.width()
        high = self._words.height(wide)
        if under is not None:
            high = max(high, self._words.below_answer(wide).y() + under.sizeHint().height())
        return max(high + around.height(), self._link_size().height())

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._words.question}\n{self._words.answer}")
        if self._link is not None:
            self._link.setAccessibleDescription(self._words.answer)

    def _add_under(self, widget: QWidget) -> None:
        """Most rows have nothing under the answer but words: a page may hold hundreds of them."""
        if self._under is None:
            self._under = QWidget(self)
            self._below = QVBoxLayout(self._under)
        self._below.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        show_when(self._under, True)

    def _draw(self) -> None:
        if self._picture is None:
            return
        room, ratio = QSize(self._look.px(_WIDE), self._look.px(_HIGH)), self.devicePixelRatioF()
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        small = QPixmap.fromImage(self._image.scaled(room * ratio, keep, smooth))
        small.setDevicePixelRatio(ratio)
        self._picture.setPixmap(small)

    def _forget(self) -> None:
        """What was measured: while a page is laid out, each row is asked two dozen times."""
        self._heights.clear()
        self._least = None
        self.updateGeometry()

    def _dress(self) -> None:
        self._words.forget()
        self._draw()
        if self._under is not None:
            spaced(self._below, (0, 0, 0, 0), self._look.px(2))
        self._forget()
        self._place()

    def _place(self) -> None:
        """Put the link at the right, and what is under the answer there."""
        if self._link is not None:
            size = self._link_size()
            self._link.setGeometry(QRect(QPoint(self.width() - self._look.space(_SIDE) - size.width(), 0), size))
        if self._under is not None:
            at = self._corner() + self._words.below_answer(self.width() - self._around().width())
            self._under.setGeometry(QRect(at, self._under.sizeHint()))

    def _corner(self) -> QPoint:
        return QPoint(self._look.space(_SIDE), self._look.px(_ABOVE))

    def _around(self) -> QSize:
        """What is not for words: the room around them, and the link."""
        link = self._link_size().width() + self._look.space(_GAP) if self._link is not None else 0
        return QSize(2 * self._look.space(_SIDE) + link, 2 * self._look.px(_ABOVE))

    def _link_size(self) -> QSize:
        return self._link.sizeHint() if self._link is not None else QSize(0, 0)


class TopicRow(QWidget):
    """The heading of a topic among others, perhaps with a sentence and a link.

    Signals:
        followed: the link was pressed.
    """

    followed = Signal()

    def __init__(
        self, look: Look, title: str, sentence: str = "", link: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._row, self._lines = look, QHBoxLayout(self), QVBoxLayout()
        self._lines.addWidget(Words(look, title, "label"))
        if sentence:
            self._lines.addWidget(Words(look, sentence, "soft"))
        self._row.addLayout(self._lines, 1)
        if link:
            button = LinkButton(look, link, says=f"{link}: {title}")
            button.clicked.connect(self.followed)
            self._row.addWidget(button)
        look.dress(self._dress)

    def _dress(self) -> None:
        side, above = self._look.space(20), self._look.space(12)
        spaced(self._lines, (0, 0, 0, 0), self._look.px(2))
        spaced(self._row, (side, above, side, above), self._look.space(16))
