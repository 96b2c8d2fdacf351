"""What a form does by itself when something happens: the actions of its model and of its controls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ehdesk.forms.engine.naming import path_of, path_to
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parser import parse
from ehdesk.forms.engine.parts import Path
from ehdesk.forms.engine.problems import BadDefinition, BadExpression
from ehdesk.forms.engine.syntax import Expression

FIRST_LOAD, LOAD, NEW_REPEAT = "odk-instance-first-load", "odk-instance-load", "odk-new-repeat"
VALUE_CHANGED, REVALIDATE = "xforms-value-changed", "xforms-revalidate"
_OLD_NAMES = {"xforms-ready": FIRST_LOAD}
_CONTAINERS = frozenset({"group", "repeat"})
_PLACES = frozenset({"setgeopoint", "setlocation"})


@dataclass(frozen=True, slots=True)
class Action:
    """Give `target` a value when one of `events` happens at `at`, the control it stands in; () is the form itself.

    Without a `value` to work out, it is `text`. `chosen` is the target as written where it names one of several
    instances of a repeat: `/data/child[position() = 1]/name`.
    """

    at: Path
    events: frozenset[str]
    target: Path
    value: Expression | None
    text: str = ""
    chosen: Expression | None = None


def read_actions(model: Node, body: Node) -> tuple[Action, ...]:
    """Every action, in the form's own order. Raises BadDefinition."""
    return (*_actions_of(model, ()), *_below(body, ()))


def _below(element: Node, within: Path) -> Iterator[Action]:
    for child in element.elements():
        if child.name in _CONTAINERS or any(map(_is_action, child.elements())):
            reference = child.attribute("ref") or child.attribute("nodeset") or child.attribute("bind")
            path = path_of(reference, within) if reference else within
            yield from _actions_of(child, path)
            if child.name in _CONTAINERS:
                yield from _below(child, path)


def _actions_of(element: Node, at: Path) -> Sequence[Action]:
    return [_action(child, at) for child in element.elements() if _is_action(child)]


def _is_action(element: Node) -> bool:
    return element.name in {"setvalue"} | _PLACES


def _action(element: Node, at: Path) -> Action:
    reference = element.attribute("ref") or element.attribute("bind") or ""
    names = parse(reference) if "[" in reference else None
    target = path_of(reference, at) if names is None else path_to(names, at)
    events = (
        element.attribute("event") or element.attribute("event", "http://www.w3.org/2001/xml-events") or ""
    ).split()
    written = element.attribute("value") if element.name == "setvalue" else None
    try:
        value = parse(written) if written and written.strip() else None
    except BadExpression as error:
        raise BadDefinition(str(error), "/".join(target), "setvalue", error.code) from error
    text = element.value.strip() if element.name == "setvalue" else ""  # a desktop does not know where it is
    return Action(at, frozenset(_OLD_NAMES.get(event, event) for event in events), target, value, text, names)
