"""The changes of one family as a story: newest first, a few at a time."""

from collections.abc import Collection, Iterator

from ehdesk.domain.change import Change, ChangeId, FamilyId, RecordId
from ehdesk.store import log
from ehdesk.store.book import Book

_AT_ONCE = 100


def told(book: Book, family: FamilyId, kinds: Collection[str]) -> Iterator[Change]:
    """See ChangeLog.told."""
    of_kinds = ""
    if kinds:
        marks = ", ".join("?" * len(kinds))
        of_kinds = (
            " and seq in (select touch.change from record join touch on touch.record = record.seq"
            f" where record.family = ? and record.kind in ({marks}))"
        )
    values = (family, *((family, *kinds) if kinds else ()))
    sql = f"select body from change where family = ?{of_kinds} order by at desc, id desc limit ? offset ?"
    place = 0
    while found := book.rows(sql, (*values, _AT_ONCE, place)):
        yield from (change for (body,) in found if (change := log.read(body)) is not None)
        place += len(found)


def first_change(book: Book, family: FamilyId, record: RecordId) -> ChangeId | None:
    """The change that made a record: the earliest of those that touch it."""
    found = book.row(
        "select change.id from record join touch on touch.record = record.seq join change on change.seq = touch.change"
        " where record.id = ? and record.family = ? order by change.at, change.id limit 1",
        (record, family),
    )
    return ChangeId(found[0]) if found else None
