"""A row of a card: what its facts are about on the left, the facts on the right, and all of it one button.

    facts = (Stated("Known as", "Tia"), Stated("Born", "4 May 1066", "Is the year right?"))
    row = FactsRow(look, "Who they are", facts, "Nothing noted yet")
    row.opened                      the row was pressed

On a narrow window the facts come below.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.face import FaceButton, let_mouse_through
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.words import Words, share_room

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact: its name, what is recorded, perhaps a question about it. `is_careful` for what must not be missed."""

    name: str
    words: str
    question: str = ""
    is_careful: bool = False


class FactsRow(FaceButton):
    """One group of facts.

    Signals:
        opened: the row was pressed.
    """

    opened = Signal()
    kind = "row"

    def __init__(
        self, look: Look, name: str, facts: Sequence[Stated], nothing: str, parent: QWidget | None = None
    ) -> None:
        heard = [f"{fact.name} {fact.words} {fact.question}".strip() for fact in facts] or [nothing]
        super().__init__(look, f"{name}: {'; '.join(heard)}", parent)
        row, self._both = QHBoxLayout(self), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._facts = QGridLayout()
        self._facts.setColumnStretch(0, 2)
        self._facts.setColumnStretch(1, 3)
        self._wrapping: list[Words] = []
        self._both.addWidget(self._words(name, "strong"), 2)
        self._both.addLayout(self._facts, 6)
        for fact in facts:
            self._state(fact)
        if not facts:
            self._facts.addWidget(self._words(nothing, "soft"), 0, 0, 1, 2)
        row.addLayout(self._both, 1)
        row.addWidget(Picture(look, "chevron-right", size=18))
        let_mouse_through(self)
        self.clicked.connect(self.opened)
        look.dress(self._dress_row)

    def _state(self, fact: Stated) -> None:
        line = self._facts.rowCount()
        self._facts.addWidget(self._words(fact.name, "soft"), line, 0)
        self._facts.addWidget(self._words(fact.words, "late" if fact.is_careful else "body"), line, 1)
        if fact.question:
            self._facts.addWidget(self._words(fact.question, "attention"), line + 1, 1)

    def _words(self, words: str, kind: str) -> Words:
        label = Words(self._look, words, kind)
        label.setAlignment(_TOP)
        share_room(label, QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._wrapping.append(label)
        return label

    def _dress_row(self) -> None:
        look, direction, policy = self._look, QBoxLayout.Direction, QSizePolicy.Policy
        self._both.setDirection(direction.TopToBottom if look.is_narrow else direction.LeftToRight)
        for label in self._wrapping[:1]:
            share_room(label, policy.Preferred if look.is_narrow else policy.Ignored, policy.Minimum)
        spaced(self._both, (0, 0, 0, 0), look.space(6 if look.is_narrow else 16))
        self._facts.setHorizontalSpacing(look.space(14))
        self._facts.setVerticalSpacing(look.space(4))
        layout = self.layout()
        if layout is not None:
            spaced(layout, (look.space(20), look.space(12), look.space(16), look.space(12)), look.space(14))
