"""Parts of a form that there may be several of (a job, a club), and answers that raced the removal of one.

That a part is there is an answer too: the field `job[ID]` holds its place among the others, and nothing ("" or None)
once it was removed. What was said in it are the fields below, a note to self there, and what it is called. A removal
names as seen what its author had on screen of all that: whatever else was said there, somebody said who did not know.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from re import finditer

from ehdesk.domain.change import ChangeId, Value
from ehdesk.domain.merge import Head, Heads, all_before

SELF_NOTE = "@note/"
"""Before the field of a question, in an assessment: a note to self that stands there."""
CALLED = "@called/"
"""Before the field of a part: what somebody calls it."""
_DEEPEST = 16
"""Parts in parts, far more than in any form: somebody may send a field that is a mebibyte of brackets."""


def is_part(field: str) -> bool:
    """Is this the field that says whether a part is there?"""
    return field.endswith("]") and not field.startswith("@")


def parts_around(field: str) -> Iterator[str]:
    """The parts that what stands in a field lies in, or is, the outermost first, as deep as anybody looks."""
    place = field.removeprefix(SELF_NOTE).removeprefix(CALLED)
    if not place.startswith("@"):
        yield from islice((place[: found.end()] for found in finditer("]", place)), _DEEPEST)


def removals(heads: Heads) -> list[ChangeId]:
    """Those of the changes that stand in the field of a part that removed it."""
    return [head.change for head in heads if not head.value]


def raced_parts(
    fields: Mapping[str, Heads], parts: Iterable[str], parents_of: Callable[[str, ChangeId], Iterable[ChangeId]]
) -> dict[str, set[ChangeId]]:
    """Those of these parts in which something was said without knowing of their removal, with the changes that did.

    `parents_of` gives the parents of a change that touches a field, and nothing for another change.
    """
    removed = {part: set(gone) for part in parts if (gone := removals(fields.get(part, ())))}
    said: dict[str, set[ChangeId]] = {part: set() for part in removed}
    for field, heads in fields.items():
        for part in removed.keys() & set(parts_around(field)) - {field}:
            said[part] |= {head.change for head in heads if head.value} - removed[part]
    raced = {
        part: changes - all_before(removed[part], partial(parents_of, part))
        for part, changes in said.items()
        if changes
    }
    return {part: changes for part, changes in raced.items() if changes}


def last_places(parts: Collection[str], said: Iterable[tuple[str, Head]]) -> dict[str, Value]:
    """The place that each of these parts had when it was last there, of all that was ever said in any field."""
    own: dict[str, list[Head]] = {part: [] for part in parts}
    for field, head in said:
        if field in own:
            own[field].append(head)
    newest_first = {
        part: sorted(heads, key=lambda head: (head.at, head.change), reverse=True) for part, heads in own.items()
    }
    return {part: last_place(part, (head.value for head in heads)) for part, heads in newest_first.items()}


def last_place(part: str, said: Iterable[Value]) -> Value:
    """The place that a part had when it was last there, of all that was ever said of that, the newest first.

    One that the form begins with, and of which nobody said so, has the place that its number says.
    """
    own = part.rpartition("[")[2].removesuffix("]")
    return next((place for place in said if place), own if own.isdecimal() else "1")
