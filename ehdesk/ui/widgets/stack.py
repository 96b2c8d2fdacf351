"""Widgets close together, one below the other, or in a line: what belongs to one thought.

Stack(look, title, lead, gap=4)        down
Together(look, unlock, forgotten)      across, from the left, under each other on a narrow window
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced


class Stack(QWidget):
    """Down, with one gap (pixels at 100 per cent)."""

    def __init__(self, look: Look, *widgets: QWidget, gap: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._gap = look, gap
        self._column = QVBoxLayout(self)
        for widget in widgets:
            self._column.addWidget(widget)
        look.dress(self._dress)

    def add(self, widget: QWidget) -> None:
        """One more below."""
        self._column.addWidget(widget)

    def _dress(self) -> None:
        spaced(self._column, (0, 0, 0, 0), self._look.space(self._gap))


class Together(QWidget):
    """Across, with one gap."""

    def __init__(self, look: Look, *widgets: QWidget, gap: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._gap = look, gap
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        for widget in widgets:
            self._row.addWidget(widget)
        self._row.addStretch()
        look.dress(self._dress)

    def _dress(self) -> None:
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if self._look.is_narrow else direction.LeftToRight)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        spaced(self._row, (0, 0, 0, 0), self._look.space(self._gap))
