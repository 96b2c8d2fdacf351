"""What pages share that follow the record while they are open."""

from PySide6.QtWidgets import QWidget

from ehdesk.domain.change import FamilyId
from ehdesk.services.announce import Changed
from ehdesk.ui.desk import Desk
from ehdesk.ui.refocus import keeping_focus
from ehdesk.ui.shell.page import DeskPage


class LivingPage(DeskPage):
    """A desk page whose content is made anew whenever what it shows changes; the keyboard stays where it was.

    A subclass gives `content`, and calls `read` when it is built. Without a family it follows all of them.
    """

    def __init__(self, desk: Desk, title: str, family: FamilyId | None = None) -> None:
        super().__init__(desk.look, title)
        self._desk, self._followed = desk, family
        self._content: QWidget | None = None
        self._is_reading = self._is_wanted = False
        desk.changed.connect(self._follow)

    def content(self) -> QWidget:
        """Everything below the title, as it stands now."""
        raise NotImplementedError

    def read(self) -> None:
        """Make the content anew. Asked for by that very making (something was saved in it), once more afterwards."""
        self._is_wanted = True
        if self._is_reading:
            return
        self._is_reading = True
        try:
            while self._is_wanted:
                self._is_wanted = False
                keeping_focus(self, self._renew)
        finally:
            self._is_reading = False

    def _follow(self, changed: Changed) -> None:
        if self._followed is None or changed.concerns(self._followed):
            self.read()

    def _renew(self) -> None:
        old, self._content = self._content, self.content()
        self.add(self._content)
        if old is not None:
            old.hide()
            old.deleteLater()
