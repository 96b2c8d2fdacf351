"""Going back to a backup: it takes the place of the vault's database, which is moved aside and kept."""

import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ehdesk.store import anchor
from ehdesk.store.backups import Backup, refuse_faulty
from ehdesk.store.driver import DATABASE
from ehdesk.store.errors import StoreError
from ehdesk.store.safe_write import disk_in_words, new_file, put, settle
from ehdesk.store.suspicion import trust_again

ASIDE: Final = "set aside"
MARK: Final = "went back"
"""A file beside the vault until its next opening, which puts what it says (a line each time: to which backup, what is
set aside) in the access log: nobody goes back unseen."""
INSTEAD: Final = "instead"
"""A file among those set aside: how many changes the copy held that took their place."""
NAMED: Final = "%Y%m%dT%H%M%SZ"
"""How the folder of what was set aside is named: by its moment (UTC), and a number where one second has several. The
names sort as they were made."""
_BESIDE: Final = ".back"
_PUT_BACK: Final = (anchor.NAME, DATABASE)
_LOGS: Final = (f"{DATABASE}-wal", f"{DATABASE}-shm")
_MOVED: Final = (DATABASE, *_LOGS, anchor.NAME)


def exchange(folder: Path, backup: Backup, data_key: bytes, at: datetime, *, keeps_places: bool = True) -> Path:
    """Put a backup in the place of a closed vault's database; the folder in which the old files are kept.

    In a backup that was put together anew changes have other places in the log, so that places tell nothing of what
    is lost. Nothing is ever overwritten or thrown away: what was stopped anywhere is undone by the next opening, or by
    going back again. Raises BackupDamaged, StoreError; the vault is then as it was.
    """
    undo_what_was_cut_off(folder)
    refuse_faulty(backup.folder, data_key)
    with disk_in_words():
        aside = _room_aside(folder, at)
        try:
            _lay_beside(folder, backup)
            _move(_MOVED, folder, aside)
            settle(aside)
            _put_marks(folder, [*marks(folder), f"{backup.folder.name}, {aside.name}"])
            _note_what_is_instead(aside, backup, data_key if keeps_places else None)
            for name in _PUT_BACK:
                (folder / f"{name}{_BESIDE}").replace(folder / name)
            settle(folder)
        except (OSError, StoreError):
            with suppress(OSError, StoreError):
                _undo(folder, aside)
            raise
    trust_again(folder)
    return aside


def undo_what_was_cut_off(folder: Path) -> None:
    """Put the files back that somebody's power, or process, ended in the middle of exchanging. Under the vault's lock.

    Raises StoreError; it can be done again then.
    """
    with disk_in_words():
        if (aside := _cut_off(folder)) is not None:
            _undo(folder, aside)


def forget_what_was_laid_beside(folder: Path) -> None:
    """What a going back that was cut off left beside a vault that is open, and a folder where nothing was set aside.

    Raises StoreError.
    """
    with disk_in_words():
        for name in _PUT_BACK:
            (folder / f"{name}{_BESIDE}").unlink(missing_ok=True)
        for aside in _folders(folder / ASIDE):
            with suppress(OSError):
                aside.rmdir()


def marks(folder: Path) -> list[str]:
    """Each time that somebody went back since the vault was opened, a line; the last one last. Raises OSError."""
    try:
        return (folder / MARK).read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return []


def held_instead(aside: Path) -> int | None:
    """How many changes the copy held for which these files were set aside; None where that was not noted."""
    try:
        return int((aside / INSTEAD).read_bytes())
    except (OSError, ValueError):
        return None


def _note_what_is_instead(aside: Path, backup: Backup, data_key: bytes | None) -> None:
    """Only for counting, so that a disk which takes no more holds up nothing."""
    mark = anchor.Anchor(backup.folder, data_key).read() if data_key else None
    with suppress(OSError), new_file(aside / INSTEAD) as file:
        file.write(b"%d" % mark.changes if mark else b"")


def _undo(folder: Path, aside: Path) -> None:
    """As far as the disk lets it: what cannot be moved back lies aside, and is moved back at the next opening.

    The database comes last: without it nothing opens, and with it all that belongs to it is there.
    """
    with suppress(OSError):  # first, so that nothing is left of what is undone
        (aside / INSTEAD).unlink(missing_ok=True)
    if (aside / DATABASE).exists():
        (folder / DATABASE).unlink(missing_ok=True)
    _move(reversed(_MOVED), aside, folder)
    if _is_marked(folder, aside):
        _put_marks(folder, marks(folder)[:-1])
    for name in _PUT_BACK:
        (folder / f"{name}{_BESIDE}").unlink(missing_ok=True)
    aside.rmdir()
    settle(folder)


def _lay_beside(folder: Path, backup: Backup) -> None:
    for name in _PUT_BACK:
        _copy(backup.folder / name, folder / f"{name}{_BESIDE}")
    settle(folder)


def _move(names: Iterable[str], old: Path, new: Path) -> None:
    """Those that are there."""
    for name in names:
        if (old / name).exists():
            (old / name).replace(new / name)


def _copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with source.open("rb") as old, new_file(target) as new:
        shutil.copyfileobj(old, new, 1 << 20)
        new.flush()
        os.fsync(new.fileno())


def _room_aside(folder: Path, at: datetime) -> Path:
    """A folder of its own for each time."""
    place = folder / ASIDE
    named = at.astimezone(UTC).strftime(NAMED)
    taken = len(list(place.glob(f"{named}*"))) if place.is_dir() else 0
    aside = place / (f"{named} {taken + 1:03}" if taken else named)
    place.mkdir(mode=0o700, exist_ok=True)
    aside.mkdir(mode=0o700)
    settle(folder)
    settle(place)
    return aside


def _cut_off(folder: Path) -> Path | None:
    """Where the database of a vault lies that was being exchanged when everything stopped; None where none was.

    That a database is not in its place may have other reasons: one from before must never take it then.
    """
    place = folder / ASIDE
    newest = max(_folders(place), default=None)
    if newest is None or (folder / DATABASE).exists() or not (newest / DATABASE).exists():
        return None
    if any((folder / log).exists() and (newest / log).exists() for log in _LOGS):
        return None
    was_moved = (folder / f"{DATABASE}{_BESIDE}").exists() and not (newest / INSTEAD).exists()
    return newest if was_moved or _is_marked(folder, newest) else None


def _is_marked(folder: Path, aside: Path) -> bool:
    """Does the mark say that this is where the files were moved?"""
    return any(line.endswith(f", {aside.name}") for line in marks(folder)[-1:])


def _put_marks(folder: Path, lines: Sequence[str]) -> None:
    """Raises OSError, StoreError."""
    if lines:
        put(folder / MARK, "\n".join(lines).encode())
    else:
        (folder / MARK).unlink(missing_ok=True)


def _folders(place: Path) -> list[Path]:
    """Those in a folder; none where there is no such folder. Systems put files of their own into folders."""
    return [inner for inner in place.iterdir() if inner.is_dir()] if place.is_dir() else []
