"""The lines of Check your answers: question, answer, Change; and the heading of a topic.

row = AnswerRow(look, "What is working well?", "Tia likes art.", "Change")     "" leaves the link out
row.show_kind("own_words")       or "soft" for a gap
row.add_below("Changed. Last time: Mixed", "small_strong")      what is to be known besides
row.changed                      the person wants to change the answer
TopicRow(look, "School")         perhaps with a sentence and a link, which `followed` tells of
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import LinkButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.words import Words


class AnswerRow(QWidget):
    """What was asked and what was said.

    Signals:
        changed: the person wants to change the answer.
    """

    changed = Signal()

    def __init__(self, look: Look, question: str, answer: str, change: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row, self._words = QHBoxLayout(self), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair: tuple[Words, ...] = (Words(look, question, "strong"), Words(look, answer, "answer"))
        self._below = QVBoxLayout()
        for words in self._pair:
            # the question stays beside the first line of a long answer
            words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        self._words.addWidget(self._pair[0], 1)
        self._below.addWidget(self._pair[1])
        self._words.addLayout(self._below, 2)
        self._row.addLayout(self._words, 1)
        if change:
            link = LinkButton(look, change, says=f"{change}: {question}")
            link.clicked.connect(self.changed)
            self._row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        look.dress(self._dress)

    def show_kind(self, kind: str) -> None:
        """How the answer is set: answer, own_words, soft."""
        self._pair[1].set_kind(kind)

    def add_below(self, words: str, kind: str) -> None:
        """A line under the answer."""
        line = Words(self._look, words, kind)
        line.setSizePolicy(self._pair[1].sizePolicy())
        self._below.addWidget(line)
        self._pair = (*self._pair, line)

    def _dress(self) -> None:
        look, policy, direction = self._look, QSizePolicy.Policy, QBoxLayout.Direction
        self._words.setDirection(direction.TopToBottom if look.is_narrow else direction.LeftToRight)
        for words in self._pair:
            words.setSizePolicy(policy.Preferred if look.is_narrow else policy.Ignored, policy.Preferred)
        spaced(self._below, (0, 0, 0, 0), look.px(2))
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
