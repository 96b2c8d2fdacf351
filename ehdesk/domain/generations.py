"""Who is of which generation, as far as the relationships say: 0 is the oldest.

Whatever is recorded gets an answer. Where relationships contradict each other (somebody who is their own parent, a
circle of parents) the one that was met first counts.
"""

from collections.abc import Iterator, Mapping, Sequence

from ehdesk.domain.family import Family, Relationship, Role

BY_BIRTH = frozenset({"mother", "father", "parent"})
PARENTS = BY_BIRTH | {"step_parent", "foster_carer", "guardian"}
CHILDREN = frozenset({"son", "daughter", "child", "step_child"})
WIDER_ABOVE = frozenset({"grandmother", "grandfather", "grandparent", "aunt", "uncle"})
WIDER_BELOW = frozenset({"grandchild", "niece", "nephew"})
PARTNERS = frozenset({"partner", "former_partner"})

_CLOSE: Mapping[str, int] = {
    **dict.fromkeys(PARENTS, 1),
    **dict.fromkeys(CHILDREN, -1),
    **dict.fromkeys(PARTNERS, 0),
}
_WIDER: Mapping[str, int] = {
    **dict.fromkeys(("brother", "sister", "sibling", "cousin"), 0),
    **dict.fromkeys(("half_brother", "half_sister", "step_brother", "step_sister"), 0),
    **dict.fromkeys(("grandmother", "grandfather", "grandparent"), 2),
    "grandchild": -2,
    **dict.fromkeys(("aunt", "uncle"), 1),
    **dict.fromkeys(("niece", "nephew"), -1),
}
"""How many generations below somebody the other one is, by what they are to the other."""


def generations(family: Family) -> dict[str, int]:
    """The generation of every member, by id."""
    found: dict[str, int] = {}
    for start in _eldest_first(family):
        if start not in found:
            found.update(_joined_on(family, found, _around(family, start)))
    oldest = min(found.values(), default=0)
    ranks = {level: rank for rank, level in enumerate(sorted({level - oldest for level in found.values()}))}
    return {member: ranks[level - oldest] for member, level in found.items()}


def _eldest_first(family: Family) -> list[str]:
    """Those who have most relationships first: the rest follows from them."""
    count: dict[str, int] = {one.id: 0 for one in family.members}
    for tie in family.relationships:
        for id in {tie.person, tie.to} & count.keys():
            count[id] += 1
    return sorted(count, key=lambda id: -count[id])


def _around(family: Family, start: str) -> dict[str, int]:
    """Everybody who is related to `start`, by steps: close relations first, wider ones where those end."""
    found, waiting = {start: 0}, [start]
    for steps in (_CLOSE, {**_CLOSE, **_WIDER}):
        waiting = list(found)
        while waiting:
            here = waiting.pop(0)
            for other, step in _related(family, here, steps):
                if other not in found:
                    found[other] = found[here] + step
                    waiting.append(other)
    return found


def _related(family: Family, here: str, steps: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    for tie in family.relationships:
        if tie.kind not in steps or not _is_of(family, tie):
            continue
        if tie.person == here:
            yield tie.to, steps[tie.kind]
        elif tie.to == here:
            yield tie.person, -steps[tie.kind]


def _is_of(family: Family, tie: Relationship) -> bool:
    return family.member(tie.person) is not None and family.member(tie.to) is not None and tie.person != tie.to


def _joined_on(family: Family, found: Mapping[str, int], group: Mapping[str, int]) -> dict[str, int]:
    """A group that nothing joins to the others, put beside those of the same role."""
    for role in (Role.CHILD, Role.ADULT, Role.EXPECTED):
        there = _levels(family, found, role)
        here = _levels(family, group, role)
        if there and here:
            return {id: level + there[0] - here[0] for id, level in group.items()}
    is_younger = not _levels(family, group, Role.ADULT)
    below = (max(found.values()) + 1 if is_younger else min(found.values()) - 1) if found else 0
    return {id: level + below for id, level in group.items()}


def _levels(family: Family, found: Mapping[str, int], role: Role) -> Sequence[int]:
    return [found[one.id] for one in family.members if one.role is role and one.id in found]
