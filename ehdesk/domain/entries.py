"""Entries: records that one change finishes, and that show from then on what stood when it did.

A case note that was kept is one. What comes later to the same record is in the log, in its history and among its
heads, and is never shown in its place, whatever it says to have seen; who wants to put it right writes another record.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from ehdesk.domain.change import ChangeId, Value
from ehdesk.domain.merge import Heads, Touch, all_before, with_head

Finishes = Callable[[str, Value], bool]
"""Does a field with this value say that its record is finished?"""


def as_finished(touches: Iterable[Touch], finishes: Finishes) -> Mapping[str, Heads]:
    """What stood in each field of a record when it was finished; nothing while it is not.

    `touches` are all of the record, in any order. What the change that finished it wrote is all that stands there; in a
    field which that one left alone stands what was written before, by the clock.
    """
    wrote: dict[ChangeId, dict[str, Touch]] = defaultdict(dict)
    for touch in touches:
        wrote[touch.head.change][touch.field] = touch
    finishing = {id for id, own in wrote.items() if any(finishes(name, one.head.value) for name, one in own.items())}
    if not finishing:
        return {}
    times = {id: (next(iter(own.values())).head.at, id) for id, own in wrote.items()}
    first = min(_unaware(finishing, wrote) if len(finishing) > 1 else finishing, key=times.__getitem__)
    before = defaultdict[str, list[Touch]](list)
    for touch in (one for id, own in wrote.items() if times[id] < times[first] for one in own.values()):
        before[touch.field].append(touch)
    alone = {name: _heads(before[name]) for name in before.keys() - wrote[first].keys()}
    return alone | {name: (touch.head,) for name, touch in wrote[first].items()}


def _unaware(finishing: Collection[ChangeId], wrote: Mapping[ChangeId, Mapping[str, Touch]]) -> Collection[ChangeId]:
    """Those that knew of none of the others; all, where each says that it knew of another one."""

    def parents_of(change: ChangeId) -> Iterator[ChangeId]:
        return (parent for touch in wrote.get(change, {}).values() for parent in touch.parents)

    others = {id: all_before([id], parents_of) - {id} for id in finishing}
    return [id for id in finishing if others[id].isdisjoint(finishing)] or finishing


def _heads(touches: Collection[Touch]) -> Heads:
    heads: Heads = ()
    for touch in touches:
        is_superseded = any(touch.head.change in other.parents for other in touches if other is not touch)
        heads = with_head(heads, touch.head, touch.parents, is_superseded=is_superseded)
    return heads
