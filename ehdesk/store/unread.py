"""Changes in the log that this version cannot read: part of nothing that is shown, kept as they are, and told of.

None comes in like that. An earlier version may have written or taken in one that is refused now.
"""

from dataclasses import dataclass
from datetime import datetime

from ehdesk.domain.change import BadChange, ChangeId, FamilyId, PractitionerId, decode
from ehdesk.domain.clock import wall_time
from ehdesk.store.book import Book


@dataclass(frozen=True, slots=True)
class Unread:
    """One such change: `reason` says in words what is wrong with it."""

    change: ChangeId
    author: PractitionerId
    at: datetime
    reason: str


def unread_of(book: Book, family: FamilyId) -> tuple[Unread, ...]:
    """Those of a family, the newest first. All others touch a record, once this version made the current values."""
    found = book.rows(
        "select id, author, at, body from change where family = ?"
        " and not exists (select 1 from touch where touch.change = change.seq) order by at desc, id desc",
        (family,),
    )
    return tuple(Unread(id, author, wall_time(at), why_not(body)) for id, author, at, body in found)


def why_not(body: bytes) -> str:
    """What keeps a change from being read, and "" where nothing does."""
    try:
        decode(body)
    except BadChange as error:
        return str(error)
    return ""
