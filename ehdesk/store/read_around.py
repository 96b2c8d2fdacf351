"""A file read piece by piece around what its disk cannot read any more: one bad sector does not hide the rest."""

from pathlib import Path
from typing import BinaryIO, Final

_PIECE: Final = 4096
"""Bytes: what disks and systems read at a time."""


def bytes_of(path: Path) -> bytes:
    """A file's bytes; none where there is no such file. Raises OSError where it cannot even be opened."""
    if not path.is_file():
        return b""
    with path.open("rb", buffering=0) as file:
        return around_bad_places(file, path.stat().st_size)


def around_bad_places(file: BinaryIO, size: int) -> bytes:
    """The first `size` bytes of a file; zeros stand where a piece cannot be read."""
    pieces = (piece_of(file, start, min(_PIECE, size - start)) for start in range(0, size, _PIECE))
    return b"".join(pieces)


def piece_of(file: BinaryIO, start: int, length: int) -> bytes:
    """Some bytes of a file that is read without a buffer; zeros where they cannot be read."""
    try:
        file.seek(start)
        found = file.read(length)
    except OSError:
        found = b""
    return found.ljust(length, b"\0")
