"""A person's own words: an accent bar, a quote mark, italic text, and how it was that they said it.

voice = Voice(look, "Tia's own words", "Write it the way she said it", "Tia was", (Chip("family", "With family"),))
a field as any other (value, show_value, set_problem, edited, left), and voice.way(), show_way(key), way_chosen(str)
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.chips import Chip, Chips
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.text_field import LongTextField
from ehdesk.ui.widgets.words import Line, set_property


class Voice(LongTextField):
    """Words that stay the way they were said.

    Signals:
        way_chosen(str): the person said how the words were given.
    """

    way_chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        label: str,
        hint: str = "",
        way_label: str = "",
        ways: Sequence[Chip] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, label, hint, "", parent)
        self._frame = QFrame()
        self._frame.setProperty("kind", "voice")
        self._frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._inside, self._head, self._foot = QVBoxLayout(self._frame), QHBoxLayout(), QHBoxLayout()
        set_property(self._text, "kind", "own_words")
        self._chips = Chips(look, way_label, ways, parent=self._frame)
        self._chips.chosen.connect(self.way_chosen)
        self._fill(look, way_label, bool(ways))
        look.dress(self._dress_voice)

    def way(self) -> str:
        """How the words were given: a key, "" for not said."""
        return self._chips.value()

    def show_way(self, key: str) -> None:
        """Show how they were given and emit nothing."""
        self._chips.show_value(key)

    def _fill(self, look: Look, way_label: str, has_ways: bool) -> None:
        lines = QVBoxLayout()
        spaced(lines, (0, 0, 0, 0), look.space(5))
        for words in filter(None, (self._label, self._hint)):
            lines.addWidget(words)
        self._head.addWidget(Picture(look, "quote", "accent", 20), 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(lines, 1)
        self._inside.addLayout(self._head)
        self._inside.addWidget(self._text)
        self._inside.addLayout(self._foot)
        if has_ways:
            self._foot.addWidget(Line(look, way_label, "soft"))
            self._foot.addWidget(self._chips, 1)
        else:
            self._chips.hide()
        self._put(self._frame)

    def _dress_voice(self) -> None:
        space = self._look.space
        spaced(self._inside, (space(20), space(10), space(18), space(14)), space(8))
        spaced(self._head, (0, 0, 0, 0), space(9))
        spaced(self._foot, (0, 0, 0, 0), space(9))
