"""What `instance('family')` gives beside the members: homes, agencies, and the answers of the assessment before."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.nodes import Node, number_in_order
from ehdesk.forms.engine.parts import EHDESK
from ehdesk.forms.engine.people import Person, family_of
from ehdesk.forms.engine.syntax import Call, Expression, Literal, NameTest, Path, is_plain, within

_STEP = re.compile(r"([^\[\]]+)(?:\[(.+)\])?")


@dataclass(frozen=True, slots=True)
class Home:
    """One home, and the ids of the members who live there. Where it is, no form learns."""

    id: str
    name: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkingWith:
    """One agency that works with the family; `kind` is as it was recorded."""

    id: str
    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """All of it. `last_on` is the day of the assessment before this one (ISO), "" where there is none."""

    homes: tuple[Home, ...] = ()
    agencies: tuple[WorkingWith, ...] = ()
    last_on: str = ""
    last_answers: Mapping[str, str] = field(default_factory=dict)


NOTHING_KNOWN = Known()


def whole_family(people: Sequence[Person], known: Known) -> Node:
    """root/member as ever; then root/household (id, name, member ...), root/agency (id, name, kind) and root/last.

    `last` has `on`, and under `answers` the answers of last time where the form has them; an instance of a repeat
    carries its member as in the form itself: `last/answers/child[@ehdesk:member = ...]/school/attendance`.
    """
    family = family_of(people)
    if known is NOTHING_KNOWN:
        return family
    root = family.children[0]
    for home in known.homes:
        _put(root, "household", (("id", home.id), ("name", home.name), *(("member", one) for one in home.members)))
    for agency in known.agencies:
        _put(root, "agency", (("id", agency.id), ("name", agency.name), ("kind", agency.kind)))
    if known.last_on:
        _put_last(root, known)
    number_in_order(family)
    return family


def asks_beyond_members(definition: Definition) -> bool:
    """Does anything in the form read more of `instance('family')` than its members?"""
    return any(_is_beyond(inside) for each in _expressions(definition) for inside in within(each))


def _put(root: Node, name: str, facts: Sequence[tuple[str, str]]) -> Node:
    element = root.add(Node("element", name))
    for fact, value in facts:
        element.add(Node("element", fact)).kept = value
    return element


def _put_last(root: Node, known: Known) -> None:
    answers = _put(root, "last", (("on", known.last_on),)).add(Node("element", "answers"))
    placed: dict[str, Node] = {}
    for place, value in known.last_answers.items():
        at, way = answers, ""
        for step in place.split("/"):
            way = f"{way}/{step}"
            if way not in placed and (found := _STEP.fullmatch(step)) is not None:
                placed[way] = at.add(Node("element", found[1]))
                if found[2]:
                    placed[way].set_attribute("member", found[2], EHDESK)
            at = placed.get(way, at)
        if way in placed and not place.endswith("]"):
            at.kept = value


def _expressions(definition: Definition) -> Iterator[Expression]:
    for cells in definition.graph.cells.values():
        for cell in cells:
            yield from cell.expressions
    for action in definition.actions:
        yield from (each for each in (action.value, action.chosen) if each is not None)


def _is_beyond(expression: Expression) -> bool:
    if not isinstance(expression, Path) or not _is_family(expression.base):
        return False
    below = expression.steps[1:2]
    named = below[0].test if below and (is_plain(below[0]) or below[0].predicates) else None
    return not isinstance(named, NameTest) or named.local != "member"


def _is_family(base: Expression | None) -> bool:
    return (
        isinstance(base, Call)
        and base.name == "instance"
        and any(isinstance(one, Literal) and one.value == "family" for one in base.arguments)
    )
