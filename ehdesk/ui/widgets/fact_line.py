"""Facts in one line: small words above, what holds below, a rule between two of them. Stacked on a narrow window.

line = FactLine(look);  line.add("Lead practitioner", "Priya Nair");  line.fill(Weeks(...))
"""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.pieces import UprightRule
from ehdesk.ui.widgets.words import Words, show_when


class FactLine(QWidget):
    """What one wants to know at a glance."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rules: list[UprightRule] = []
        look.dress(self._dress)

    @property
    def is_empty(self) -> bool:
        """Is there nothing in it yet?"""
        return not self._row.count()

    def add(self, name: str, said: str) -> None:
        """One more fact."""
        fact = QWidget()
        lines = QVBoxLayout(fact)
        spaced(lines, (0, 0, 0, 0), self._look.px(2))
        lines.addWidget(Words(self._look, name, "small_soft"))
        lines.addWidget(Words(self._look, said, "strong"))
        lines.addStretch()
        self._put(fact, 2)

    def fill(self, widget: QWidget) -> None:
        """Something that takes most of the line."""
        self._put(widget, 3)

    def _put(self, widget: QWidget, share: int) -> None:
        if not self.is_empty:
            rule = UprightRule()
            self._rules.append(rule)
            self._row.addWidget(rule)
        self._row.addWidget(widget, share)
        self._dress()

    def _dress(self) -> None:
        look, direction = self._look, QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if look.is_narrow else direction.LeftToRight)
        spaced(self._row, (0, 0, 0, 0), look.space(8 if look.is_narrow else 16))
        for rule in self._rules:
            show_when(rule, not look.is_narrow)
