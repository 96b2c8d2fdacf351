"""The only place with threads: work that takes longer than a blink, whose answer comes back to the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from ehdesk.ui.litter import collect_here_only

Answer = TypeVar("Answer")


class _Answers(QObject):
    came = Signal(object, object)
    failed = Signal(object, object)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who asked for a piece of work, and gets its answer or its exception; None for nobody any more."""

    work: Callable[[], object]
    then: Callable[[Any], object]
    failed: Callable[[Exception], object]
    asker: QObject | None


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
            self._answers.failed.emit(self._answers, error)
        else:
            self._work = _nothing
            self._answers.came.emit(self._answers, answer)


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
        self._under_way: dict[_Answers, _Asked] = {}
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
        self._under_way[answers] = _Asked(work, then, failed, asker)
        answers.came.connect(self._tell)  # no lambda: what it holds would be let go of inside Qt
        answers.failed.connect(self._tell_failed)
        self.busy_changed.emit()
        self._pool.start(_Work(work, answers))

    def wait(self, at_most: timedelta) -> bool:
        """Block until all work has ended, here and beside: for leaving the program. False if it took longer."""
        deadline = QDeadlineTimer(round(at_most.total_seconds() * 1000))
        return all(each._pool.waitForDone(deadline) for each in (self, *self._beside))

    def let_go(self) -> None:
        """Tell what is done by now; of what is not, nobody is told."""
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
        for answers, asked in self._under_way.items():
            self._under_way[answers] = replace(asked, asker=None)

    def _tell(self, answers: _Answers, answer: object) -> None:
        if (asked := self._finish(answers)) is not None:
            asked.then(answer)

    def _tell_failed(self, answers: _Answers, error: Exception) -> None:
        if (asked := self._finish(answers)) is not None:
            asked.failed(error)

    def _finish(self, answers: _Answers) -> _Asked | None:
        """Who is to be told; None where nobody is any more."""
        asked = self._under_way.pop(answers, None)
        answers.deleteLater()
        self.busy_changed.emit()
        return asked if asked is not None and asked.asker is not None and isValid(asked.asker) else None
