"""Many saves, one state: which values of a field stand, whatever order its changes arrived in.

The state of a record is a function of the *set* of its changes. For each field the heads are the changes that touch it
and that no other change touching it names as a parent. One head, or several that agree, is the value; several that
differ are a conflict, and all of them are kept until a person chooses.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from ehdesk.domain.change import Change, ChangeId, FamilyId, PractitionerId, RecordId, Value

REMOVED = "removed"
"""The field, true on a record that somebody took away; an edit that raced the removal brings up a conflict."""


@dataclass(frozen=True, slots=True)
class Head:
    """One value of one field that nothing has replaced."""

    change: ChangeId
    at: int
    author: PractitionerId
    value: Value


Heads = tuple[Head, ...]
"""The standing values of one field, newest first by (time, change id)."""


def with_head(heads: Heads, incoming: Head, parents: Iterable[ChangeId], *, is_superseded: bool) -> Heads:
    """The heads of a field after one more change that touches it.

    `is_superseded` says that a change which arrived earlier, out of order, already replaces the incoming one. Applying
    a change a second time is for the caller to avoid: it has no effect only while the change is still a head.
    """
    replaced = {*parents, incoming.change}
    kept = [head for head in heads if head.change not in replaced]
    if not is_superseded:
        kept.append(incoming)
    return tuple(sorted(kept, key=lambda head: (head.at, head.change), reverse=True))


def distinct(heads: Heads) -> Heads:
    """One head for each different value, newest first: more than one is a conflict."""
    first: dict[bytes, Head] = {}
    for head in heads:
        first.setdefault(key(head.value), head)
    return tuple(first.values())


def is_conflict(heads: Heads) -> bool:
    """Do the standing values differ?"""
    return len(heads) > 1 and len(distinct(heads)) > 1


def key(value: Value) -> bytes:
    """Values agree when they are written alike, so 1, 1.0 and true stay three different values."""
    return msgspec.msgpack.encode(value, order="deterministic")


@dataclass(slots=True)
class RecordState:
    """What one record holds: its kind, the heads of each of its fields, and the time of its latest change.

    `since` is the earliest change that touches it, by (time, change id). That one says what kind it is, so changes
    that disagree about the kind end alike in whatever order they arrive.
    """

    kind: str
    since: tuple[int, ChangeId]
    changed_at: int = 0
    fields: dict[str, Heads] = field(default_factory=dict)

    def take(self, touch: "Touch", *, is_superseded: bool) -> None:
        """Take in one field as one change left it; see with_head."""
        head = touch.head
        if (head.at, head.change) < self.since:
            self.kind, self.since = touch.kind, (head.at, head.change)
        self.changed_at = max(self.changed_at, head.at)
        standing = self.fields.get(touch.field, ())
        self.fields[touch.field] = with_head(standing, head, touch.parents, is_superseded=is_superseded)


@dataclass(slots=True)
class State:
    """Every record of some families, folded in memory from changes in any order.

    The vault keeps the same state in tables; both use `RecordState.take`, so there is one rule. A record belongs to
    one family: a change of another family that names the same record is about another one.
    """

    records: dict[tuple[FamilyId, RecordId], RecordState] = field(default_factory=dict)
    _seen: set[ChangeId] = field(default_factory=set)
    _awaited: set[tuple[ChangeId, FamilyId, RecordId, str]] = field(default_factory=set)

    def apply(self, change: Change) -> None:
        """Take one change in; a second time has no effect."""
        if change.id in self._seen:
            return
        self._seen.add(change.id)
        for touch in touches(change):
            self._touch(change, touch)

    def _touch(self, change: Change, touch: "Touch") -> None:
        record = self.records.setdefault((change.family, touch.record), new_record(touch))
        place = (change.family, touch.record, touch.field)
        self._awaited |= {(parent, *place) for parent in touch.parents if parent not in self._seen}
        record.take(touch, is_superseded=(change.id, *place) in self._awaited)
        self._awaited.discard((change.id, *place))


def new_record(touch: "Touch") -> RecordState:
    """A record as its first change to arrive finds it."""
    return RecordState(touch.kind, (touch.head.at, touch.head.change))


@dataclass(frozen=True, slots=True)
class Touch:
    """One field of one record as one change left it."""

    record: RecordId
    kind: str
    field: str
    head: Head
    parents: tuple[ChangeId, ...]


def touches(change: Change) -> Iterator[Touch]:
    """Every field that a change touches.

    Of two edits of one record, the later one counts where both name a field, and the earlier one says the kind.
    """
    latest: dict[tuple[RecordId, str], Touch] = {}
    kinds: dict[RecordId, str] = {}
    for edit in change.edits:
        kind = kinds.setdefault(edit.record, edit.kind)
        for name, value in edit.fields.items():
            head = Head(change.id, change.at, change.author, value)
            latest[edit.record, name] = Touch(edit.record, kind, name, head, edit.parents)
    yield from latest.values()


def all_before(changes: Iterable[ChangeId], parents_of: Callable[[ChangeId], Iterable[ChangeId]]) -> set[ChangeId]:
    """All that the authors of these changes knew: who names a change as seen has seen what its author saw."""
    before: set[ChangeId] = set()
    todo = list(changes)
    while todo:
        new = set(parents_of(todo.pop())) - before
        before |= new
        todo += new
    return before


def seen_by_removals(removals: Heads, parents_of: Callable[[ChangeId], Iterable[ChangeId]]) -> set[ChangeId]:
    """What the authors of the standing removals knew of the record.

    `parents_of` gives the parents of a change that touches `removed`, and nothing for another change.
    """
    return all_before((removal.change for removal in removals if removal.value is True), parents_of)


def raced_removal(fields: Mapping[str, Heads], seen: Iterable[ChangeId]) -> tuple[str, ...]:
    """The fields that somebody changed without knowing that the record was being removed.

    `seen` is what the authors of its removals knew (`seen_by_removals`).
    """
    removals = {head.change for head in fields.get(REMOVED, ()) if head.value is True}
    if not removals:
        return ()
    known = removals | set(seen)
    return tuple(name for name, heads in fields.items() if any(head.change not in known for head in heads))
