"""Any number of bytes sealed in parts of 1 MiB, so that one part at a time is in memory.

Each part is sealed (AES-256-GCM) under a nonce that says which one it is and whether it is the last, as in the STREAM
construction (Hoang, Reyhanitabar, Rogaway and Vizár, 2015). So none can be left out, moved, doubled or cut off. A key
is for one stream only, and `head` is bound to every part.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ehdesk.store.attachments import in_chunks

PART: Final = 1 << 20
_TAG: Final = 16
_NUMBER: Final = 11


class StreamBroken(Exception):
    """A part is not what was sealed, or not in its place."""


def sealed_size(size: int) -> int:
    """How many bytes so many become."""
    return size + _parts(size) * _TAG


def sealed_parts(pieces: Iterable[bytes], size: int, key: bytes, head: bytes) -> Iterator[bytes]:
    """Seal bytes that come in pieces of any length and are `size` together, one at least."""
    cipher, last = AESGCM(key), _parts(size) - 1
    for number, part in enumerate(in_chunks(pieces, PART)):
        yield cipher.encrypt(_nonce(number, is_last=number == last), part, head)


class Unsealed:
    """The bytes of a sealed stream, in order."""

    def __init__(self, file: BinaryIO, size: int, key: bytes, head: bytes) -> None:
        self._file, self._size, self._cipher, self._head = file, size, AESGCM(key), head
        self._parts = self._opened()
        self._left = b""

    def take(self, size: int) -> bytes:
        """The next so many. Raises StreamBroken, OSError."""
        return b"".join(self.pieces(size))

    def pieces(self, size: int) -> Iterator[bytes]:
        """The same, 1 MiB at most at a time."""
        while size:
            self._left = self._left or next(self._parts, b"")
            if not self._left:
                raise StreamBroken
            piece, self._left = self._left[:size], self._left[size:]
            size -= len(piece)
            yield piece

    def _opened(self) -> Iterator[bytes]:
        last = _parts(self._size) - 1
        for number in range(last + 1):
            part = self._file.read(min(PART, self._size - number * PART) + _TAG)
            try:
                yield self._cipher.decrypt(_nonce(number, is_last=number == last), part, self._head)
            except InvalidTag as error:
                raise StreamBroken from error


def _parts(size: int) -> int:
    return -(-size // PART)


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(_NUMBER) + bytes([is_last])
