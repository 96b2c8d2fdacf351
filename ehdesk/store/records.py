"""The current values, read for the pages: records, and families for the list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Final

import msgspec

from ehdesk.domain import kinds
from ehdesk.domain.body import Body
from ehdesk.domain.change import ChangeId, FamilyId, RecordId, Value
from ehdesk.domain.clock import wall_time
from ehdesk.domain.entries import as_finished
from ehdesk.domain.merge import Heads
from ehdesk.store.book import Book, Edition
from ehdesk.store.listed import Entries, entries_in
from ehdesk.store.log import STATES, SyncState
from ehdesk.store.versions import Conflict, Version, conflicts_in, touches_of, versions_of

__all__ = ["Conflict", "FamilySummary", "Record", "Records", "SyncState", "Version"]


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it stands: the shown value of each field, and the fields in which versions differ."""

    id: RecordId
    family: FamilyId
    kind: str
    body: Mapping[str, Value]
    conflicts: tuple[str, ...]
    is_removed: bool
    state: SyncState
    changed_at: datetime


Rule = Callable[[Record, str], Callable[[Heads], Value] | None]
"""Of a record and a field in which versions differ: how the shown value is chosen, where not as the kernel does."""


@dataclass(frozen=True, slots=True)
class FamilySummary:
    """One family for the list: what is listed of its records, and how far they are on their way to the hub."""

    id: FamilyId
    entries: Entries
    state: SyncState
    changed_at: datetime
    is_removed: bool = False

    def of(self, kind: str) -> list[tuple[RecordId, Body]]:
        """The records of a kind, those made first first, with their listed fields."""
        return sorted((id, entry.body) for id, entry in self.entries.items() if entry.kind == kind)

    def first_made(self, kind: str) -> datetime | None:
        """When the first record of a kind was made."""
        made = sorted((id, entry.since) for id, entry in self.entries.items() if entry.kind == kind)
        return wall_time(made[0][1]) if made else None

    @property
    def conflicts(self) -> int:
        """In how many fields versions differ."""
        return sum(entry.conflicts for entry in self.entries.values())


_RECORD: Final = "select seq, id, family, kind, body, conflicts, removed, changed_at from record"
_UNSENT: Final = (
    "select touch.record, max(change.state) from change join touch on touch.change = change.seq where change.state > 0"
)
_FAMILIES: Final = (
    "select family, records, changed_at, removed,"
    " (select max(state) from change where change.family = listed.family and state > 0) from listed"
)
_body = msgspec.json.Decoder(dict[str, Any])
_names = msgspec.json.Decoder(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class _Read:
    """The records of a family, those that are there and those that were taken away, in one edition of the vault."""

    family: FamilyId
    edition: Edition | None
    there: tuple[Record, ...]
    removed: tuple[Record, ...]


class Records:
    """Reading what stands."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._summaries: dict[FamilyId, tuple[tuple[Any, ...], FamilySummary]] = {}
        self._read: _Read | None = None
        self._one: tuple[RecordId, Edition | None, Record | None] | None = None
        self._families: tuple[Edition | None, tuple[FamilySummary, ...]] = (None, ())
        self._rule: Rule = lambda _record, _field: None

    def show_by(self, rule: Rule) -> None:
        """From now on, show by this rule where it says anything: what is written about safety, a form knows."""
        self._rule = rule

    def families(self) -> tuple[FamilySummary, ...]:
        """Every family that is not removed, the one that changed last first; the same object while it is the same.

        So are all of them together, until something is written.
        """
        edition = self._book.edition()
        if edition is None or edition != self._families[0]:
            found = self._book.rows(f"{_FAMILIES} where removed = 0 order by changed_at desc, family")
            self._summaries = {row[0]: self._summary(row) for row in found}
            self._families = edition, tuple(summary for _row, summary in self._summaries.values())
        return self._families[1]

    def summaries(self, families: Sequence[FamilyId]) -> tuple[FamilySummary, ...]:
        """These families as they stand, also while they are off the list; those alone of which anything is here."""
        named = msgspec.json.encode(families).decode()
        found = self._book.rows(f"{_FAMILIES} where family in (select value from json_each(?))", (named,))
        return tuple(_summary(row) for row in found)

    def taken_off(self) -> tuple[FamilyId, ...]:
        """Every family that was removed, the one that changed last first."""
        found = self._book.rows("select family from listed where removed = 1 order by changed_at desc, family")
        return tuple(family for (family,) in found)

    def family_count(self) -> int:
        """How many families there are that are not removed."""
        found = self._book.row("select count(*) from listed where removed = 0")
        return int(found[0]) if found else 0

    def conflict_count(self) -> int:
        """In how many fields of all records versions differ."""
        found = self._book.row("select sum(json_array_length(conflicts)) from record where conflicts <> '[]'")
        return int(found[0] or 0) if found else 0

    def of(self, family: FamilyId, kind: str | None = None) -> tuple[Record, ...]:
        """The records of a family, those made first first; removed ones are left out.

        All kinds together are the same object until something is written.
        """
        there = self._all(family).there
        return there if kind is None else tuple(one for one in there if one.kind == kind)

    def removed(self, family: FamilyId, kind: str | None = None) -> tuple[Record, ...]:
        """The records of a family that were taken away."""
        return tuple(one for one in self._all(family).removed if kind in {None, one.kind})

    def one(self, record: RecordId) -> Record | None:
        """One record, removed or not: a form asks for it at every field, and it is read once until a write."""
        edition = self._book.edition()
        if edition is None or self._one is None or self._one[:2] != (record, edition):
            states = self._states(" and touch.record in (select seq from record where id = ?)", (record,))
            found = next(iter(self._found("where id = ? order by family", (record,), states)), None)
            self._one = record, edition, found
        return self._one[2]

    def heads(self, record: RecordId, field: str) -> Heads:
        """The standing values of a field, newest first."""
        return tuple(version.head for version in versions_of(self._book, record).get(field, ()))

    def finished(self, record: RecordId) -> Mapping[str, Heads]:
        """What stood in a record when it was finished, if it is an entry and was; see `entries`."""
        found = self._book.row("select seq, kind from record where id = ? order by family", (record,))
        return as_finished(touches_of(self._book, found[0]), partial(kinds.finishes, found[1])) if found else {}

    def seen(self, record: RecordId) -> dict[str, tuple[ChangeId, ...]]:
        """For each field, the changes whose values stand: what somebody who opens the record now has on screen."""
        standing = versions_of(self._book, record)
        return {field: tuple(version.change for version in versions) for field, versions in standing.items()}

    def conflicts(self, family: FamilyId | None = None) -> tuple[Conflict, ...]:
        """Every field in which versions differ; an edit that raced a removal is one of `removed`."""
        where, values = ("", ()) if family is None else (" and family = ?", (family,))
        found = self._book.rows(
            # left to choose, SQLite walks every record in the order that is asked for
            "select family, id, kind, conflicts from record indexed by record_in_conflict"
            f" where conflicts <> '[]'{where} order by family, id",
            values,
        )
        return tuple(
            conflict
            for family, id, kind, fields in found
            for conflict in conflicts_in(self._book, family, id, kind, _names.decode(fields))
        )

    def _summary(self, row: tuple[Any, ...]) -> tuple[tuple[Any, ...], FamilySummary]:
        known = self._summaries.get(row[0])
        return known if known is not None and known[0] == row else (row, _summary(row))

    def _all(self, family: FamilyId) -> _Read:
        """The records of a family: a page asks for many kinds of one family, and it is read once until a write."""
        edition = self._book.edition()
        if edition is None or self._read is None or (self._read.family, self._read.edition) != (family, edition):
            states = self._states(" and change.family = ?", (family,))
            found = self._found("where family = ? order by id", (family,), states)
            there = tuple(one for one in found if not one.is_removed)
            self._read = _Read(family, edition, there, tuple(one for one in found if one.is_removed))
        return self._read

    def _found(self, where: str, values: Sequence[Any], states: Mapping[int, SyncState]) -> list[Record]:
        return [self._shown(_record(row, states)) for row in self._book.rows(f"{_RECORD} {where}", values)]

    def _shown(self, record: Record) -> Record:
        ruled = {field: rule for field in record.conflicts if (rule := self._rule(record, field)) is not None}
        if not ruled:
            return record
        return replace(record, body={**record.body, **{f: rule(self.heads(record.id, f)) for f, rule in ruled.items()}})

    def _states(self, where: str = "", values: Sequence[Any] = ()) -> dict[int, SyncState]:
        """The state of each record that has something to send, by its place."""
        found = self._book.rows(f"{_UNSENT}{where} group by touch.record", values)
        return {record: STATES[state] for record, state in found}


def _summary(row: tuple[Any, ...]) -> FamilySummary:
    family, records, changed_at, removed, state = row
    return FamilySummary(family, entries_in(records), STATES[state or 0], wall_time(changed_at), bool(removed))


def _record(row: tuple[Any, ...], states: Mapping[int, SyncState]) -> Record:
    seq, id, family, kind, body, conflicts, removed, changed_at = row
    return Record(
        id=id,
        family=family,
        kind=kind,
        body=_body.decode(body),
        conflicts=_names.decode(conflicts),
        is_removed=bool(removed),
        state=states.get(seq, SyncState.NOTHING_WAITS),
        changed_at=wall_time(changed_at),
    )
