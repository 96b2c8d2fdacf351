"""Things that were not taken in: kept exactly as they came, each with its reason, and never in the way of the rest."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from ehdesk.domain.change import BadChange, ChangeId, decode
from ehdesk.domain.signing import Signed
from ehdesk.store.book import Book

WRITER_UNKNOWN: Final = "writer unknown"
DEVICE_UNKNOWN: Final = "device unknown"
PASSING: Final = (WRITER_UNKNOWN, DEVICE_UNKNOWN)
"""Reasons that may pass: these are tried again when a certificate or a device's key arrives."""
FORK: Final = "fork"
CHAIN: Final = "chain"

What = Literal["change", "certificate"]


class SetAside(Exception):
    """One thing is not taken in: a code for the program, a reason for people."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that was not taken in."""

    what: What
    code: str
    reason: str
    signed: Signed
    number: int | None = None

    @property
    def change(self) -> ChangeId | None:
        """The id of a change that can be read at all."""
        try:
            return decode(self.signed.body).id if self.what == "change" else None
        except BadChange:
            return None


def keep_aside(book: Book, aside: Aside, at: datetime) -> None:
    """Keep it; a second time only its reason is written again."""
    values = (_hash(aside.signed), aside.what, aside.code, aside.reason, at.isoformat(), aside.number)
    book.db.execute(
        "insert or replace into aside (hash, what, code, reason, at, number, body, signature)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        (*values, aside.signed.body, aside.signed.signature),
    )


def no_longer_aside(book: Book, signed: Signed) -> None:
    """It was taken in after all."""
    book.db.execute("delete from aside where hash = ?", (_hash(signed),))


def all_aside(book: Book, *codes: str) -> tuple[Aside, ...]:
    """Everything aside, certificates first, in order of arrival; with codes, only for those."""
    found = book.rows(
        "select what, code, reason, body, signature, number from aside order by what <> 'certificate', at, hash"
    )
    things = (Aside(what, code, reason, Signed(body, sig), number) for what, code, reason, body, sig, number in found)
    return tuple(thing for thing in things if not codes or thing.code in codes)


def _hash(signed: Signed) -> bytes:
    return hashlib.sha256(signed.body + signed.signature).digest()
