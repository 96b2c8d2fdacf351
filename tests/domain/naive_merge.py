"""The merge once more, as slowly and plainly as its definition reads: nothing here is shared with the kernel."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ehdesk.domain.change import Change


class Place(NamedTuple):
    """One field of one record of one family."""

    family: str
    record: str
    field: str


def places(changes: Iterable[Change]) -> set[Place]:
    """Every field that any change touches."""
    return {
        Place(change.family, edit.record, name) for change in changes for edit in change.edits for name in edit.fields
    }


def touch(change: Change, place: Place) -> tuple[Any, tuple[str, ...]] | None:
    """The value that a change gives a field, and what it says it had seen; the last of its edits counts."""
    found = None
    for edit in change.edits:
        if (change.family, edit.record) == place[:2] and place.field in edit.fields:
            found = (edit.fields[place.field], edit.parents)
    return found


def standing(changes: Sequence[Change], place: Place) -> list[tuple[Change, Any]]:
    """The changes that touch a field and that no other one touching it names; newest first."""
    touching = [(change, touch(change, place)) for change in changes if touch(change, place)]
    left = [
        (change, value)
        for change, (value, _seen) in touching
        if not any(change.id in seen for other, (_value, seen) in touching if other.id != change.id)
    ]
    return sorted(left, key=lambda one: (one[0].at, one[0].id), reverse=True)


def differ(values: Iterable[Any]) -> bool:
    """Are these more than one value? Numbers of different types are different."""
    return len({json.dumps([typed(value)], sort_keys=True) for value in values}) > 1


def typed(value: Any) -> Any:
    """A value with the type of each part of it."""
    if isinstance(value, list | tuple):
        return ["list", *(typed(item) for item in value)]
    if isinstance(value, dict):
        return {name: typed(item) for name, item in value.items()}
    return [type(value).__name__, value]


def removal_is_raced(changes: Sequence[Change], family: str, record: str) -> bool:
    """Is there a standing removal whose author, and whoever that author had read, had not seen some standing value?"""
    removed = Place(family, record, "removed")
    known = {change.id for change, value in standing(changes, removed) if value is True}
    if not known:
        return False
    while True:
        seen = {
            id
            for change in changes
            if change.id in known and touch(change, removed)
            for id in touch(change, removed)[1]
        }
        if seen <= known:
            break
        known |= seen
    own = [place for place in places(changes) if place[:2] == (family, record)]
    return any(change.id not in known for place in own for change, _value in standing(changes, place))


def kind_of(changes: Sequence[Change], family: str, record: str) -> str:
    """What the earliest change that names a record calls it."""
    edits = [
        (change.at, change.id, edit.kind)
        for change in changes
        for edit in change.edits
        if (change.family, edit.record) == (family, record)
    ]
    first = min(edits, key=lambda one: one[:2])
    return first[2]


SETS = {("member", "households")}
"""Of the fields in random histories, those where all that anybody lists is shown together."""
ENTRIES = {"note": "kept"}
"""Of the kinds in random histories, those of which a record stays as it was when this field was first true."""


def in_conflict(changes: Sequence[Change], place: Place) -> bool:
    """Is somebody asked: do the values of a field differ, or was something said in a part that was being removed?"""
    kind = kind_of(changes, place.family, place.record)
    differs = (kind, place.field) not in SETS and differ(value for _change, value in standing(changes, place))
    return differs or bool(said_unaware(changes, place))


def is_part(changes: Sequence[Change], place: Place) -> bool:
    """Does this field of an assessment say whether a part of its form is there?"""
    is_of_form = place.field.endswith("]") and not place.field.startswith("@")
    return is_of_form and kind_of(changes, place.family, place.record) == "assessment"


def said_unaware(changes: Sequence[Change], part: Place) -> set[str]:
    """The changes that said something which stands in a part, when neither the removals nor what those knew knew it."""
    removals = {change.id for change, value in standing(changes, part) if not value}
    if not (is_part(changes, part) and removals):
        return set()
    known = removals
    for _ in changes:
        known = known.union(*(touch(one, part)[1] for one in changes if one.id in known and touch(one, part)))
    inside = [
        place
        for place in places(changes)
        if place[:2] == part[:2] and place.field != part.field and part.field in place.field
    ]
    return {change.id for place in inside for change, value in standing(changes, place) if value} - known


def place_of(changes: Sequence[Change], part: Place) -> Any:
    """The last place that anybody gave a part; where nobody did, the number that it has from the form."""
    said = [(one.at, one.id, touch(one, part)[0]) for one in changes if (touch(one, part) or [None])[0]]
    number = part.field[part.field.rindex("[") + 1 : -1]
    return max(said)[2] if said else number if number.isdecimal() else "1"


def body(changes: Sequence[Change], family: str, record: str) -> dict[str, Any]:
    """What is shown of a record, as if no field had a rule that protects somebody."""
    kind, kept = kind_of(changes, family, record), finisher(changes, family, record)
    known = [change for change in changes if kept is None or (change.at, change.id) <= (kept.at, kept.id)]
    found = {}
    for place in places(known):
        values = [value for _change, value in standing(known, place)]
        if kept is not None and touch(kept, place):
            values = [touch(kept, place)[0]]
        if place[:2] == (family, record) and place.field != "removed" and values:
            is_set = (kind, place.field) in SETS and differ(values)
            found[place.field] = together(values) if is_set else values[0]
            if is_part(changes, place):
                there = [value for value in values if value] + [place_of(changes, place)]
                found[place.field] = there[0] if any(values) or said_unaware(changes, place) else values[0]
    return found


def finisher(changes: Sequence[Change], family: str, record: str) -> Change | None:
    """The change that finished a record: the earliest of those that had not heard of another one."""
    field = ENTRIES.get(kind_of(changes, family, record), "")
    kept = [change for change in changes if (touch(change, Place(family, record, field)) or [None])[0] is True]
    first = [
        change
        for change in kept
        if not {other.id for other in kept if other is not change} & heard_of(changes, change, family, record)
    ]
    return min(first or kept, key=lambda change: (change.at, change.id), default=None)


def heard_of(changes: Sequence[Change], change: Change, family: str, record: str) -> set[str]:
    """All that the author of a change had seen of a record, and what those had seen whom the author had read."""
    own = [place for place in places(changes) if place[:2] == (family, record)]
    heard: set[str] = set()
    while True:
        readers = [other for other in changes if other.id in heard or other is change]
        seen = {id for other in readers for place in own if touch(other, place) for id in touch(other, place)[1]}
        if seen <= heard:
            return heard
        heard |= seen


def together(values: Iterable[Any]) -> list[Any]:
    """All that any of these lists holds, beginning with the oldest; what is no list is one thing, and None nothing."""
    found: list[Any] = []
    for value in reversed(list(values)):
        for one in [] if value is None else value if isinstance(value, list | tuple) else [value]:
            if typed(one) not in [typed(other) for other in found]:
                found.append(one)
    return found
