"""Has a long list of families read, in steps between whatever the practitioner does."""

from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from ehdesk.ui.desk import Desk

_STEP, _TELLS_EVERY = 0.012, 0.25
"""Seconds: of one step, which nobody notices, and between two times that it says how far it is."""


class Lister(QObject):
    """Reads on the window's thread: what is being read is never older than what was just saved."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._families = desk, desk.work.families
        self._told_at = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._read_on)
        desk.families_wanted.connect(self.start)
        desk.changed.connect(self.start)

    def start(self) -> None:
        """Read what was not read yet; nothing to do where the families are few."""
        if not self._families.are_read:
            self._timer.start()

    def stop(self) -> None:
        """No more steps."""
        self._timer.stop()

    def _read_on(self) -> None:
        began = perf_counter()
        try:
            self._families.read_on(lambda: perf_counter() - began > _STEP)
        except BaseException:
            self.stop()  # it is said once, not at every step
            raise
        is_done = self._families.are_read
        if is_done:
            self.stop()
        if is_done or began - self._told_at > _TELLS_EVERY:
            self._told_at = began
            self._desk.families_read.emit()
