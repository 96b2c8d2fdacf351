"""A row of a card: what a key does, and the key itself on the right.

KeyRow(look, "Lock now", "Ctrl+L")
"""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.tag import Tag
from ehdesk.ui.widgets.words import Words


class KeyRow(QWidget):
    """To be read, not pressed."""

    def __init__(self, look: Look, does: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(f"{does}: {key}")
        self._row = QHBoxLayout(self)
        self._row.addWidget(Words(look, does), 1)
        self._row.addWidget(Tag(look, key))
        look.dress(self._dress)

    def _dress(self) -> None:
        look = self._look
        spaced(self._row, (0, look.space(5), look.space(14), look.space(5)), look.space(12))
