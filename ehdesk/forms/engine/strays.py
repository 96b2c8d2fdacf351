"""Answers that a form has no place for: to a question that it left out meanwhile, or about somebody who left.

They are kept, and written back where they were. What a repeat may bring back by itself is none of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ehdesk.forms.engine.instance import Entry, Instance
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parts import EHDESK, Part

_STEP = re.compile(r"(?:(?P<prefix>[^\[\]:]+):)?(?P<name>[^\[\]:]+)(?:\[(?P<id>[^\]]*)\])?")


def strays(instance: Instance, answers: Mapping[str, str]) -> Mapping[str, str]:
    """Those that say something, by field."""
    return {field: answers[field] for field, _at, _rest in _found(instance, answers) if answers[field].strip()}


def stray_nodes(
    instance: Instance, answers: Mapping[str, str], namespaces: Mapping[str, str]
) -> Mapping[Node, Sequence[Node]]:
    """What to write in each node of the form beside its own, as elements. Attributes are not written."""
    inside: dict[Node, list[Node]] = {}
    made: dict[str, Node] = {}
    for field, at, rest in _found(instance, answers):
        if field.rpartition("/")[2].startswith("@"):
            continue
        way, node = at.field, at.node
        for step in rest:
            way = f"{way}/{step}"
            if way not in made:
                made[way] = _element(step, _part(at, step) if node is at.node else None, namespaces)
                inside.setdefault(node, []).append(made[way])
            node = made[way]
        if answers[field]:
            inside.setdefault(node, []).append(Node("text", text=answers[field]))
    return inside


def _found(instance: Instance, answers: Mapping[str, str]) -> Iterator[tuple[str, Entry, Sequence[str]]]:
    """The field, the nearest entry around it, and the names from there."""
    for field, value in answers.items():
        entry = instance.by_field.get(field)
        if entry is not None and (not entry.part.children or entry.is_series or entry.id or not value.strip()):
            continue
        at, rest = _nearest(field, instance)
        if not rest or not _may_come_back(_part(at, rest[0])):
            yield field, at, rest


def _nearest(field: str, instance: Instance) -> tuple[Entry, Sequence[str]]:
    steps = field.split("/")
    for many in range(len(steps), 0, -1):
        entry = instance.by_field.get("/".join(steps[:many]))
        if entry is not None and not entry.is_series:
            return entry, steps[many:]
    return instance.by_field[""], steps


def _part(at: Entry, step: str) -> Part | None:
    return next((part for part in at.part.children if part.name == step.partition("[")[0]), None)


def _may_come_back(part: Part | None) -> bool:
    return part is not None and part.is_repeat and (part.takes_instances or part.repeat_count is not None)


def _element(step: str, part: Part | None, namespaces: Mapping[str, str]) -> Node:
    named = _STEP.fullmatch(step)
    if named is None:
        return Node("element", step)
    node = Node("element", named["name"], namespaces.get(named["prefix"] or "", ""))
    if part is not None and part.bind.each:
        node.set_attribute("member", named["id"] or "", EHDESK)
    return node
