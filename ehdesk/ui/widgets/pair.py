"""Two things beside each other, their tops level; below each other, the first one first, where there is no room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced


class Pair(QWidget):
    """Pair(look, TextField(...), TextField(...))"""

    def __init__(self, look: Look, first: QWidget, second: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        for widget in (first, second):
            self._row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
        look.dress(self._dress)

    def _dress(self) -> None:
        direction, is_narrow = QBoxLayout.Direction, self._look.is_narrow
        self._row.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        spaced(self._row, (0, 0, 0, 0), self._look.space(14 if is_narrow else 20))
