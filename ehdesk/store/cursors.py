"""How far this vault has read each family at the hub."""

from dataclasses import dataclass

from ehdesk.domain.change import FamilyId
from ehdesk.store.book import Book


@dataclass(frozen=True, slots=True)
class Cursor:
    """The hub's number of the last change read of a family, and the hash over all up to it."""

    number: int = 0
    head_hash: bytes = b""


def cursor(book: Book, family: FamilyId) -> Cursor:
    """Where reading goes on; a family never read starts at the beginning."""
    found = book.row("select number, head_hash from cursor where family = ?", (family,))
    return Cursor(*found) if found else Cursor()


def move_cursor(book: Book, family: FamilyId, to: Cursor) -> None:
    """Go on from there, in the transaction that holds what was read. A hub that went back may move it back."""
    book.db.execute("insert or replace into cursor values (?, ?, ?)", (family, to.number, to.head_hash))
