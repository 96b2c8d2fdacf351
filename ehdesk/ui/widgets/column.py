"""Widgets one below the other, that can all be taken out and put in again."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import clear, spaced


class Column(QWidget):
    """column.add(widget), column.clear(); with `around`, room on all sides, for inside a card."""

    def __init__(self, look: Look, gap: int = 14, parent: QWidget | None = None, *, around: int = 0) -> None:
        super().__init__(parent)
        self._column, side = QVBoxLayout(self), look.space(around)
        spaced(self._column, (side, side, side, side), look.space(gap))

    def add(self, *widgets: QWidget) -> None:
        """Put widgets below what is there."""
        for widget in widgets:
            self._column.addWidget(widget)

    def add_above(self, widget: QWidget) -> None:
        """Put a widget above what is there."""
        self._column.insertWidget(0, widget)

    def replace(self, before: QWidget, widget: QWidget) -> None:
        """Put a widget where another one was."""
        self._column.replaceWidget(before, widget)

    def clear(self) -> None:
        """Take everything out."""
        clear(self._column)
