"""Keeps a backup of the open vault now and then, behind the window."""

from datetime import timedelta

from PySide6.QtCore import QObject, QTimer

from ehdesk.services.copies import Copies
from ehdesk.store.backups import Backup
from ehdesk.store.errors import DiskFull, DiskTrouble, VaultBusy
from ehdesk.ui.background import Background

FIRST, EVERY = timedelta(minutes=1), timedelta(minutes=15)
"""How long after opening it is looked for the first time whether a backup is due, and how often after that."""


class Copier(QObject):
    """One at a time, on a thread for nothing else. Nothing in the window ever waits for it."""

    def __init__(self, copies: Copies, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._copies, self._background = copies, background
        self._is_running = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.copy_if_due)

    def start(self, first: timedelta = FIRST) -> None:
        """Begin, a little after everything else did."""
        self._timer.start(round(first.total_seconds() * 1000))

    def stop(self) -> None:
        """No more of them; one that is being made ends by itself."""
        self._timer.stop()

    def copy_if_due(self) -> None:
        """Make one, if enough was saved and enough time has passed."""
        self._timer.setInterval(round(EVERY.total_seconds() * 1000))
        if not self._is_running:
            self._is_running = True
            self._background.run(self._copies.make_if_due, self._finish, self._fail, self)

    def _finish(self, _made: Backup | None) -> None:
        self._is_running = False
        if self._timer.isActive():  # the vault may be closed since
            self._copies.went_well()

    def _fail(self, error: Exception) -> None:
        """A full or busy disk is tried again the next time; a damaged page of the vault itself must be heard of."""
        self._is_running = False
        if self._timer.isActive():
            self._copies.failed()
        if not isinstance(error, DiskFull | DiskTrouble | VaultBusy):
            raise error
