"""A field for a code that is copied from paper: it puts what is typed into the groups of the paper, as one types."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.field import Field


class CodeField(Field):
    """`grouped` makes groups of what was typed so far, and drops no letter or digit of it.

    Signals:
        entered: Enter was pressed in it.
    """

    entered = Signal()

    def __init__(
        self, look: Look, label: str, hint: str, grouped: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, label, hint, "", parent)
        self._grouped = grouped
        self._line = QLineEdit()
        self._line.textEdited.connect(self._typed)
        self._line.returnPressed.connect(self.entered)
        self._take(self._line)
        self._put(self._line)

    def value(self) -> str:
        return self._line.text().strip()

    def _show(self, value: str) -> None:
        self._line.setText(self._grouped(value))

    def _typed(self, text: str) -> None:
        """Group it again; the cursor stays behind the same letter."""
        grouped, behind = self._grouped(text), len(self._grouped(text[: self._line.cursorPosition()]))
        if grouped != text:
            self._line.setText(grouped)
            self._line.setCursorPosition(behind)
        self._change()
