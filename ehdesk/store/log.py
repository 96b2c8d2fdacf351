"""The table of changes: rows go in once and are never altered but for what the hub said about them."""

from enum import StrEnum
from typing import Final, NamedTuple

from ehdesk.domain.change import BadChange, Change, ChangeId, FamilyId, WriterId, decode, hash_of
from ehdesk.domain.signing import Signed
from ehdesk.store.book import Book

SCHEMA: Final = 1
"""The version of the format of a change's bytes."""


class SyncState(StrEnum):
    """How far something has come on its way to the hub; of several changes, the worst, in this order."""

    NOTHING_WAITS = "nothing waits"
    WAITING = "waiting"
    SENDING = "sending"
    REFUSED = "refused"


STATES: Final = tuple(SyncState)
"""In the tables a state is its place in here."""


def place(state: SyncState) -> int:
    """A state as the tables keep it."""
    return STATES.index(state)


def append(book: Book, change: Change, signed: Signed, number: int | None) -> int:
    """Add a change to the log; its place in this vault, where none is ever given twice.

    Without a hub's number it waits to be sent.
    """
    digest = hash_of(signed.body)
    seq = book.count(digest)
    state = SyncState.WAITING if number is None else SyncState.NOTHING_WAITS
    book.db.execute(
        "insert into change (seq, id, family, writer, n, author, at, hash, previous, body, signature, schema, number,"
        " state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            seq,
            *(change.id, change.family, change.writer, change.n, change.author, change.at, digest, change.previous),
            *(signed.body, signed.signature, SCHEMA, number, place(state)),
        ),
    )
    return seq


def read(body: bytes) -> Change | None:
    """A change of the log; None for one that an earlier version took in and that is refused now: see `unread`."""
    try:
        return decode(body)
    except BadChange:
        return None


class Named(NamedTuple):
    """Which change of which family, and by which writer."""

    change: ChangeId
    family: FamilyId
    writer: WriterId


def by_hash(book: Book, digest: bytes) -> list[Named]:
    """The change with this hash, if it is here: for one that cannot be read itself."""
    return [Named(*row) for row in book.rows("select id, family, writer from change where hash = ?", (digest,))]


def last_of(book: Book, writer: WriterId, family: FamilyId) -> tuple[int, bytes]:
    """The count and hash of a writer's last change in a family; (0, b"") before the first."""
    found = book.row(
        "select n, hash from change where writer = ? and family = ? order by n desc limit 1", (writer, family)
    )
    return (found[0], found[1]) if found else (0, b"")


class Link(NamedTuple):
    """How one change hangs in its writer's chain."""

    hash: bytes
    previous: bytes


def neighbours(book: Book, writer: WriterId, family: FamilyId, n: int) -> dict[int, Link]:
    """A writer's changes n - 1, n and n + 1 in a family: those that are here."""
    found = book.rows(
        "select n, hash, previous from change where writer = ? and family = ? and n between ? and ?",
        (writer, family, n - 1, n + 1),
    )
    return {n: Link(hash, previous) for n, hash, previous in found}


def hash_by_id(book: Book, id: ChangeId) -> bytes | None:
    """The hash of a change that is here."""
    found = book.row("select hash from change where id = ?", (id,))
    return found[0] if found else None


def seq_of(book: Book, id: ChangeId) -> int | None:
    """The place of a change that is here."""
    found = book.row("select seq from change where id = ?", (id,))
    return found[0] if found else None


def accept(book: Book, id: ChangeId, number: int) -> bool:
    """The hub holds a change under this number; False where that was known."""
    done = book.db.execute(
        "update change set state = 0, number = ?, code = '', words = ''"
        " where id = ? and (state > 0 or number is not ?)",
        (number, id, number),
    )
    return bool(done.rowcount)
