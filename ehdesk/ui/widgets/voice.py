"""A person's own words: an accent bar, a quote mark, italic text.

voice = Voice(look, "Tia's own words", "Write it the way she said it")      a field as any other
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.text_field import LongTextField
from ehdesk.ui.widgets.words import set_property


class Voice(LongTextField):
    """Words that stay the way they were said."""

    def __init__(self, look: Look, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, label, hint, "", parent)
        self._frame = QFrame(self)
        self._frame.setProperty("kind", "voice")
        self._frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._inside, self._head, lines = QVBoxLayout(self._frame), QHBoxLayout(), QVBoxLayout()
        set_property(self._text, "kind", "own_words")
        spaced(lines, (0, 0, 0, 0), look.space(5))
        for words in filter(None, (self._label, self._hint)):
            lines.addWidget(words)
        self._head.addWidget(Picture(look, "quote", "accent", 20), 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(lines, 1)
        self._inside.addLayout(self._head)
        self._inside.addWidget(self._text)
        self._put(self._frame)
        look.dress(self._dress_voice)

    def _dress_voice(self) -> None:
        space = self._look.space
        spaced(self._inside, (space(20), space(10), space(18), space(14)), space(8))
        spaced(self._head, (0, 0, 0, 0), space(9))
