"""The rows that lie in an encrypted database's files, read page by page, whatever is damaged around them.

SQLite reads nothing behind a damaged page or a damaged place in its write-ahead log. Here each page is decrypted by
itself (SQLCipher 4: AES-256 in CBC mode, a page's IV at its end; zetic.net/sqlcipher/design), and each row is taken
from its page as it lies there (sqlite.org/fileformat2.html). Pages are not authenticated: a turned bit spoils up to two
blocks of 16 bytes, and the rest of the page is still there. So whoever reads this way believes nothing unproven.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from ehdesk.store.read_around import piece_of
from ehdesk.store.wal import PAGE, frames_of

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
    """The pages of a database and of its write-ahead log, oldest version first. Files that are missing hold none.

    A page of the database is in memory only while it is read. Reading raises OSError where a file cannot be opened.
    """

    def __init__(self, database: Path, key: bytes) -> None:
        self._key, self._database = AES(key), database
        self._whole = database.stat().st_size // PAGE if database.is_file() else 0
        self._frames = frames_of(database.with_name(f"{database.name}-wal"))
        self._places = range(self._whole + len(self._frames))
        self._newer = {number: self._whole + place for place, (number, _) in enumerate(self._frames)}

    def rows(self) -> Iterator[Row]:
        """Every row of every table, in all the versions that lie there."""
        with self._reading() as file:
            for place in self._places:
                yield from self._rows_on(file, place)

    def _reading(self) -> BinaryIO:
        return self._database.open("rb", buffering=0) if self._whole else BytesIO()

    def _rows_on(self, file: BinaryIO, place: int) -> Iterator[Row]:
        page = self._opened(file, place)
        start = _HEADER if self._at(place) == 1 else 0
        kind, inner = page[start], 0 if page[start] != _INNER_ROWS_OF_INDEX else 4
        if kind not in (_ROWS, _ROWS_OF_INDEX, _INNER_ROWS_OF_INDEX):
            return
        count, pointers = int.from_bytes(page[start + 3 : start + 5]), start + 8 + inner
        for pointer in range(pointers, min(pointers + 2 * count, _USABLE - 1), 2):
            cell = int.from_bytes(page[pointer : pointer + 2]) + inner
            if row := self._row(file, page, cell, has_number=kind == _ROWS):
                yield row

    def _row(self, file: BinaryIO, page: bytes, at: int, *, has_number: bool) -> Row | None:
        try:
            length, at = _number(page, at)
            number, at = _number(page, at) if has_number else (0, at)
            return number, _columns(self._content(file, page, at, length, is_index=not has_number))
        except (IndexError, ValueError):
            return None

    def _content(self, file: BinaryIO, page: bytes, at: int, length: int, *, is_index: bool) -> bytes:
        """What does not fit on the page goes on in others. Raises ValueError where those are not there."""
        if length > _LONGEST:
            raise ValueError("too long")
        here = _kept_on_page(length, is_index=is_index)
        parts, rest = [page[at : at + here]], length - here
        onward = int.from_bytes(page[at + here : at + here + 4]) if rest else 0
        while rest > 0:
            more = self._opened(file, self._newest(onward))
            parts.append(more[4 : 4 + min(rest, _USABLE - 4)])
            rest, onward = rest - (_USABLE - 4), int.from_bytes(more[:4])
        return b"".join(parts)

    def _newest(self, number: int) -> int:
        """Where the newest version of a page lies. Raises ValueError where none does."""
        if number not in self._newer and not 1 <= number <= self._whole:
            raise ValueError("cut off")
        return self._newer.get(number, number - 1)

    def _at(self, place: int) -> int:
        """The number of the page that lies there."""
        return place + 1 if place < self._whole else self._frames[place - self._whole][0]

    def _opened(self, file: BinaryIO, place: int) -> bytes:
        is_in_log = place >= self._whole
        page = self._frames[place - self._whole][1] if is_in_log else memoryview(piece_of(file, place * PAGE, PAGE))
        salt = _IV if self._at(place) == 1 else 0
        cipher = Cipher(self._key, CBC(bytes(page[_USABLE : _USABLE + _IV])))
        return bytes(salt) + cipher.decryptor().update(page[salt:_USABLE])


def _kept_on_page(length: int, *, is_index: bool) -> int:
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
