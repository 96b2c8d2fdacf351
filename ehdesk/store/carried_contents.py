"""Contents on their way by hand: read whole before they leave, and proven by their hashes as they come in."""

import hashlib
import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ehdesk.domain.attachment import Attachment
from ehdesk.store.attachments import Attachments
from ehdesk.store.book import Book
from ehdesk.store.errors import (
    AttachmentDamaged,
    DiskTrouble,
    NoRoomBeside,
    NotHere,
    StoreError,
    UnsentWorkDamaged,
    VaultDamaged,
)
from ehdesk.store.how_far import HowFar
from ehdesk.store.safe_write import disk_in_words
from ehdesk.store.unsent_file import OpenedFile

_LEFT_FREE: Final = 50 << 20


class ContentsHere:
    """Those of one vault, each read through a connection of its own: a damaged page spoils the one that meets it."""

    def __init__(self, connect: Callable[[], Book]) -> None:
        self._connect = connect

    def pieces(self, content: Attachment) -> Iterator[bytes]:
        """What one consists of. Raises AttachmentDamaged, NotHere, VaultDamaged."""
        with closing(self._connect()) as book:
            yield from Attachments(book).pieces(content.hash)

    def damaged(self, contents: Sequence[Attachment], told: Callable[[int], object]) -> Iterator[str]:
        """Read them all; the hashes of those that are not whole. `told` hears of every piece how long it is."""
        for one in contents:
            if not self._is_whole(one, told):
                yield one.hash

    def _is_whole(self, content: Attachment, told: Callable[[int], object]) -> bool:
        whole, size = hashlib.sha256(), 0
        try:
            for piece in self.pieces(content):
                told(len(piece))
                whole.update(piece)
                size += len(piece)
        except (AttachmentDamaged, NotHere, VaultDamaged, DiskTrouble, MemoryError):  # SQLite may say memory is short
            return False
        return (whole.hexdigest(), size) == (content.hash, content.size)


@dataclass(frozen=True, slots=True)
class Brought:
    """The hashes of contents that came in and were not here; how many stayed in the file, since nothing names them."""

    new: tuple[str, ...]
    not_named: int

    def let_go(self, attachments: Attachments) -> None:
        """What they came with was not taken in: forget them, but for what a record here names.

        A disk that does not even take this keeps them until the vault is opened again.
        """
        with suppress(StoreError):
            for hash in self.new:
                attachments.drop(hash)


def brought(file: OpenedFile, named: Collection[str], attachments: Attachments, folder: Path, told: HowFar) -> Brought:
    """Read a file to its end, and keep the contents that are named and not here, a chunk in memory at a time.

    Raises UnsentWorkDamaged, NoRoomBeside, StoreError, and what `told` does: nothing new is kept then, but for what a
    record here names.
    """
    contents = file.unsent.contents
    wanted = {one.hash for one in contents if one.hash in named and not attachments.has(one.hash)}
    _refuse_if_no_room(folder, sum(one.size for one in contents if one.hash in wanted))
    new, done, whole = list[str](), 0, sum(one.size for one in contents)
    try:
        for one, pieces in file.contents():
            heard = _heard(pieces, done, whole, told)
            if one.hash in wanted and one.hash not in new:
                attachments.keep(_proven(heard, one.hash), one.media)
                new.append(one.hash)
            for _piece in heard:
                pass
            done += one.size
    except BaseException:
        Brought(tuple(new), 0).let_go(attachments)
        raise
    return Brought(tuple(new), sum(one.hash not in named for one in contents))


def _heard(pieces: Iterator[bytes], done: int, of: int, told: HowFar) -> Iterator[bytes]:
    for piece in pieces:
        told(done, of)
        done += len(piece)
        yield piece


def _proven(pieces: Iterator[bytes], hash: str) -> Iterator[bytes]:
    whole = hashlib.sha256()
    for piece in pieces:
        whole.update(piece)
        yield piece
    if whole.hexdigest() != hash:
        raise UnsentWorkDamaged


def _refuse_if_no_room(folder: Path, size: int) -> None:
    with disk_in_words():
        if size and shutil.disk_usage(folder).free < size + _LEFT_FREE:
            raise NoRoomBeside(size + _LEFT_FREE)
