"""Going back from an open vault: to an earlier copy, or to what was set aside when somebody went back before."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from ehdesk.store.backups import Backup, backups_of, refuse_faulty
from ehdesk.store.book import Book
from ehdesk.store.driver import DATABASE
from ehdesk.store.errors import NoRoomBeside
from ehdesk.store.going_back import exchange
from ehdesk.store.held_copies import HeldCopies, LeftBehind, held_copies, left_behind
from ehdesk.store.laid_aside import LaidAsideFiles
from ehdesk.store.lock import Lock
from ehdesk.store.safe_write import disk_in_words
from ehdesk.store.session import Clock

_LEFT_FREE = 50 << 20


class WayBack:
    """The ways back from one open vault. Nothing is changed before it is closed; any thread may look."""

    def __init__(
        self, folder: Path, data_key: bytes, connect: Callable[[], Book], laid_aside: LaidAsideFiles, clock: Clock
    ) -> None:
        self._folder, self._data_key, self._connect, self._clock = folder, data_key, connect, clock
        self._laid_aside = laid_aside

    def copies(self) -> HeldCopies:
        """What can be gone back to, those set aside by when that was. Raises StoreError."""
        aside = [Backup(one.folder, one.at) for one in self._laid_aside.all()]
        return held_copies(backups_of(self._folder), self._data_key, aside)

    def left_behind(self, to: Backup) -> LeftBehind:
        """What is here and not in it. Raises StoreError."""
        with closing(self._connect().db) as here:
            return left_behind(here, to, self._data_key)

    def prepared(self, to: Backup) -> Callable[[], object]:
        """What goes back, once the vault is closed; until then everything is as it is, and afterwards it is kept aside.

        Each page of the copy is read before. Raises BackupDamaged, NoRoomBeside, StoreError; so may what goes back.
        """
        refuse_faulty(to.folder, self._data_key)
        with disk_in_words():
            needed = (to.folder / DATABASE).stat().st_size + _LEFT_FREE
            if shutil.disk_usage(self._folder).free < needed:
                raise NoRoomBeside(needed)
        return lambda: self._go(to)

    def _go(self, to: Backup) -> None:
        lock = Lock(self._folder)
        try:
            exchange(self._folder, to, self._data_key, self._clock())
        finally:
            lock.release()
