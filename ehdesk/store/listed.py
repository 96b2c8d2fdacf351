"""What the list of families is made of: one small row for each family, kept beside the current values.

The shelf is no family, and has none.

A record has an entry while it is not removed and its kind is listed (`LISTED`), or while versions of it differ.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from ehdesk.domain import kinds
from ehdesk.domain.body import Body
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.milestones import TYPED
from ehdesk.domain.shelf import SHELF
from ehdesk.store.book import Book
from ehdesk.store.driver import Database, rows
from ehdesk.store.kept_record import KeptRecord

LISTED: Mapping[str, frozenset[str]] = {
    kinds.FAMILY: frozenset({"name", "reference", "made_up", *TYPED.values()}),
    kinds.MEMBER: frozenset({"name", "known_as", "role", "born", "due", "nhs_number", "upn", "unlike", "died"}),
    kinds.HOUSEHOLD: frozenset({"name", "address"}),
    kinds.AGREEMENT: frozenset({"given_on"}),
    kinds.WITHDRAWAL: frozenset({"agreement"}),
    kinds.ASSESSMENT: frozenset({"@started_on", "@completed_on"}),
    kinds.READING: frozenset({"recorded"}),
    kinds.PLAN: frozenset({"meet_on", "review_on"}),
    kinds.GOAL: frozenset(),
    kinds.ACTION: frozenset({"goal", "what", "by", "done_on", "progress"}),
}
"""The fields, by kind, of which the list of families is made. Whoever adds one adds a step to `store/schema.py`,
which makes what is kept again.
"""

_GONE: Final = ""


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One record: its kind ("" for one that was removed), its listed fields, and in how many fields versions differ.

    `since` is the hybrid time of its first change.
    """

    kind: str
    body: dict[str, Any]
    conflicts: int = 0
    since: int = 0


Entries = Mapping[RecordId, Entry]
_entries = msgspec.json.Decoder(dict[str, Entry])


class Listing:
    """Takes records as they are written; `flush` writes what became of their families. Lives in one transaction."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._records: dict[FamilyId, list[KeptRecord]] = {}

    def take(self, record: KeptRecord) -> None:
        """This record stands differently now."""
        if record.family != SHELF:
            self._records.setdefault(record.family, []).append(record)

    def flush(self) -> None:
        """Write the row of each family of which something was taken."""
        for family, records in self._records.items():
            self._write(family, records)
        self._records.clear()

    def _write(self, family: FamilyId, records: list[KeptRecord]) -> None:
        found = self._book.row("select changed_at, removed, records from listed where family = ?", (family,))
        changed_at, removed, written = found or (0, 0, "{}")
        entries = dict(entries_in(written))
        for record in records:
            removed = int(record.is_removed) if record.id == RecordId(family) else removed
            changed_at = max(changed_at, record.state.changed_at)
            entry = entry_of(
                record.state.kind,
                record.body,
                len(record.conflicts),
                is_removed=record.is_removed,
                since=record.state.since[0],
            )
            if entry is None:
                entries.pop(record.id, None)
            else:
                entries[record.id] = entry
        text = msgspec.json.encode(entries).decode()
        self._book.db.execute("insert or replace into listed values (?, ?, ?, ?)", (family, changed_at, removed, text))


def entry_of(kind: str, body: Body, conflicts: int, *, is_removed: bool, since: int) -> Entry | None:
    """What the list keeps of a record; None for nothing."""
    if is_removed or kind not in LISTED:
        return Entry(_GONE, {}, conflicts) if conflicts else None
    listed = {field: body[field] for field in sorted(LISTED[kind]) if field in body}
    return Entry(kind, listed, conflicts, since)


def entries_in(written: str) -> Entries:
    """The entries of one family's row."""
    return _entries.decode(written)  # type: ignore[return-value]


def listed_problems(db: Database) -> Iterator[str]:
    """Where the rows of the list differ from what the current values come to, a sentence each."""
    expected, kept = dict(_expected(db)), dict(_kept(db))
    for family in expected.keys() | kept.keys():
        if expected.get(family) != kept.get(family):
            yield f"what the list says of family {family} is not what its records come to."


_FROM: Final = "from record where family = ?"
Row = tuple[int, int, Entries]


def _expected(db: Database) -> Iterator[tuple[FamilyId, Row]]:
    for (family,) in rows(db, "select distinct family from record where family <> ?", (SHELF,)):
        found = rows(db, f"select changed_at, id, removed, kind, body, conflicts, since_at {_FROM}", (family,))
        entries = {id: _entry(removed, *rest) for _at, id, removed, *rest in found}
        removed = next((removed for _at, id, removed, *_rest in found if id == family), 0)
        yield family, (max(row[0] for row in found), removed, {id: one for id, one in entries.items() if one})


def _entry(removed: int, kind: str, body: str, conflicts: str, since: int) -> Entry | None:
    differing = len(msgspec.json.decode(conflicts))
    return entry_of(kind, msgspec.json.decode(body), differing, is_removed=bool(removed), since=since)


def _kept(db: Database) -> Iterator[tuple[FamilyId, Row]]:
    for family, changed_at, removed, written in rows(db, "select family, changed_at, removed, records from listed"):
        yield family, (changed_at, removed, entries_in(written))
