"""Backups: whole copies of the vault's database beside it, each looked through before it counts.

A backup is a folder named by its moment (UTC), with the database and its anchor, under the same data key. It has no key
slots of its own: what opens the vault now opens its backups, and a passphrase that was changed opens neither.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Final

from ehdesk.domain.change import FamilyId
from ehdesk.store.anchor import NAME, Anchor
from ehdesk.store.backup_rota import fitting
from ehdesk.store.book import Book
from ehdesk.store.check_pages import page_problems, structure_problems
from ehdesk.store.driver import DATABASE, create_database, empty_log, has_log, open_to_look, plain_words
from ehdesk.store.errors import BackupDamaged, BackupOfAnother, DiskFull, DiskTrouble, StoreError, VaultDamaged
from ehdesk.store.holding_more import holds_more
from ehdesk.store.safe_write import disk_in_words, settle
from ehdesk.store.session import Clock
from ehdesk.store.soundness import troubles

FOLDER: Final = "backups"
_NAMED: Final = "%Y%m%dT%H%M%SZ"
_UNFINISHED: Final = ".new"
_APART: Final = timedelta(hours=4)
_TOLD: Final = 3
_PIECE: Final = 1 << 20
_LEFT_FREE: Final = 200 << 20
"""Bytes that a backup leaves free on the disk, for the work itself."""
_MOST_ROOM: Final = 2 << 30
_SHARE: Final = 5
"""All together take two gigabytes at most, and a fifth of what the disk has left for them; see `fitting`."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its folder, and the moment (UTC, whole seconds) whose state it holds; when two are made in one
    second, the later one bears the next."""

    folder: Path
    at: datetime

    @property
    def size(self) -> int:
        """In bytes. Raises OSError."""
        return sum(file.stat().st_size for file in self.folder.iterdir())


def backups_of(vault: Path) -> tuple[Backup, ...]:
    """The backups of the vault in a folder, the newest first. They may be listed without its key. Raises StoreError."""
    place = vault / FOLDER
    with disk_in_words():
        found = [_named(inner) for inner in place.iterdir()] if place.is_dir() else []
    return tuple(sorted((one for one in found if one), key=lambda one: one.at, reverse=True))


def faults(folder: Path, data_key: bytes) -> Iterator[str]:
    """What is wrong with a backup, as sentences: every page is read. Raises OSError, StoreError."""
    database = folder / DATABASE
    if not database.is_file():
        yield "its main file is missing."
        return
    if has_log(database):
        yield "it was not finished."
        return
    try:
        yield from troubles(database, data_key, Anchor(folder, data_key))
        with closing(open_to_look(database, data_key)) as db:
            yield from page_problems(db)
            yield from structure_problems(db)
    except VaultDamaged as damage:
        yield damage.reason


def refuse_faulty(folder: Path, data_key: bytes) -> None:
    """Raises BackupDamaged with the first thing that is wrong with a backup, BackupOfAnother, StoreError."""
    with disk_in_words():
        if found := found_twice(folder, lambda: next(faults(folder, data_key), "")):
            raise BackupOfAnother if _is_of_another(folder, data_key) else BackupDamaged(found)


def found_twice(folder: Path, look: Callable[[], str]) -> str:
    """What is wrong with a backup, if anything is. Raises OSError, StoreError.

    SQLite takes a place that the disk does not read for a damaged one. So what is found counts only where the files can
    be read to their end, and where it is found again: it may be the disk's doing, and pass.
    """
    if not look():
        return ""
    _read_to_the_end(folder)
    return look()


def _read_to_the_end(folder: Path) -> None:
    """Raises OSError where the disk does not give every byte of a backup."""
    for file in (folder / DATABASE, folder / NAME):
        if file.is_file():
            with file.open("rb") as content:
                while content.read(_PIECE):
                    pass


def _is_of_another(folder: Path, data_key: bytes) -> bool:
    """Neither its database nor what says how much that holds opens with this key: damage seldom meets both."""
    if not (folder / NAME).is_file() or Anchor(folder, data_key).read() is not None:
        return False
    try:
        open_to_look(folder / DATABASE, data_key).close()
    except VaultDamaged:
        return (folder / DATABASE).is_file()
    return False


def refuse(found: Iterable[str]) -> None:
    """Raises VaultDamaged with what was found, if anything was: a few sentences stand for all."""
    if said := tuple(islice(found, _TOLD)):
        raise VaultDamaged(" ".join((said[0], *(one[:1].upper() + one[1:] for one in said[1:]))))


class Backups:
    """Those of one open vault, and making another. Any thread may make one: it has its own connection."""

    def __init__(self, folder: Path, data_key: bytes, connect: Callable[[], Book], clock: Clock) -> None:
        self._folder, self._data_key, self._connect, self._clock = folder, data_key, connect, clock

    def all(self) -> tuple[Backup, ...]:
        """The newest first. Raises StoreError."""
        return backups_of(self._folder)

    def is_due(self) -> bool:
        """Was anything saved since the newest one, and is that four hours old, by a clock that may have been wrong?"""
        found = self.all()
        if any(abs(self._clock() - one.at) < _APART for one in found):
            return False
        newest = self._last_made(found)
        if newest is None:
            return True
        held = Anchor(newest.folder, self._data_key).read()
        with closing(self._connect().db) as db:
            mark = Book(db, Anchor(self._folder, self._data_key)).mark()
        return held is None or (held.changes, held.digest) != (mark.changes, mark.digest)

    def make(self) -> Backup:
        """A backup of this moment; those that are no longer needed go.

        Raises DiskFull, StoreError, or VaultDamaged where a page of the vault itself is damaged; none goes then.
        """
        with disk_in_words():
            backup = self._next()
            self._clear_unfinished()
            self._make_room()
        beside = backup.folder.with_name(backup.folder.name + _UNFINISHED)
        try:
            with disk_in_words():
                beside.parent.mkdir(mode=0o700, exist_ok=True)
                beside.mkdir(mode=0o700)
            self._copy_to(beside)
            self._look_through(beside)
            with disk_in_words():
                beside.rename(backup.folder)
                settle(backup.folder.parent)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
        self._thin_out(backup)
        return backup

    def holds_more(self, one: Backup, but: AbstractSet[FamilyId] = frozenset()) -> bool:
        """Is anything in it that is not in the vault, of any family but some? So too where it cannot be read."""
        try:
            with (
                closing(open_to_look(one.folder / DATABASE, self._data_key)) as copy,
                closing(self._connect().db) as here,
            ):
                return holds_more(copy, here, but)
        except (StoreError, OSError):
            return True

    def _next(self) -> Backup:
        """Named by this moment, or by the first free second after it: none ever takes another's place."""
        at = self._clock().astimezone(UTC).replace(microsecond=0)
        while (folder := self._folder / FOLDER / at.strftime(_NAMED)).exists():
            at += timedelta(seconds=1)
        return Backup(folder, at)

    def _last_made(self, found: Sequence[Backup]) -> Backup | None:
        """By what they hold, not by their dates: a clock may have been wrong."""
        marks = [(Anchor(one.folder, self._data_key).read(), one) for one in found]
        return max(((mark, one) for mark, one in marks if mark), key=lambda each: each[0], default=(None, None))[1]

    def _copy_to(self, folder: Path) -> None:
        """As it stands between two saves: whoever writes meanwhile is not held up, and is not in it."""
        with (
            closing(self._connect().db) as source,
            closing(create_database(folder / DATABASE, self._data_key)) as copy,
        ):
            with plain_words():
                source.conn.backup(copy.conn)
            anchor = Anchor(folder, self._data_key)
            anchor.begin(Book(copy, anchor).mark())
            empty_log(copy)

    def _look_through(self, beside: Path) -> None:
        """What is wrong with a copy may be the disk's doing, or that of whoever looks for viruses on it."""
        with disk_in_words():
            found = next(faults(beside, self._data_key), "")
        if found:
            self._refuse_damaged()
            raise DiskTrouble(found)

    def _refuse_damaged(self) -> None:
        """Raises VaultDamaged where a page of the vault itself cannot be read."""
        with closing(self._connect().db) as db:
            refuse((*page_problems(db), *structure_problems(db)))

    def _make_room(self) -> None:
        """While it is made it lies on the disk twice: in its write-ahead log, and in its place. Where that does not
        fit, all but the last three go first, unless the vault is damaged: any may be needed then. Raises DiskFull where
        it does not fit even so, VaultDamaged, OSError.
        """
        size = sum(file.stat().st_size for file in self._folder.glob(f"{DATABASE}*"))
        for may_remove in (True, False):
            if shutil.disk_usage(self._folder).free >= 2 * size + _LEFT_FREE:
                return
            if may_remove:
                self._refuse_damaged()
                self._keep_only(fitting({one.at: one.size for one in self.all()}, 0))
        raise DiskFull

    def _clear_unfinished(self) -> None:
        """What a crash left half made."""
        for inner in (self._folder / FOLDER).glob(f"*{_UNFINISHED}"):
            shutil.rmtree(inner, ignore_errors=True)

    def remove(self, backups: Iterable[Backup]) -> None:
        """Take these away. One that is half gone is never offered: it loses its name first. Raises StoreError."""
        with disk_in_words():
            for backup in backups:
                shutil.rmtree(backup.folder.rename(f"{backup.folder}{_UNFINISHED}"))

    def _thin_out(self, made: Backup) -> None:
        """Down to those that are needed and have room. A size that cannot be read stands in nobody's way."""
        with suppress(OSError, StoreError):
            sizes = {one.at: one.size for one in self.all()}
            room = (shutil.disk_usage(self._folder).free + sum(sizes.values())) // _SHARE
            self._keep_only(fitting(sizes, min(room, _MOST_ROOM)) | {made.at})

    def _keep_only(self, moments: AbstractSet[datetime]) -> None:
        for backup in self.all():
            if backup.at not in moments:
                with suppress(StoreError):
                    self.remove((backup,))


def _named(folder: Path) -> Backup | None:
    try:
        return Backup(folder, datetime.strptime(folder.name, _NAMED).replace(tzinfo=UTC))
    except ValueError:
        return None
