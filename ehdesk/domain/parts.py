"""Parts of a form that there may be several of (a job, a club), and answers that raced the removal of one.

That a part is there is an answer too: the field `job[ID]` holds its place among the others, and nothing ("" or None)
once it was removed. What was said in it are the fields below, a note to self there, and what it is called. A removal
names as seen what its author had on screen of all that: whatever else was said there, somebody said who did not know.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ehdesk.domain.change import ChangeId, Value
from ehdesk.domain.merge import Heads, all_before

SELF_NOTE = "@note/"
"""Before the field of a question, in an assessment: a note to self that stands there."""
CALLED = "@called/"
"""Before the field of a part: what somebody calls it."""


def is_part(field: str) -> bool:
    """Is this the field that says whether a part is there?"""
    return field.endswith("]") and not field.startswith("@")


def parts_around(field: str) -> Iterator[str]:
    """The parts that what stands in a field lies in, or is, the outermost first."""
    place = field.removeprefix(SELF_NOTE).removeprefix(CALLED)
    if not place.startswith("@"):
        yield from (place[: end + 1] for end, sign in enumerate(place) if sign == "]")


def removals(heads: Heads) -> list[ChangeId]:
    """Those of the changes that stand in the field of a part that removed it."""
    return [head.change for head in heads if not head.value]


def raced_part(
    fields: Mapping[str, Heads], part: str, parents_of: Callable[[ChangeId], Iterable[ChangeId]]
) -> dict[str, Heads]:
    """What was said in a part, by field, without knowing that it was being removed.

    `parents_of` gives the parents of a change that touches the field of the part, and nothing for another change.
    """
    removed = removals(fields.get(part, ()))
    if not removed:
        return {}
    known = {*removed, *all_before(removed, parents_of)}
    inside = {field: heads for field, heads in fields.items() if field != part and part in parts_around(field)}
    found = {
        field: tuple(one for one in heads if one.value and one.change not in known) for field, heads in inside.items()
    }
    return {field: heads for field, heads in found.items() if heads}


def last_place(part: str, said: Iterable[Value]) -> Value:
    """The place that a part had when it was last there, of all that was ever said of that, the newest first.

    One that the form begins with, and of which nobody said so, has the place that its number says.
    """
    own = part.rpartition("[")[2].removesuffix("]")
    return next((place for place in said if place), own if own.isdecimal() else "1")
