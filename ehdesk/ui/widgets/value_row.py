"""One value among those that a field ever had: who wrote it and when, what, why, and a way to let it stand again.

row = ValueRow(look, "Ada Obi", "today at 14:32", "Tia likes art and music.", before="Tia likes art.")
row.show_state("Stands now", "accent");  row.show_reason("Why: she said so")
row.offer("Put this one back");  row.wanted      the person wants it back
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import LinkButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.marked_words import MarkedWords
from ehdesk.ui.widgets.tag import Tag
from ehdesk.ui.widgets.words import Words


class ValueRow(QWidget):
    """What it has that `before` does not have is marked.

    Signals:
        wanted: the person wants this value back.
    """

    wanted = Signal()

    def __init__(self, look: Look, who: str, when: str, words: str, before: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._said = look, f"{who}, {when}"
        self._row, self._by, self._what = (
            QBoxLayout(QBoxLayout.Direction.LeftToRight, self),
            QVBoxLayout(),
            QVBoxLayout(),
        )
        self._state = QHBoxLayout()
        self._by.addWidget(Words(look, who, "strong"))
        self._by.addWidget(Words(look, when, "small_soft"))
        self._by.addLayout(self._state)
        self._text = MarkedWords(look, words, before, "answer")
        self._is_short = True
        self._text.show_in_short(is_short=self._is_short)
        self._what.addWidget(self._text)
        self._row.addLayout(self._by, 1)
        self._row.addLayout(self._what, 2)
        for column in (self._by, self._what):
            column.addStretch(1)
        look.dress(self._dress)

    @property
    def is_long(self) -> bool:
        """Is only what differs in it shown, with the words around that?"""
        return self._text.is_long

    def offer_whole(self, whole: str, in_short: str) -> None:
        """Let somebody want all of it, and only what differs again."""
        self._lengths = whole, in_short
        self._turn = LinkButton(self._look, whole, says=f"{whole}: {self._said}")
        self._turn.clicked.connect(self._show_other_length)
        self._what.insertWidget(0, self._turn, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, words: str, tone: str) -> None:
        """What became of it."""
        self._state.addWidget(Tag(self._look, words, tone))
        self._state.addStretch()

    def show_reason(self, words: str) -> None:
        """Why it was written."""
        self._what.insertWidget(self._what.count() - 1, Words(self._look, words, "small_soft"))

    def offer(self, words: str) -> None:
        """Let somebody want it back."""
        link = LinkButton(self._look, words, says=f"{words}: {self._said}")
        link.clicked.connect(self.wanted)
        self._what.insertWidget(self._what.count() - 1, link, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_other_length(self) -> None:
        self._is_short = not self._is_short
        self._text.show_in_short(is_short=self._is_short)
        words = self._lengths[not self._is_short]
        self._turn.say(words, says=f"{words}: {self._said}")

    def _dress(self) -> None:
        look, direction = self._look, QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if look.is_narrow else direction.LeftToRight)
        side, above = look.space(20), look.space(12)
        spaced(self._row, (side, above, side, above), look.space(8 if look.is_narrow else 16))
        spaced(self._by, (0, 0, 0, 0), look.px(4))
        spaced(self._what, (0, 0, 0, 0), look.px(4))
        spaced(self._state, (0, 0, 0, 0), 0)
