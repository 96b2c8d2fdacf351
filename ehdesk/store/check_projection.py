"""Checking the current values against the log, folded afresh by the kernel."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

from ehdesk.domain import kinds
from ehdesk.domain.change import ChangeId, FamilyId, RecordId
from ehdesk.domain.entries import as_finished
from ehdesk.domain.merge import REMOVED, RecordState, State, Touch, seen_by_removals, touches
from ehdesk.domain.parts import is_part, last_places, raced_parts
from ehdesk.store import log
from ehdesk.store.driver import Database, rows
from ehdesk.store.kept_record import KeptRecord
from ehdesk.store.listed import listed_problems

Parents = dict[tuple[RecordId, str, ChangeId], tuple[ChangeId, ...]]
"""What the changes name as seen that touch `removed`, or say whether a part of a form is there."""

Kept = dict[RecordId, tuple[Any, ...]]
Touched = defaultdict[RecordId, list[Touch]]


def projection_problems(db: Database) -> Iterator[str]:
    """Where the current values differ from what the log comes to, a sentence each."""
    for (family,) in rows(db, "select distinct family from change union select distinct family from record"):
        yield from _family_problems(db, family)
    yield from listed_problems(db)


def _family_problems(db: Database, family: FamilyId) -> Iterator[str]:
    expected = _expected(db, family)
    kept = _kept(db, family)
    for record in expected.keys() | kept.keys():
        if expected.get(record) != kept.get(record):
            yield f"the current values of record {record} are not what its changes come to."


def _expected(db: Database, family: FamilyId) -> Kept:
    state, parents, touched = State(), Parents(), Touched(list)
    for (body,) in rows(db, "select body from change where family = ? order by seq", (family,)):
        if (change := log.read(body)) is None:
            continue  # nothing is made from it
        state.apply(change)
        for touch in touches(change):
            touched[touch.record].append(touch)
            if touch.field == REMOVED or is_part(touch.field):
                parents[touch.record, touch.field, change.id] = touch.parents
    return {
        record: _shown(family, record, found, parents, touched[record])
        for (_family, record), found in state.records.items()
    }


def _shown(
    family: FamilyId, id: RecordId, state: RecordState, parents: Parents, touched: list[Touch]
) -> tuple[Any, ...]:
    def seen(field: str, change: ChangeId) -> tuple[ChangeId, ...]:
        return parents.get((id, field, change), ())

    record = KeptRecord(family, id, state)
    if kinds.finished_by(state.kind):
        record.finished = as_finished(touched, partial(kinds.finishes, state.kind))
    record.changed = {*state.fields, *record.finished}
    if state.kind == kinds.ASSESSMENT:
        raced = raced_parts(state.fields, filter(is_part, state.fields), seen)
        record.in_doubt = last_places(raced, ((one.field, one.head) for one in touched))
    removed = state.fields.get(REMOVED, ())
    record.show(seen_by_removals(removed, partial(seen, REMOVED)))
    heads = {field: {head.change: head.value for head in heads} for field, heads in state.fields.items() if heads}
    return state.kind, state.changed_at, record.is_removed, record.body, sorted(record.conflicts), heads


def _kept(db: Database, family: FamilyId) -> Kept:
    heads = _kept_heads(db, family)
    found = rows(db, "select id, kind, changed_at, removed, body, conflicts from record where family = ?", (family,))
    return {
        id: (kind, at, bool(removed), msgspec.json.decode(body), msgspec.json.decode(conflicts), heads.get(id, {}))
        for id, kind, at, removed, body, conflicts in found
    }


def _kept_heads(db: Database, family: FamilyId) -> dict[RecordId, dict[str, dict[ChangeId, Any]]]:
    found = rows(
        db,
        "select record.id, head.field, change.id, head.value from record join head on head.record = record.seq"
        " join change on change.seq = head.change where record.family = ?",
        (family,),
    )
    heads: dict[RecordId, dict[str, dict[ChangeId, Any]]] = defaultdict(lambda: defaultdict(dict))
    for record, field, change, value in found:
        heads[record][field][change] = msgspec.msgpack.decode(value)
    return heads
