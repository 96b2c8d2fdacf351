"""The anchor: how much the vault holds, sealed under its key, in a file of its own that follows every save.

A database that holds less than its anchor says is an older copy, or has lost its newest part; SQLite itself would open
it without a word. Two places take turns, so that a power cut while one is written leaves the other. It is put on the
disk for good at unlock and at close; between, it may lag behind the database and never runs ahead of it.
"""

import os
import secrets
import struct
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ehdesk.store.errors import StoreError
from ehdesk.store.keys import key_for
from ehdesk.store.safe_write import disk_in_words, put

NAME: Final = "anchor"
_PLACES: Final = (0, 4096)
_NONCE: Final = 12
_FORMAT: Final = struct.Struct(">QQ32s")
_SIZE: Final = _NONCE + _FORMAT.size + 16


class Mark(NamedTuple):
    """What the vault held: transactions ever, changes ever, and the sum of those changes' hashes."""

    commits: int
    changes: int
    digest: bytes


class Anchor:
    """The anchor of an open vault; shared by its connections."""

    def __init__(self, folder: Path, data_key: bytes) -> None:
        self._path = folder / NAME
        self._cipher = AESGCM(key_for(data_key, b"anchor"))
        self._lock = threading.Lock()
        self._latest = 0

    def read(self) -> Mark | None:
        """The newest mark that is whole, or None: no anchor, or nothing in it can be trusted."""
        try:
            content = self._path.read_bytes()
        except OSError:
            return None
        marks = [self._opened(content[place : place + _SIZE]) for place in _PLACES]
        return max((mark for mark in marks if mark), default=None)

    def begin(self, mark: Mark) -> None:
        """Write the file anew with `mark` in both places."""
        content = bytearray(_PLACES[1] + _SIZE)
        for place in _PLACES:
            content[place : place + _SIZE] = self._sealed(mark)
        put(self._path, bytes(content))
        self._latest = mark.commits

    def move(self, mark: Mark) -> None:
        """Follow a transaction that was just committed; an older one than the last has no effect.

        What was committed stays so if this cannot be written: the anchor then lags, as after a power cut.
        """
        with self._lock, suppress(StoreError):
            if mark.commits > self._latest:
                self._write(mark, durably=False)
                self._latest = mark.commits

    def settle(self, mark: Mark) -> None:
        """Put a mark on the disk for good."""
        with self._lock:
            self._write(mark, durably=True)
            self._latest = max(self._latest, mark.commits)

    def _write(self, mark: Mark, *, durably: bool) -> None:
        with disk_in_words(), self._path.open("r+b", buffering=0) as file:
            file.seek(_PLACES[mark.commits % 2])
            file.write(self._sealed(mark))
            if durably:
                os.fsync(file.fileno())

    def _sealed(self, mark: Mark) -> bytes:
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._cipher.encrypt(nonce, _FORMAT.pack(*mark), NAME.encode())

    def _opened(self, sealed: bytes) -> Mark | None:
        try:
            return Mark(*_FORMAT.unpack(self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], NAME.encode())))
        except (InvalidTag, ValueError):
            return None


def added(digest: bytes, change_hash: bytes) -> bytes:
    """The sum of hashes with one more in it: the same whatever the order."""
    return ((int.from_bytes(digest) + int.from_bytes(change_hash)) % (1 << 256)).to_bytes(32)


def taken_away(digest: bytes, hashes: Iterable[bytes]) -> bytes:
    """The sum of hashes without these."""
    rest = int.from_bytes(digest) - sum(int.from_bytes(one) for one in hashes)
    return (rest % (1 << 256)).to_bytes(32)
