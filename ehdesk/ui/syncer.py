"""Runs sync rounds behind the window: now and then, and when somebody asks."""

import random
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from ehdesk.services.announce import Changed
from ehdesk.sync.backoff import wait_after
from ehdesk.sync.report import Progress, RoundReport
from ehdesk.ui.background import Background
from ehdesk.ui.desk import Desk

EVERY = timedelta(minutes=2)


class Syncer(QObject):
    """One round at a time, on a thread for nothing else. Nothing in the window ever waits for it.

    Signals:
        progressed: (Progress) how far the round has come; emitted on the other thread.
    """

    progressed = Signal(Progress)

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__(desk)
        self._desk, self._background = desk, background
        self._failures = 0
        self._is_running = False
        self._is_stopped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.sync)
        desk.sync_wanted.connect(self.sync)

    def start(self) -> None:
        """Sync now if there is a hub, and keep at it."""
        self.sync()

    def stop(self) -> None:
        """No more rounds; one that runs ends at its next small step, and waits for the hub no longer."""
        self._is_stopped = True
        self._timer.stop()
        self._desk.work.syncing.break_off()

    def sync(self) -> None:
        """Run a round, unless one runs already or there is no hub yet."""
        syncing = self._desk.work.syncing
        if self._is_running or self._is_stopped or not syncing.status().is_enrolled:
            return
        self._is_running = True
        self._background.run(
            lambda: syncing.round(self.progressed.emit, lambda: self._is_stopped), self._finish, self._fail, self
        )

    def _finish(self, report: RoundReport) -> None:
        self._is_running = False
        if self._is_stopped:
            return
        self._desk.work.syncing.take_in(report)
        if report.trouble is None:
            self._desk.work.leaving.follow_the_rule()
        self._failures = self._failures + 1 if report.trouble else 0
        wait = wait_after(self._failures, random.random()) if self._failures else EVERY  # noqa: S311 - only a wait
        self._again_after(wait)
        self._desk.sync_changed.emit()

    def _fail(self, error: Exception) -> None:
        """A bug in a round must not stop the next one, nor go unheard."""
        self._is_running = False
        self._again_after(EVERY)
        if not self._is_stopped:
            self._desk.work.news.tell(Changed())  # whatever it took in until then
        raise error

    def _again_after(self, wait: timedelta) -> None:
        if not self._is_stopped:
            self._timer.start(round(wait.total_seconds() * 1000))
