"""A file put in place whole: written beside, flushed to the disk, then renamed."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ehdesk.store.errors import DiskFull, DiskTrouble

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def put(path: Path, content: bytes) -> None:
    """Replace the file at `path`; at every moment it holds either the old bytes or the new.

    Where that fails, nothing of the new ones stays behind. Raises StoreError.
    """
    put_pieces(path, (content,))


def put_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same for bytes that are too many for the memory, each piece flushed to the disk before the next is asked for.

    What `pieces` raises ends it too.
    """
    new = beside(path)
    with disk_in_words():
        try:
            _write(new, pieces)
            new.replace(path)
        except BaseException:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            raise
        settle(path.parent)


def beside(path: Path) -> Path:
    """Where the file for `path` is written before it takes that name."""
    return path.with_name(path.name + ".new")


def settle(folder: Path) -> None:
    """Make the names in a folder last through a power cut. Windows has no way to ask, and does it itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def new_file(path: Path) -> BinaryIO:
    """A file where none lies, and no link either, that only this user of the computer can read. Raises OSError."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


@contextmanager
def disk_in_words() -> Iterator[None]:
    """Turns what the operating system says into the errors of this package."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull from error
        raise DiskTrouble(error.strerror or "") from error


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    path.unlink(missing_ok=True)  # what a crash left, or what somebody laid there to read along
    with new_file(path) as file:
        for piece in pieces:
            file.write(piece)
            file.flush()
            os.fsync(file.fileno())
