"""A row of a card: where something is to be put right, and what.

ProblemRow(look, "Sheet survey, row 5, column type", "“txet” is no type; did you mean text?")
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.words import Words


class ProblemRow(QWidget):
    """To be read, not pressed."""

    def __init__(self, look: Look, where: str, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(f"{where}: {what}")
        self._lines = QVBoxLayout(self)
        self._lines.addWidget(Words(look, where, "small_strong_soft"))
        self._lines.addWidget(Words(look, what))
        look.dress(self._dress)

    def _dress(self) -> None:
        look = self._look
        spaced(self._lines, (look.space(18), look.space(8), look.space(18), look.space(8)), look.px(2))
