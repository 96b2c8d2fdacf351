"""A page that lies over the one with the questions, until somebody is done with it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShortcut

from ehdesk.ui import keys
from ehdesk.ui.desk import Desk
from ehdesk.ui.keys import Key
from ehdesk.ui.shell.page import DeskPage, FamilyPage
from ehdesk.ui.widgets.buttons import Button, PrimaryButton


class OverPage(DeskPage):
    """Esc closes it, as its button does.

    Signals:
        closed: somebody is done with it.
    """

    closed = Signal()
    margin = FamilyPage.margin
    is_in_the_middle = True

    def __init__(self, desk: Desk, title: str, done: str) -> None:
        super().__init__(desk.look, title)
        self.done: Button = PrimaryButton(desk.look, done, "check")
        self.done.clicked.connect(self.closed)
        self.closed.connect(desk.uncover)
        self.add_header_button(self.done)
        for key in keys.OVER:
            for sequence in key.sequences:
                QShortcut(sequence, self, self.closed.emit)
        self.continue_asked.connect(self.closed)

    def own_keys(self) -> tuple[Key, ...]:
        return keys.OVER
