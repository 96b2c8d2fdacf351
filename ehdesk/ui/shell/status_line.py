"""The line under desk pages: three quiet facts on the left, one on the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import clear, spaced
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.words import Short


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its icon ("check", "cloud", "sync"); `short` are its words on a narrow window."""

    words: str
    icon: str
    short: str = ""


class StatusLine(QFrame):
    """Saved on this computer, working offline, waiting to sync. Never an error."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._facts: Sequence[Fact] = ()
        self._right: Fact | None = None
        self.setProperty("kind", "status_line")
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        look.dress(self._draw)

    def show_facts(self, facts: Sequence[Fact], right: Fact | None = None) -> None:
        """The facts of now, and one for the right. The same ones again change nothing."""
        if (tuple(facts), right) != (self._facts, self._right):
            self._facts, self._right = tuple(facts), right
            self._draw()

    def _draw(self) -> None:
        clear(self._row)
        side = self._look.space(20)
        spaced(self._row, (side, 0, side, 0), self._look.space(6))
        for fact in self._facts:
            self._row.addWidget(Picture(self._look, fact.icon, "accent" if fact.icon == "check" else "text_soft", 17))
            self._row.addWidget(Short(self._look, self._words_of(fact), "small_soft"))
            self._row.addSpacing(self._look.space(14))
        self._row.addStretch()
        if self._right is not None:
            self._row.addWidget(Short(self._look, self._words_of(self._right), "small_soft"))

    def _words_of(self, fact: Fact) -> str:
        return fact.short or fact.words if self._look.is_narrow else fact.words
