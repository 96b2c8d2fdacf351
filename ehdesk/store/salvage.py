"""Unsent changes that can still be read in the damaged files which were moved aside when a vault went back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ehdesk.domain.change import ChangeId, FamilyId, WriterId, hash_of
from ehdesk.domain.signing import BadSignature, Signed, check_change, read_certificate
from ehdesk.store.anchor import Anchor
from ehdesk.store.attachments import Attachments
from ehdesk.store.book import Book
from ehdesk.store.certificates import writer_of
from ehdesk.store.driver import DATABASE
from ehdesk.store.going_back import held_instead
from ehdesk.store.log import Named, SyncState, hash_by_id, place, read
from ehdesk.store.raw_pages import RawPages, Row
from ehdesk.store.salvaged_contents import lists_in

_CHANGE_COLUMNS: Final = 16
_ID, _WRITER, _HASH, _BODY, _SIGNATURE, _STATE = 1, 3, 7, 9, 10, 13
_WRITER_COLUMNS: Final = 6


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was read in damaged files and is not in the vault: `changes` as they were signed, in their order.

    `pictures` is how many pictures and papers are listed in the files and are not here, before any is read.
    `lost` is how many that were saved after the copy which took the files' place could not be read; None: unknown.
    """

    changes: tuple[Signed, ...]
    certificates: tuple[Signed, ...]
    lost: int | None
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class ReadChange:
    """A change whose bytes are whole: its place in the damaged log, and whether the hub had it."""

    seq: int
    of: Named
    signed: Signed
    is_unsent: bool


def salvaged(folder: Path, data_key: bytes, book: Book, attachments: Attachments) -> Salvage:
    """Read what can be read in a folder of files moved aside. Each change is proven by its hash and its signature."""
    pages, certificates = RawPages(folder / DATABASE, data_key), dict[WriterId, Signed]()
    saved = _read(pages.saved_rows(), certificates)
    unsaved = {body: one for body, one in _read(pages.unsaved_rows(), certificates).items() if body not in saved}
    proven = [
        one
        for read in (saved, unsaved)  # what was saved comes first: something else may have been in its place before
        for one in sorted(read.values(), key=_by_seq)
        if _is_proven(one, certificates, book)
    ]
    new = [one for one in proven if one.is_unsent and hash_by_id(book, one.of.change) is None]
    needed = {one.of.writer for one in new}
    return Salvage(
        tuple(one.signed for one in new),
        tuple(signed for writer, signed in certificates.items() if writer in needed),
        _lost(folder, data_key, {one.seq for one in proven}),
        len(lists_in(pages, attachments)),
    )


def _read(rows: Iterator[Row], certificates: dict[WriterId, Signed]) -> dict[bytes, ReadChange]:
    """The changes among these rows, each as it lay there last; certificates are added to those known."""
    found = dict[bytes, ReadChange]()
    for row in rows:
        if (certificate := certificate_in(row)) is not None:
            certificates[read_certificate(certificate).writer] = certificate
        elif (one := change_in(row)) is not None:
            found[one.signed.body] = one
    return found


def _by_seq(one: ReadChange) -> int:
    return one.seq


def change_in(row: Row) -> ReadChange | None:
    """The change that a row holds, if its bytes are whole; its signature is not looked at yet."""
    seq, columns = row
    if len(columns) < _CHANGE_COLUMNS:
        return None
    body, signature = columns[_BODY], columns[_SIGNATURE]
    if not isinstance(body, bytes) or not isinstance(signature, bytes) or hash_of(body) != columns[_HASH]:
        return None
    of = _named(body, columns)
    return of and ReadChange(seq, of, Signed(body, signature), columns[_STATE] != place(SyncState.NOTHING_WAITS))


def _named(body: bytes, columns: Sequence[object]) -> Named | None:
    """Which change it is; for one that this version cannot read, its row says so."""
    if change := read(body):
        return Named(change.id, change.family, change.writer)
    match columns[_ID : _WRITER + 1]:
        case [bytes() as id, bytes() as family, bytes() as writer]:
            change_id, family_id, writer_id = (one.decode("ascii", "replace") for one in (id, family, writer))
            return Named(ChangeId(change_id), FamilyId(family_id), WriterId(writer_id))
    return None


def certificate_in(row: Row) -> Signed | None:
    """The writer's certificate that a row holds; its signature is not looked at yet."""
    _, columns = row
    if len(columns) != _WRITER_COLUMNS:
        return None
    body, signature = columns[-2:]
    if not isinstance(body, bytes) or not isinstance(signature, bytes):
        return None
    try:
        return Signed(body, signature) if read_certificate(Signed(body, signature)) else None
    except BadSignature:
        return None


def _is_proven(one: ReadChange, certificates: dict[WriterId, Signed], book: Book) -> bool:
    return any(fits(one.signed, key) for key in _keys(one.of.writer, certificates, book))


def _keys(writer: WriterId, certificates: dict[WriterId, Signed], book: Book) -> Iterator[bytes]:
    if known := writer_of(book, writer):
        yield known[0]
    elif writer in certificates:
        yield read_certificate(certificates[writer]).key


def fits(signed: Signed, key: bytes) -> bool:
    """Did this writer's key sign the change?"""
    try:
        check_change(signed, key)
    except BadSignature:
        return False
    return True


def _lost(folder: Path, data_key: bytes, read: set[int]) -> int | None:
    """The places in a log have no gaps, and an anchor says how many there were."""
    anchored, held = Anchor(folder, data_key).read(), held_instead(folder)
    if anchored is None or held is None:
        return None
    return sum(seq not in read for seq in range(held + 1, anchored.changes + 1))
