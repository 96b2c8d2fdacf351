"""Versions of a field: those that stand, those that ever were, and the conflicts between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import msgspec

from ehdesk.domain import kinds
from ehdesk.domain.change import ChangeId, FamilyId, PractitionerId, RecordId, Value
from ehdesk.domain.clock import wall_time
from ehdesk.domain.merge import REMOVED, Head, Heads, Touch, raced_removal, seen_by_removals, touches
from ehdesk.domain.parts import is_part, last_place, raced_part
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


def history(book: Book, record: RecordId) -> Iterator[Version]:
    """Every value that any field of a record ever had, newest first."""
    found = book.rows(
        "select change.body, change.number from record join touch on touch.record = record.seq"
        " join change on change.seq = touch.change where record.id = ? order by change.at desc, change.id desc",
        (record,),
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
    standing = versions_of(book, record, family)
    for field in fields:
        versions = standing.get(field, ())
        if field == REMOVED:
            versions = _removal_versions(book, record, standing)
        elif kind == kinds.ASSESSMENT and is_part(field):
            versions = _part_versions(book, record, field, standing)
        yield Conflict(family, record, kind, field, versions)


def parents_in(book: Book, record: RecordId, field: str, change: ChangeId) -> Iterator[ChangeId]:
    """The parents of a change that touches this field; none for another change."""
    found = book.row("select body from change where id = ?", (change,))
    for touch in _touches_in(found[0]) if found else ():
        if (touch.record, touch.field) == (record, field):
            yield from touch.parents


def _touches_in(body: bytes) -> Iterator[Touch]:
    change = log.read(body)
    return touches(change) if change is not None else iter(())


def _removal_versions(book: Book, record: RecordId, standing: Standing) -> tuple[Version, ...]:
    """The removals, and each edit that raced one as a version that says the record stays."""
    own, heads = standing.get(REMOVED, ()), _heads(standing)
    seen = seen_by_removals(heads.get(REMOVED, ()), partial(parents_in, book, record, REMOVED))
    known = seen | {version.change for version in own}
    raced = set(raced_removal(heads, seen)) - {REMOVED}
    edits = (v for field in raced for v in standing[field] if v.change not in known)
    return _with(own, edits, REMOVED, value=False)


def _part_versions(book: Book, record: RecordId, part: str, standing: Standing) -> tuple[Version, ...]:
    """Whether a part is there, and each change that said something in it meanwhile as a version that says it is."""
    own = standing.get(part, ())
    raced = raced_part(_heads(standing), part, partial(parents_in, book, record, part))
    if not raced:
        return own
    changes = {head.change for heads in raced.values() for head in heads}
    place = last_place(part, (one.value for one in history(book, record) if one.field == part))
    said = (v for field in raced for v in standing[field] if v.change in changes)
    return _with(own, said, part, place)


def _with(own: tuple[Version, ...], edits: Iterable[Version], field: str, value: Value) -> tuple[Version, ...]:
    """Versions of a field, and each of these edits as one that has this value there; newest first."""
    others = {edit.change: replace(edit, value=value, field=field) for edit in edits}
    return tuple(sorted((*own, *others.values()), key=lambda v: (v.stamp, v.change), reverse=True))


def _heads(standing: Standing) -> dict[str, Heads]:
    return {field: tuple(version.head for version in versions) for field, versions in standing.items()}


def _version(head: Head, number: int | None, field: str) -> Version:
    return Version(head.change, head.author, wall_time(head.at), head.value, number, field, head.at)
