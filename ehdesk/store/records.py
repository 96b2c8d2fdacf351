"""The current values, read for the pages: records, and families for the list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import msgspec

from ehdesk.domain import kinds
from ehdesk.domain.change import ChangeId, FamilyId, RecordId, Value
from ehdesk.domain.clock import wall_time
from ehdesk.domain.merge import Heads
from ehdesk.store.book import Book
from ehdesk.store.log import STATES, SyncState
from ehdesk.store.versions import Conflict, Version, conflicts_in, versions_of

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


@dataclass(frozen=True, slots=True)
class FamilySummary:
    """One family for the list: its own record's body, its members, and what waits to reach the hub."""

    id: FamilyId
    body: Mapping[str, Value]
    members: tuple[Record, ...]
    state: SyncState
    conflicts: int
    waiting: int
    changed_at: datetime


_RECORD: Final = "select seq, id, family, kind, body, conflicts, removed, changed_at from record"
_UNSENT: Final = (
    "select touch.record, max(change.state) from change join touch on touch.change = change.seq where change.state > 0"
)
_body = msgspec.json.Decoder(dict[str, Any])
_names = msgspec.json.Decoder(tuple[str, ...])


class Records:
    """Reading what stands."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def families(self) -> tuple[FamilySummary, ...]:
        """Every family that is not removed, the one that changed last first."""
        states = self._states()
        own = {one.family: one for one in self._found("where kind = ? and id = family", (kinds.FAMILY,), states)}
        members = _by_family(self._found("where kind = ? and removed = 0 order by id", (kinds.MEMBER,), states))
        waiting, conflicts = self._waiting(), self._conflict_counts()
        return tuple(
            FamilySummary(
                id=family,
                body=own[family].body if family in own else {},
                members=tuple(members.get(family, ())),
                state=waiting.get(family, _NOTHING)[0],
                conflicts=conflicts.get(family, 0),
                waiting=waiting.get(family, _NOTHING)[1],
                changed_at=wall_time(changed_at),
            )
            for family, changed_at in self._latest()
            if family not in own or not own[family].is_removed
        )

    def of(self, family: FamilyId, kind: str | None = None) -> tuple[Record, ...]:
        """The records of a family, those made first first; removed ones are left out."""
        return tuple(one for one in self._of(family, kind) if not one.is_removed)

    def removed(self, family: FamilyId, kind: str | None = None) -> tuple[Record, ...]:
        """The records of a family that were taken away."""
        return tuple(one for one in self._of(family, kind) if one.is_removed)

    def one(self, record: RecordId) -> Record | None:
        """One record, removed or not."""
        states = self._states(" and touch.record in (select seq from record where id = ?)", (record,))
        return next(iter(self._found("where id = ? order by family", (record,), states)), None)

    def heads(self, record: RecordId, field: str) -> Heads:
        """The standing values of a field, newest first."""
        return tuple(version.head for version in versions_of(self._book, record).get(field, ()))

    def seen(self, record: RecordId) -> dict[str, tuple[ChangeId, ...]]:
        """For each field, the changes whose values stand: what somebody who opens the record now has on screen."""
        standing = versions_of(self._book, record)
        return {field: tuple(version.change for version in versions) for field, versions in standing.items()}

    def conflicts(self, family: FamilyId | None = None) -> tuple[Conflict, ...]:
        """Every field in which versions differ; an edit that raced a removal is one of `removed`."""
        where, values = ("", ()) if family is None else (" and family = ?", (family,))
        found = self._book.rows(
            f"select family, id, kind, conflicts from record where conflicts <> '[]'{where} order by family, id", values
        )
        return tuple(
            conflict
            for family, id, kind, fields in found
            for conflict in conflicts_in(self._book, family, id, kind, _names.decode(fields))
        )

    def _of(self, family: FamilyId, kind: str | None) -> list[Record]:
        states = self._states(" and change.family = ?", (family,))
        if kind is None:
            return self._found("where family = ? order by id", (family,), states)
        return self._found("where family = ? and kind = ? order by id", (family, kind), states)

    def _found(self, where: str, values: Sequence[Any], states: Mapping[int, SyncState]) -> list[Record]:
        return [_record(row, states) for row in self._book.rows(f"{_RECORD} {where}", values)]

    def _states(self, where: str = "", values: Sequence[Any] = ()) -> dict[int, SyncState]:
        """The state of each record that has something to send, by its place."""
        found = self._book.rows(f"{_UNSENT}{where} group by touch.record", values)
        return {record: STATES[state] for record, state in found}

    def _waiting(self) -> dict[str, tuple[SyncState, int]]:
        found = self._book.rows("select family, max(state), count(*) from change where state > 0 group by family")
        return {family: (STATES[state], count) for family, state, count in found}

    def _conflict_counts(self) -> dict[str, int]:
        found = self._book.rows(
            "select family, sum(json_array_length(conflicts)) from record where conflicts <> '[]' group by family"
        )
        return dict(found)

    def _latest(self) -> list[tuple[Any, ...]]:
        return self._book.rows("select family, max(changed_at) from record group by family order by 2 desc, family")


_NOTHING: Final = (SyncState.NOTHING_WAITS, 0)


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


def _by_family(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.family, []).append(record)
    return found
