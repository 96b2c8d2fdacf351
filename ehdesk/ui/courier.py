"""Saves unsent work in files and takes it in, behind the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMetaMethod, QObject, Signal

from ehdesk.forms.wording import Wording
from ehdesk.services.carrying import Carried, Carrying
from ehdesk.store.errors import Stopped, StoreError
from ehdesk.store.load import Reach
from ehdesk.store.unsent import TakenIn
from ehdesk.ui.background import Background
from ehdesk.ui.carried_words import taken_in_words

Answer = TypeVar("Answer")


class Courier(QObject):
    """One for each open vault, with a thread of its own. What was begun goes on when the page that asked is left.

    Signals:
        moved: (int, int) how many MB are done, of how many; emitted on the other thread.
        ended: (Carried, TakenIn or StoreError) what came of it.
        ended_unseen: (str) the same in words, where no page listens.
        came_in: work was taken in, and can go on to the hub.
    """

    moved = Signal(int, int)
    ended = Signal(object)
    ended_unseen = Signal(str)
    came_in = Signal()

    def __init__(self, carrying: Carrying, words: Wording, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._carrying, self._words, self._background = carrying, words, background.beside()
        self._is_stopped = self._is_closing = False
        self.doing = ""

    @property
    def is_busy(self) -> bool:
        """Is a file being written, or taken in?"""
        return bool(self.doing)

    def save(self, file: Path, reach: Reach) -> None:
        """Put so much of what is unsent in a file."""
        self._begin("carry.saving", partial(self._carrying.save, file, reach, self._note), self._end)

    def take_in(self, file: Path, code: str) -> None:
        """Take in a file."""
        self._begin("carry.going", partial(self._carrying.take_in, file, code, self._note), self._tell)

    def stop(self) -> None:
        """End what is under way at its next small step; it comes to nothing."""
        self._is_stopped = True

    def close(self) -> None:
        """The same, since the vault is about to be closed; nobody is told."""
        self._is_stopped = self._is_closing = True

    def _begin(self, doing: str, work: Callable[[], Answer], then: Callable[[Answer], object]) -> None:
        self.doing, self._is_stopped = doing, self._is_closing
        self._background.run(work, then, self._fail, self)

    def _note(self, done: int, of: int) -> None:
        """On the other thread."""
        if self._is_stopped:
            raise Stopped
        self.moved.emit(done >> 20, of >> 20)

    def _tell(self, taken: TakenIn) -> None:
        if not self._is_closing:
            self._end(taken)
            self._carrying.tell(taken)
            self.came_in.emit()

    def _fail(self, error: Exception) -> None:
        self._end(error if isinstance(error, StoreError) else None)
        if not isinstance(error, StoreError):
            raise error

    def _end(self, outcome: Carried | TakenIn | StoreError | None) -> None:
        self.doing = ""
        if self._is_closing:
            return
        if self.isSignalConnected(QMetaMethod.fromSignal(self.ended)):
            self.ended.emit(outcome)
        elif outcome is not None:
            self.ended_unseen.emit(self._in_words(outcome))

    def _in_words(self, outcome: Carried | TakenIn | StoreError) -> str:
        match outcome:
            case Carried():
                return self._words("carry.saved_unseen")
            case TakenIn():
                return taken_in_words(self._words, outcome)
            case _:
                return str(outcome)
