"""The only place with threads: work that takes longer than a blink, whose answer comes back to the window's thread."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from PySide6.QtCore import QDeadlineTimer, QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from ehdesk.ui.litter import collect_here_only

Answer = TypeVar("Answer")


class _Answers(QObject):
    came = Signal(object)
    failed = Signal(object)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], object], answers: _Answers) -> None:
        super().__init__()
        self._work, self._answers = work, answers

    @Slot()
    def run(self) -> None:
        try:
            answer = self._work()
        except Exception as error:
            self._work = _nothing
            self._answers.failed.emit(error)
        else:
            self._work = _nothing
            self._answers.came.emit(answer)


def _nothing() -> None:
    """What is left of work that was done: a page that it knew must not be let go of on the other thread."""


class Background(QObject):
    """Runs one piece of work at a time, in the order asked for.

    Signals:
        busy_changed: work began or ended; `is_busy` says which.
    """

    busy_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        collect_here_only()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._under_way: dict[_Answers, Callable[[], object]] = {}
        self._beside: list[Background] = []

    @property
    def is_busy(self) -> bool:
        """Is any work under way or waiting, here or beside?"""
        return bool(self._under_way) or any(other.is_busy for other in self._beside)

    def beside(self) -> "Background":
        """A thread of its own for work that may take long, so that nothing here has to wait for it."""
        other = Background(self)
        other.busy_changed.connect(self.busy_changed)
        self._beside.append(other)
        return other

    def run(
        self,
        work: Callable[[], Answer],
        then: Callable[[Answer], object],
        failed: Callable[[Exception], object],
        asker: QObject,
    ) -> None:
        """Do `work` on the other thread; on the window's thread, `then` gets its answer, or `failed` its exception.

        An `asker` that is gone by then (a page that was left) is not told.
        """
        answers = _Answers(self)
        self._under_way[answers] = work
        answers.came.connect(lambda answer: self._finish(answers, then, answer, asker))
        answers.failed.connect(lambda error: self._finish(answers, failed, error, asker))
        self.busy_changed.emit()
        self._pool.start(_Work(work, answers))

    def wait(self, at_most: timedelta) -> bool:
        """Block until all work has ended, here and beside: for leaving the program. False if it took longer."""
        deadline = QDeadlineTimer(round(at_most.total_seconds() * 1000))
        return all(each._pool.waitForDone(deadline) for each in (self, *self._beside))

    def _finish(self, answers: _Answers, tell: Callable[[Any], object], answer: object, asker: QObject) -> None:
        self._under_way.pop(answers, None)
        answers.deleteLater()
        self.busy_changed.emit()
        if isValid(asker):
            tell(answer)
