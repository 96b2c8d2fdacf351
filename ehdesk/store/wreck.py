"""A damaged vault in the hands of who proved that it is theirs: what there is to go back to, and what can be read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from threading import Lock as ThreadLock

from ehdesk.store.backups import Backup, backups_of
from ehdesk.store.errors import BackupDamaged, NotRescued, StoreError
from ehdesk.store.going_back import exchange
from ehdesk.store.held_copies import HeldCopies, held_copies
from ehdesk.store.lock import Lock
from ehdesk.store.rescue import Rescue, Step, forget_rescue, rescue
from ehdesk.store.session import Clock, Ids
from ehdesk.store.vault import Vault

Report = Callable[[Step, int, int], object]


class LetGo(StoreError):
    """Whoever wanted it is gone, or locked meanwhile: nothing was kept of it."""


class Wreck:
    """It holds the vault's lock until it is let go of, or until the vault is open. Nothing is changed but by
    `go_back` and `put_in_place`, which keep what they replace. All of it is for another thread, one at a time.
    """

    def __init__(
        self, folder: Path, data_key: bytes, lock: Lock, enter: Callable[[Lock], Vault], ids: Ids, clock: Clock
    ) -> None:
        self._folder, self._data_key, self._lock, self._enter = folder, data_key, lock, enter
        self._ids, self._clock = ids, clock
        self._is_let_go = Event()
        self._turn, self._is_released = ThreadLock(), False
        self._in_place: Backup | None = None
        self._vault: Vault | None = None
        self.is_at_work = False

    def copies(self) -> HeldCopies:
        """The earlier copies. Raises StoreError."""
        return held_copies(backups_of(self._folder), self._data_key)

    def go_back(self, backup: Backup) -> Vault:
        """Put a copy in its place, and open that. Raises BackupDamaged, StoreError: nothing is changed then, or it
        is in its place and only the opening is left to be tried again.
        """
        with self._at_work():
            self._exchange(backup)
            return self._entered()

    def read(self, report: Report) -> Rescue:
        """Read what can still be read; see `rescue`. Raises LetGo as well."""

        def told(step: Step, done: int, of: int) -> None:
            if self._is_let_go.is_set():
                raise LetGo
            report(step, done, of)

        with self._at_work():
            return rescue(self._folder, self._data_key, self._ids, self._clock, told)

    def put_in_place(self, found: Rescue) -> Vault:
        """Put what was read in its place, and open that. Raises NotRescued, StoreError; see `go_back`."""
        with self._at_work():
            try:
                self._exchange(found.copy, keeps_places=False)
            except BackupDamaged as error:
                raise NotRescued(error.reason) from error
            return self._entered()

    def close(self) -> None:
        """Let go of it, and of a vault that came of it and that nobody took over: reading stops soon, and what was read
        is gone. What is being put in place gets there.
        """
        self._is_let_go.set()
        self._release_if_let_go()

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        with self._turn:
            if self._is_let_go.is_set():
                raise LetGo
            self.is_at_work = True
        try:
            yield
        finally:
            self.is_at_work = False
            self._release_if_let_go()

    def _exchange(self, copy: Backup, *, keeps_places: bool = True) -> None:
        """Once: where it is in its place and the disk did not let it open, only that is tried again."""
        if self._in_place != copy:
            exchange(self._folder, copy, self._data_key, self._clock(), keeps_places=keeps_places)
            self._in_place = copy

    def _entered(self) -> Vault:
        """From here on the lock is the vault's."""
        self._vault = self._enter(self._lock)
        return self._vault

    def _release_if_let_go(self) -> None:
        """By whoever comes last: who let go of it, or the work that was under way."""
        with self._turn:
            if self._is_let_go.is_set() and not self.is_at_work and not self._is_released:
                self._is_released = True
                if self._vault is not None:
                    self._vault.close()
                    return
                forget_rescue(self._folder)
                self._lock.release()
