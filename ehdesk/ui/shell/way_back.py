"""On a narrow window the crumbs shrink to one; the step before stands above the page instead."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.shell.crumbs import Crumbs
from ehdesk.ui.widgets.buttons import LinkButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.words import shortened, show_when


class WayBack(QWidget):
    """One link back.

    Signals:
        chosen(str): the key of the step before.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, crumbs: Crumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._crumbs, self._is_wanted = look, crumbs, True
        self._row = QHBoxLayout(self)
        self._link = LinkButton(look, "", "chevron-left")
        self._link.clicked.connect(self._go)
        self._row.addWidget(self._link)
        self._row.addStretch()
        crumbs.shown.connect(self._dress)
        look.dress(self._dress)

    def want(self, is_wanted: bool) -> None:
        """Only desk pages have a way back."""
        self._is_wanted = is_wanted
        self._dress()

    def _go(self) -> None:
        if step := self._crumbs.step_before():
            self.chosen.emit(step[0])

    def _dress(self) -> None:
        step = self._crumbs.step_before()
        if step:
            self._link.say(shortened(step[1]), says=step[1])
        spaced(self._row, (self._look.space(24), self._look.space(12), 0, 0), 0)
        show_when(self, bool(step) and self._is_wanted and self._look.is_narrow)
