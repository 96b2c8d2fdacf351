"""The rows that lie in an encrypted database's files, read page by page, whatever is damaged around them.

SQLite reads nothing behind a damaged page or a damaged place in its write-ahead log. Here each page is decrypted by
itself (SQLCipher 4: AES-256 in CBC mode, a page's IV at its end; zetic.net/sqlcipher/design), and each row is taken
from its page as it lies there (sqlite.org/fileformat2.html). Pages are not authenticated: a turned bit spoils up to two
blocks of 16 bytes, and the rest of the page is still there. So whoever reads this way believes nothing unproven.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from ehdesk.store.page_versions import PageVersions
from ehdesk.store.wal import PAGE

_RESERVED: Final = 80
_USABLE: Final = PAGE - _RESERVED
_IV: Final = 16
_HEADER: Final = 100
"""Bytes of the first page before its content."""
_ROWS, _ROWS_OF_INDEX, _INNER_ROWS_OF_INDEX = 0x0D, 0x0A, 0x02
_MOST_COLUMNS: Final = 64
_LONGEST: Final = 4 << 20
"""Bytes of a row; a length over this is damage."""

Row = tuple[int, Sequence[object]]
"""A row's number (0 in a table without) and its columns: None, int, bytes; text as bytes; a float as None."""


class RawPages:
    """The pages of a database and of its write-ahead log. Reading raises OSError where a file cannot be opened."""

    def __init__(self, database: Path, key: bytes) -> None:
        self._key, self._versions = AES(key), PageVersions(database)

    @property
    def is_log_whole(self) -> bool:
        """Does SQLite read all that was saved in the log? It says nothing where it stops at damage."""
        return self._versions.is_log_whole

    def rows(self) -> Iterator[Row]:
        """Every row of every table, in all the versions that lie there; one that goes on elsewhere perhaps in several,
        of which one is right."""
        yield from self.unsaved_rows()
        yield from self.saved_rows()

    def saved_rows(self) -> Iterator[Row]:
        """Those that were saved, the oldest first."""
        return self._rows(self._versions.saved)

    def unsaved_rows(self) -> Iterator[Row]:
        """Those of saves of which nothing proves that they were ever done: they were cut off, or failed."""
        return self._rows(self._versions.unsaved)

    def _rows(self, places: range) -> Iterator[Row]:
        with self._versions.opened() as file:
            for place in places:
                yield from self._rows_on(file, place)

    def _rows_on(self, file: BinaryIO, place: int) -> Iterator[Row]:
        page = self._opened(file, place)
        start = _HEADER if self._versions.number(place) == 1 else 0
        kind, inner = page[start], 0 if page[start] != _INNER_ROWS_OF_INDEX else 4
        if kind not in (_ROWS, _ROWS_OF_INDEX, _INNER_ROWS_OF_INDEX):
            return
        count, pointers = int.from_bytes(page[start + 3 : start + 5]), start + 8 + inner
        for pointer in range(pointers, min(pointers + 2 * count, _USABLE - 1), 2):
            cell = int.from_bytes(page[pointer : pointer + 2]) + inner
            yield from self._row(file, place, page[cell:], has_number=kind == _ROWS)

    def _row(self, file: BinaryIO, place: int, cell: bytes, *, has_number: bool) -> Iterator[Row]:
        with suppress(IndexError, ValueError):
            length, at = _number(cell, 0)
            number, at = _number(cell, at) if has_number else (0, at)
            here = _kept_on_page(length, is_index=not has_number)
            if here == length:
                yield number, _columns(cell[at : at + length])
                return
            onward = int.from_bytes(cell[at + here : at + here + 4])
            for rest in self._rests(file, place, onward, length - here):
                with suppress(IndexError, ValueError):
                    yield number, _columns(cell[at : at + here] + rest)

    def _rests(self, file: BinaryIO, place: int, onward: int, length: int) -> Iterator[bytes]:
        """What does not fit on a page, by each way on that leads somewhere else."""
        taken = set[tuple[int, ...]]()
        for way in self._versions.ways(place):
            places, parts, number = list[int](), list[bytes](), onward
            with suppress(ValueError):
                for _ in range(0, length, _USABLE - 4):
                    places.append(way(number))
                    more = self._opened(file, places[-1])
                    parts.append(more[4:])
                    number = int.from_bytes(more[:4])
                if tuple(places) not in taken:
                    yield b"".join(parts)[:length]
            if all(map(self._versions.is_sole, places)):
                return
            taken.add(tuple(places))

    def _opened(self, file: BinaryIO, place: int) -> bytes:
        page = self._versions.at(file, place)
        salt = _IV if self._versions.number(place) == 1 else 0
        cipher = Cipher(self._key, CBC(bytes(page[_USABLE : _USABLE + _IV])))
        return bytes(salt) + cipher.decryptor().update(page[salt:_USABLE])


def _kept_on_page(length: int, *, is_index: bool) -> int:
    """Raises ValueError for what no row is long."""
    if length > _LONGEST:
        raise ValueError("too long")
    most = (_USABLE - 12) * 64 // 255 - 23 if is_index else _USABLE - 35
    least = (_USABLE - 12) * 32 // 255 - 23
    if length <= most:
        return length
    fitting = least + (length - least) % (_USABLE - 4)
    return fitting if fitting <= most else least


def _columns(content: bytes) -> Sequence[object]:
    """Raises ValueError, IndexError for what is no row."""
    head, at = _number(content, 0)
    if head > len(content):
        raise ValueError("no row")
    found, body = list[object](), head
    while at < head and len(found) < _MOST_COLUMNS:
        kind, at = _number(content, at)
        size = _size(kind)
        found.append(_value(kind, content[body : body + size]))
        body += size
    if body > len(content):
        raise ValueError("cut off")
    return found


def _size(kind: int) -> int:
    return (kind - 12) // 2 if kind >= 12 else (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind]


def _value(kind: int, content: bytes) -> object:
    if kind >= 12:
        return content
    if kind in (8, 9):
        return kind - 8
    return int.from_bytes(content, signed=True) if 1 <= kind <= 6 else None


def _number(content: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    found = 0
    for place in range(8):
        found = found << 7 | content[at + place] & 0x7F
        if content[at + place] < 0x80:
            return found, at + place + 1
    return found << 8 | content[at + 8], at + 9
