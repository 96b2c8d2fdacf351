"""What happened with a family, told from the log: who did what to which record, and when."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from ehdesk.domain import kinds
from ehdesk.domain.change import Change, ChangeId, PractitionerId, RecordId, Value
from ehdesk.domain.clock import wall_time
from ehdesk.domain.merge import REMOVED

_TOGETHER = timedelta(hours=1)
"""Saves of one record by one person within this are one happening: a form saves each field as it is left."""


class Deed(StrEnum):
    """What somebody did."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    BROUGHT_BACK = "brought_back"
    OPENED = "opened"
    COPIED = "copied"
    CARRIED = "carried"
    GATHERED = "gathered"
    SAVED_OUT = "saved_out"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that somebody did, with which `changes` where it was written.

    `fields` are what was written; `reader` is for whom a copy was made (an id). What is `not_shown` was written and
    cannot be read, for that reason.
    """

    at: datetime
    author: PractitionerId
    deed: Deed
    record: RecordId | None = None
    kind: str = ""
    fields: Mapping[str, Value] = field(default_factory=dict)
    reason: str = ""
    reader: str = ""
    changes: tuple[ChangeId, ...] = ()


def happenings_in(change: Change, first_of: Callable[[RecordId], ChangeId | None]) -> Iterator[Happening]:
    """What one change did, a happening for each record; `first_of` gives the change that made a record.

    That somebody introduced themselves with their first save is no happening.
    """
    written: dict[tuple[RecordId, str], dict[str, Value]] = {}
    for edit in change.edits:
        if edit.kind != kinds.PRACTITIONER:
            written.setdefault((edit.record, edit.kind), {}).update(edit.fields)
    for (record, kind), fields in written.items():
        deed = _deed(fields, is_first=first_of(record) == change.id)
        at, by = wall_time(change.at), (change.id,)
        yield Happening(at, change.author, deed, record, kind, fields, change.reason, changes=by)


def put_together(newest_first: Iterable[Happening]) -> Iterator[Happening]:
    """The same with what one person wrote in one record, in one go, told once."""
    held: Happening | None = None
    for older in newest_first:
        if held is not None and _is_one_go(held, older):
            fields, changes = {**older.fields, **held.fields}, (*held.changes, *older.changes)
            held = replace(held, deed=older.deed, fields=fields, changes=changes)
            continue
        if held is not None:
            yield held
        held = older
    if held is not None:
        yield held


def _deed(fields: Mapping[str, Value], *, is_first: bool) -> Deed:
    if fields.get(REMOVED) is True:
        return Deed.REMOVED
    if is_first:
        return Deed.ADDED
    return Deed.BROUGHT_BACK if REMOVED in fields else Deed.CHANGED


def _is_one_go(newer: Happening, older: Happening) -> bool:
    writing = (Deed.ADDED, Deed.CHANGED)
    is_same = (newer.record, newer.author, newer.reason) == (older.record, older.author, older.reason)
    return is_same and newer.deed is Deed.CHANGED and older.deed in writing and newer.at - older.at <= _TOGETHER
