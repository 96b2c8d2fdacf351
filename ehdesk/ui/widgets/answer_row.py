"""The lines of Check your answers: question, answer, Change; and the heading of a topic.

row = AnswerRow(look, "What is working well?", "Tia likes art.", "Change")     "" leaves the link out
row.show_kind("own_words")       or "soft" for a gap
row.show_picture(image, "A house with a sun")
row.add_below("Changed. Last time: Mixed", "small_strong")      what is to be known besides
row.changed                      the person wants to change the answer
TopicRow(look, "School")         perhaps with a sentence and a link, which `followed` tells of
"""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import LinkButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.words import Words, share_room

_WIDE, _HIGH = 160, 120


class AnswerRow(QWidget):
    """What was asked and what was said.

    Signals:
        changed: the person wants to change the answer.
    """

    changed = Signal()

    def __init__(self, look: Look, question: str, answer: str, change: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._image = look, QImage()
        self._picture: QLabel | None = None
        self._row, self._words = QHBoxLayout(self), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair: tuple[Words, ...] = (Words(look, question, "strong"), Words(look, answer, "answer"))
        self._said: QVBoxLayout | None = None
        for words in self._pair:
            # the question stays beside the first line of a long answer
            words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        self._words.addWidget(self._pair[0], 1)
        self._words.addWidget(self._pair[1], 2)
        self._row.addLayout(self._words, 1)
        if change:
            link = LinkButton(look, change, says=f"{change}: {question}")
            link.clicked.connect(self.changed)
            self._row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        look.dress(self._dress)

    def show_picture(self, image: QImage | None, said: str) -> None:
        """A small picture beside the answer, where there is one; `said` is what can be seen on it."""
        if image is None or image.isNull():
            return
        if self._picture is None:
            self._picture = QLabel()
            self._picture.setProperty("kind", "small_picture")
            self._picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._under().addWidget(self._picture, 0, Qt.AlignmentFlag.AlignLeft)
        self._image = image
        self._picture.setAccessibleName(said)
        self._draw()

    def has_picture(self) -> bool:
        """Does a picture stand beside the answer?"""
        return self._picture is not None

    def add_link(self, words: str, follow: Callable[[], object]) -> None:
        """Another link, under the answer."""
        link = LinkButton(self._look, words, says=f"{words}: {self._pair[0].words()}")
        link.clicked.connect(follow)
        self._under().addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def show_kind(self, kind: str) -> None:
        """How the answer is set: answer, own_words, soft."""
        self._pair[1].set_kind(kind)

    def _draw(self) -> None:
        if self._picture is None:
            return
        room, ratio = QSize(self._look.px(_WIDE), self._look.px(_HIGH)), self.devicePixelRatioF()
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        small = QPixmap.fromImage(self._image.scaled(room * ratio, keep, smooth))
        small.setDevicePixelRatio(ratio)
        self._picture.setPixmap(small)

    def add_below(self, words: str, kind: str) -> None:
        """A line under the answer."""
        line = Words(self._look, words, kind)
        line.setSizePolicy(self._pair[1].sizePolicy())
        self._under().addWidget(line)
        self._pair = (*self._pair, line)

    def _under(self) -> QVBoxLayout:
        """The column of what stands under the answer. Most rows have none: a page may hold hundreds of them."""
        if self._said is None:
            self._said = QVBoxLayout()
            spaced(self._said, (0, 0, 0, 0), self._look.px(2))
            self._words.removeWidget(self._pair[1])
            self._said.addWidget(self._pair[1])
            self._words.addLayout(self._said, 2)
        return self._said

    def _dress(self) -> None:
        self._draw()
        look, policy, direction = self._look, QSizePolicy.Policy, QBoxLayout.Direction
        self._words.setDirection(direction.TopToBottom if look.is_narrow else direction.LeftToRight)
        for words in self._pair:
            share_room(words, policy.Preferred if look.is_narrow else policy.Ignored, policy.Preferred)
        if self._said is not None:
            spaced(self._said, (0, 0, 0, 0), look.px(2))
        # the first line stands level with the words of the link, which has a height of its own
        down = look.px(9)
        spaced(self._words, (0, down, 0, down), look.space(4 if look.is_narrow else 16))
        spaced(self._row, (look.space(20), 0, look.space(20), 0), look.space(16))


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
