"""Versions of a field: those that stand, those that ever were, and the conflicts between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import msgspec

from ehdesk.domain import kinds
from ehdesk.domain.change import ChangeId, FamilyId, PractitionerId, RecordId, Value
from ehdesk.domain.clock import wall_time
from ehdesk.domain.merge import REMOVED, Head, Touch, raced_removal, seen_by_removals, touches
from ehdesk.domain.parts import is_part, last_places, raced_parts
from ehdesk.store import log
from ehdesk.store.book import Book


@dataclass(frozen=True, slots=True)
class Version:
    """One value of one field: by whom, when, and the hub's number of the change if it has one.

    `stamp` is the hybrid time behind `at`.
    """

    change: ChangeId
    author: PractitionerId
    at: datetime
    value: Value
    number: int | None
    field: str
    stamp: int

    @property
    def head(self) -> Head:
        """The same for the kernel."""
        return Head(self.change, self.stamp, self.author, self.value)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Every version of one field that stands, newest first; at least two of them differ.

    For the field `removed`, true is the removal and false an edit that did not know of it; for one that says whether a
    part of a form is there, nothing is the removal, and its place what was said in it by who did not know. Choosing is
    a save of the field with one of the values, made on top of all that stands.
    """

    family: FamilyId
    record: RecordId
    kind: str
    field: str
    versions: tuple[Version, ...]


Standing = Mapping[str, tuple[Version, ...]]
"""For each field of a record the versions that stand, newest first."""


def versions_of(book: Book, record: RecordId, family: FamilyId | None = None) -> Standing:
    """What stands in every field of a record."""
    found = book.rows(
        "select head.field, change.id, change.at, change.author, head.value, change.number from record"
        " join head on head.record = record.seq join change on change.seq = head.change"
        " where record.id = ? and (? is null or record.family = ?) order by change.at desc, change.id desc",
        (record, family, family),
    )
    standing: dict[str, list[Version]] = {}
    for field, id, at, author, value, number in found:
        head = Head(id, at, author, msgspec.msgpack.decode(value))
        standing.setdefault(field, []).append(_version(head, number, field))
    return {field: tuple(versions) for field, versions in standing.items()}


def history(book: Book, record: RecordId, family: FamilyId | None = None) -> Iterator[Version]:
    """Every value that any field of a record ever had, newest first."""
    found = book.rows(
        "select change.body, change.number from record join touch on touch.record = record.seq"
        " join change on change.seq = touch.change where record.id = ? and (? is null or record.family = ?)"
        " order by change.at desc, change.id desc",
        (record, family, family),
    )
    for body, number in found:
        for touch in _touches_in(body):
            if touch.record == record:
                yield _version(touch.head, number, touch.field)


def touches_of(book: Book, seq: int) -> Iterator[Touch]:
    """All that any change wrote in the record at this place."""
    found = book.rows(
        "select record.id, change.body from record join touch on touch.record = record.seq"
        " join change on change.seq = touch.change where record.seq = ?",
        (seq,),
    )
    return (touch for record, body in found for touch in _touches_in(body) if touch.record == record)


def conflicts_in(
    book: Book, family: FamilyId, record: RecordId, kind: str, fields: Sequence[str]
) -> Iterator[Conflict]:
    """The conflicts in these fields of a record."""
    standing, parents = versions_of(book, record, family), Parents(book, family, record)
    heads = {field: tuple(version.head for version in versions) for field, versions in standing.items()}
    said = {version.change: version for versions in standing.values() for version in versions}
    raced = raced_parts(heads, filter(is_part, fields) if kind == kinds.ASSESSMENT else (), parents.of)
    places = last_places(raced, ((one.field, one.head) for one in history(book, record, family))) if raced else {}
    for field in fields:
        versions = standing.get(field, ())
        if field == REMOVED:
            seen = seen_by_removals(heads.get(REMOVED, ()), partial(parents.of, REMOVED))
            edits = said.keys() - seen if raced_removal(heads, seen) else ()
            versions = _with(versions, (said[change] for change in edits), field, value=False)
        elif field in raced:
            versions = _with(versions, (said[change] for change in raced[field]), field, places[field])
        yield Conflict(family, record, kind, field, versions)


class Parents:
    """What the changes of a record name as seen, field by field. Each is read once."""

    def __init__(self, book: Book, family: FamilyId, record: RecordId) -> None:
        self._book, self._family, self._record = book, family, record
        self._read: dict[ChangeId, dict[str, tuple[ChangeId, ...]]] = {}

    def of(self, field: str, change: ChangeId) -> tuple[ChangeId, ...]:
        """The parents of a change that touches this field; none for another change."""
        if change not in self._read:
            found = self._book.row("select body from change where id = ? and family = ?", (change, self._family))
            own = (touch for touch in (_touches_in(found[0]) if found else ()) if touch.record == self._record)
            self._read[change] = {touch.field: touch.parents for touch in own}
        return self._read[change].get(field, ())


def _touches_in(body: bytes) -> Iterator[Touch]:
    change = log.read(body)
    return touches(change) if change is not None else iter(())


def _with(own: tuple[Version, ...], edits: Iterable[Version], field: str, value: Value) -> tuple[Version, ...]:
    """Versions of a field, and each edit that says nothing of it as one that has this value there; newest first."""
    others = {edit.change: replace(edit, value=value, field=field) for edit in edits}
    found = others | {version.change: version for version in own}
    return tuple(sorted(found.values(), key=lambda v: (v.stamp, v.change), reverse=True))


def _version(head: Head, number: int | None, field: str) -> Version:
    return Version(head.change, head.author, wall_time(head.at), head.value, number, field, head.at)
