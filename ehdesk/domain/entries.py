"""Entries: records that one change finishes, and that show from then on what stood when it did.

A case note that was kept is one. What comes later to the same record is in the log, in its history and among its
heads, and is never shown in its place, whatever it says to have seen; who wants to put it right writes another record.
"""

from collections.abc import Callable, Iterable, Mapping

from ehdesk.domain.change import Change, ChangeId, RecordId, Value
from ehdesk.domain.merge import Heads, State, all_before, touches

Finishes = Callable[[str, Value], bool]
"""Does a field with this value say that its record is finished?"""


def as_finished(changes: Iterable[Change], record: RecordId, finishes: Finishes) -> Mapping[str, Heads]:
    """What stood in each field of a record when it was finished; nothing while it is not.

    `changes` are those of its family that touch it, in any order. What the change that finished it wrote is all that
    stands there; in a field which that one left alone stands what was written before, by the clock.
    """
    own = {change.id: change for change in changes}
    wrote = {id: [touch for touch in touches(change) if touch.record == record] for id, change in own.items()}

    def parents_of(change: ChangeId) -> set[ChangeId]:
        return {parent for touch in wrote.get(change, ()) for parent in touch.parents}

    finishing = {id for id in own if any(finishes(touch.field, touch.head.value) for touch in wrote[id])}
    if not finishing:
        return {}
    unaware = {id for id in finishing if not finishing & (all_before([id], parents_of) - {id})}
    first = min((own[id] for id in unaware or finishing), key=_time)
    before = State()
    for change in own.values():
        if _time(change) <= _time(first):
            before.apply(change)
    stood = before.records[first.family, record].fields
    return {**stood, **{touch.field: (touch.head,) for touch in wrote[first.id]}}


def _time(change: Change) -> tuple[int, ChangeId]:
    return change.at, change.id
