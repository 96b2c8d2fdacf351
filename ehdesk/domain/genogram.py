"""A family as a drawing: where each member stands, and which lines join them. Lengths are steps, not pixels."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ehdesk.domain.body import names
from ehdesk.domain.family import Family
from ehdesk.domain.generations import BY_BIRTH, CHILDREN, PARENTS, PARTNERS, WIDER_ABOVE, WIDER_BELOW, generations

_PASSES = 4
"""How often each generation is put under, and over, the one beside it."""


class Line(StrEnum):
    """What a line that leads down says."""

    BIRTH = "birth"
    CARE = "care"
    """From a step-parent, foster carer, guardian or carer."""
    WIDER = "wider"
    """From a grandparent, aunt or uncle, where nothing else in the drawing joins them."""
    RESPONSIBLE = "responsible"
    """From who has parental responsibility."""


@dataclass(frozen=True, slots=True)
class Couple:
    """Two of one generation who are or were partners, or have a child together."""

    one: str
    other: str
    is_former: bool = False


@dataclass(frozen=True, slots=True)
class Descent:
    """From one, or from two who stand side by side, to those whose parents, carers ... they are."""

    parents: tuple[str, ...]
    children: tuple[str, ...]
    line: Line = Line.BIRTH


@dataclass(frozen=True, slots=True)
class Genogram:
    """Rows of members, oldest first and from left to right, and how far right each stands (neighbours are 1 apart)."""

    rows: tuple[tuple[str, ...], ...]
    across: Mapping[str, float]
    couples: tuple[Couple, ...]
    descents: tuple[Descent, ...]

    @property
    def width(self) -> float:
        """From the first to the last, with the room of both."""
        return max(self.across.values(), default=0.0) + 1

    def row_of(self, member: str) -> int:
        """The generation in which a member stands."""
        return next(place for place, row in enumerate(self.rows) if member in row)

    def runs(self, members: Sequence[str]) -> list[tuple[int, tuple[str, ...]]]:
        """Those of `members` who stand together, row by row: what an outline can go round without taking in others."""
        found: list[tuple[int, tuple[str, ...]]] = []
        for place, row in enumerate(self.rows):
            together: list[str] = []
            for id in (*row, ""):
                if id in members and id:
                    together.append(id)
                elif together:
                    found.append((place, tuple(together)))
                    together = []
        return found


def genogram(family: Family) -> Genogram:
    """The drawing of a family of any size, whatever is recorded of it."""
    levels = generations(family)
    parents = _parents(family, levels)
    couples = _couples(family, levels, parents)
    units = _units(family, levels, couples)
    descents = [*_descents(parents, levels)]
    descents += _wider(family, levels, [*(line.parents + line.children for line in descents), *map(_both, couples)])
    across = _spread(units, _above(descents))
    rows = tuple(tuple(sorted((id for unit in row for id in unit), key=across.__getitem__)) for row in units)
    return Genogram(rows, across, couples, (*descents, *_responsible(family, levels, couples)))


Parents = Mapping[str, tuple[tuple[str, str], ...]]
"""For each child, the parents in the order recorded, and what they are (mother, guardian ...)."""


def _parents(family: Family, levels: Mapping[str, int]) -> Parents:
    """Only parents who stand above their child: a line cannot say the rest."""
    found: dict[str, dict[str, str]] = {}
    for tie in family.relationships:
        if tie.kind in PARENTS or tie.kind == "carer":
            parent, child, kind = tie.person, tie.to, tie.kind
        elif tie.kind in CHILDREN:
            parent, child, kind = tie.to, tie.person, "step_parent" if tie.kind == "step_child" else "parent"
        else:
            continue
        if _leads_down(parent, child, levels):
            found.setdefault(child, {}).setdefault(parent, kind)
    return {child: tuple(parents.items()) for child, parents in found.items()}


def _couples(family: Family, levels: Mapping[str, int], parents: Parents) -> tuple[Couple, ...]:
    found: dict[frozenset[str], Couple] = {}
    for tie in family.relationships:
        pair = frozenset[str]({tie.person, tie.to})
        if tie.kind in PARTNERS and _is_level(pair, levels):
            found[pair] = Couple(tie.person, tie.to, tie.kind == "former_partner")
    for known in parents.values():
        pair = frozenset[str](_by_birth(known))
        if _is_level(pair, levels) and pair not in found:
            one, other = _by_birth(known)
            found[pair] = Couple(one, other)
    return tuple(found.values())


def _is_level(pair: frozenset[str], levels: Mapping[str, int]) -> bool:
    return len(pair) == 2 and pair <= levels.keys() and len({levels[id] for id in pair}) == 1


def _by_birth(known: Sequence[tuple[str, str]]) -> list[str]:
    return [parent for parent, kind in known if kind in BY_BIRTH][:2]


def _descents(parents: Parents, levels: Mapping[str, int]) -> Iterator[Descent]:
    """Children of the same parents together, so that one line leads to all of them."""
    found: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for child, known in parents.items():
        pair = _by_birth(known)
        together = [tuple(pair)] if _is_level(frozenset(pair), levels) else [(one,) for one in pair]
        others = [(parent,) for parent, _kind in known if parent not in pair]
        for group in together:
            found.setdefault((group, True), []).append(child)
        for group in others:
            found.setdefault((group, False), []).append(child)
    for (group, is_by_birth), children in found.items():
        yield Descent(group, tuple(children), Line.BIRTH if is_by_birth else Line.CARE)


def _wider(family: Family, levels: Mapping[str, int], joined: Iterable[Sequence[str]]) -> Iterator[Descent]:
    """A line for each wider tie that leads down, but only between those whom nothing else in the drawing joins."""
    circles: list[set[str]] = [{one.id} for one in family.members]
    for together in joined:
        _join(circles, together)
    for tie in family.relationships:
        ends = (tie.person, tie.to) if tie.kind in WIDER_ABOVE else (tie.to, tie.person)
        is_wider = tie.kind in WIDER_ABOVE | WIDER_BELOW and _leads_down(*ends, levels)
        if is_wider and not any({*ends} <= circle for circle in circles):
            yield Descent(ends[:1], ends[1:], Line.WIDER)


def _leads_down(one: str, other: str, levels: Mapping[str, int]) -> bool:
    return one in levels and other in levels and levels[one] < levels[other]


def _join(circles: list[set[str]], together: Sequence[str]) -> None:
    met = [circle for circle in circles if not circle.isdisjoint(together)]
    circles[:] = [circle for circle in circles if circle not in met] + [set().union(*met)]


def _both(pair: Couple) -> tuple[str, str]:
    return (pair.one, pair.other)


def _responsible(family: Family, levels: Mapping[str, int], couples: Iterable[Couple]) -> Iterator[Descent]:
    """One line from a couple who both are, and one from each of the others, to all their children."""
    found: dict[tuple[str, ...], list[str]] = {}
    for child in family.members:
        those = [one for one in names(child.recorded, "responsible") if _leads_down(one, child.id, levels)]
        for pair in map(_both, couples):
            if {*pair} <= {*those}:
                found.setdefault(pair, []).append(child.id)
                those = [one for one in those if one not in pair]
        for one in those:
            found.setdefault((one,), []).append(child.id)
    yield from (Descent(those, tuple(children), Line.RESPONSIBLE) for those, children in found.items())


def _above(descents: Iterable[Descent]) -> Mapping[str, Sequence[str]]:
    """Under whom each child is to stand."""
    found: dict[str, list[str]] = {}
    for line in descents:
        for child in line.children:
            found.setdefault(child, []).extend(line.parents)
    return found


def _units(family: Family, levels: Mapping[str, int], couples: Sequence[Couple]) -> list[list[list[str]]]:
    """For each generation, those who have to stand side by side, in the order in which they can."""
    rows: list[list[list[str]]] = [[] for _ in range(max(levels.values(), default=-1) + 1)]
    placed: set[str] = set()
    beside: dict[str, list[str]] = {one.id: [] for one in family.members}
    for pair in couples:
        beside[pair.one].append(pair.other)
        beside[pair.other].append(pair.one)
    # somebody with one partner is an end of the chain, so begin with those
    for member in sorted(family.members, key=lambda one: len(beside[one.id]) > 1):
        if member.id not in placed:
            unit = _chain(member.id, beside, placed)
            rows[levels[member.id]].append(unit)
    return rows


def _chain(start: str, beside: Mapping[str, Sequence[str]], placed: set[str]) -> list[str]:
    unit, waiting = [], [start]
    while waiting:
        here = waiting.pop()
        if here not in placed:
            placed.add(here)
            unit.append(here)
            waiting += beside[here]
    return unit


def _spread(rows: list[list[list[str]]], above: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Children under their parents, parents over their children, and nobody closer than one step to a neighbour."""
    across: dict[str, float] = {}
    below: dict[str, list[str]] = {}
    for child, known in above.items():
        for parent in known:
            below.setdefault(parent, []).append(child)
    for row in rows:
        _place(row, across, {})
    for time in range(_PASSES):
        down = time % 2 == 0
        for row in rows if down else reversed(rows):
            _place(row, across, above if down else below)
    first = min(across.values(), default=0.0)
    return {id: place - first for id, place in across.items()}


def _place(row: list[list[str]], across: dict[str, float], near: Mapping[str, Sequence[str]]) -> None:
    """Put a generation as near to those it belongs to as its order and its room allow."""
    wanted = {id(unit): _wanted(unit, across, near) for unit in row}
    row.sort(key=lambda unit: wanted[id(unit)])
    end, moved = float("-inf"), 0.0
    for unit in row:
        start = max(wanted[id(unit)] - (len(unit) - 1) / 2, end)
        moved += start + (len(unit) - 1) / 2 - wanted[id(unit)]
        for place, member in enumerate(unit):
            across[member] = start + place
        end = start + len(unit)
    for unit in row:
        for member in unit:
            across[member] -= moved / len(row)


def _wanted(unit: Sequence[str], across: Mapping[str, float], near: Mapping[str, Sequence[str]]) -> float:
    """The middle of those it belongs to; with nobody, where it stands."""
    there = [across[other] for id in unit for other in near.get(id, ()) if other in across]
    there = there or [across[id] for id in unit if id in across] or [0.0]
    return sum(there) / len(there)
