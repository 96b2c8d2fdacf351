"""The functions that ODK XForms adds to XPath: choices, lists, and what the form knows of itself.

Source: the ODK XForms specification, "XPath functions". A function that is nowhere is refused when the form loads.
"""

import math
from collections.abc import Sequence

from ehdesk.forms.engine.context import Context
from ehdesk.forms.engine.function import Function, joined, nodes_of
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.values import Value, as_number, as_string, number_of_node


def _selected(_context: Context, given: Sequence[Value]) -> Value:
    return as_string(given[1]).strip() in as_string(given[0]).split()


def _selected_at(_context: Context, given: Sequence[Value]) -> Value:
    chosen, place = as_string(given[0]).split(), as_number(given[1])
    return chosen[int(place)] if 0 <= place < len(chosen) else ""


def _count_selected(_context: Context, given: Sequence[Value]) -> Value:
    return float(len(as_string(given[0]).split()))


def _choice_name(context: Context, given: Sequence[Value]) -> Value:
    """The second argument is the question, as nodes: `graph` has read its path from the words it was written as."""
    nodes = nodes_of(given[1], "jr:choice-name")
    value = as_string(given[0])
    return context.surroundings.choice_label(nodes[0], value) if nodes and value else ""


def _itext(context: Context, given: Sequence[Value]) -> Value:
    return context.surroundings.text(as_string(given[0]), context.current)


def _instance(context: Context, given: Sequence[Value]) -> Value:
    return [_list_called(as_string(given[0]), context)]


def _list_called(name: str, context: Context) -> Node:
    try:
        return context.surroundings.instances[name]
    except KeyError:
        raise BadExpression(f"there is no list called {name} for instance('{name}')", "unknown-list") from None


def _pulldata(context: Context, given: Sequence[Value]) -> Value:
    """The element `wanted` of the first item whose element `where` is as asked."""
    name, wanted, where, asked = (as_string(value).strip() for value in given)
    for root in _list_called(name, context).elements():
        for item in context.surroundings.items_where(root, "", where, asked):
            return next((node.value for node in item.named(wanted)), "")
    return ""


def _current(context: Context, _given: Sequence[Value]) -> Value:
    return [context.current]


def _join(_context: Context, given: Sequence[Value]) -> Value:
    texts: list[str] = []
    for value in given[1:]:
        texts.extend([node.value for node in value] if isinstance(value, list) else [as_string(value)])
    return joined(texts, as_string(given[0]))


def _count_non_empty(_context: Context, given: Sequence[Value]) -> Value:
    return float(sum(1 for node in nodes_of(given[0], "count-non-empty") if node.value))


def _regex(context: Context, given: Sequence[Value]) -> Value:
    return context.surroundings.patterns.match(as_string(given[1]), as_string(given[0]))


def _substr(_context: Context, given: Sequence[Value]) -> Value:
    """Places count from 0, or from the end where they are negative, and the end is left out."""
    text, start, end = as_string(given[0]), as_number(given[1]), as_number(given[2]) if len(given) > 2 else math.inf
    if math.isnan(start) or math.isnan(end):
        return ""
    return text[_place_in(text, start) : _place_in(text, end)]


def _place_in(text: str, place: float) -> int:
    return int(max(-len(text) - 1, min(place, len(text))))


def _boolean_from_string(_context: Context, given: Sequence[Value]) -> Value:
    return as_string(given[0]) in {"true", "1"}


def _checklist(_context: Context, given: Sequence[Value]) -> Value:
    answers = [answer for value in given[2:] for answer in _numbers(value)]
    return _is_between(sum(1 for answer in answers if answer > 0), given)


def _weighted_checklist(_context: Context, given: Sequence[Value]) -> Value:
    """Answers and weights by turns; where both are nodes, they go in pairs."""
    pairs = [pair for value, weight in zip(given[2::2], given[3::2], strict=True) for pair in _pairs(value, weight)]
    return _is_between(sum(weight for answer, weight in pairs if answer > 0), given)


def _pairs(value: Value, weight: Value) -> list[tuple[float, float]]:
    return list(zip(_numbers(value), _numbers(weight), strict=False))


def _numbers(value: Value) -> list[float]:
    return [number_of_node(node) for node in value] if isinstance(value, list) else [as_number(value)]


def _is_between(total: float, given: Sequence[Value]) -> bool:
    least, most = as_number(given[0]), as_number(given[1])
    return (least < 0 or total >= least) and (most < 0 or total <= most)


def _version(context: Context, _given: Sequence[Value]) -> Value:
    return context.surroundings.version


def _property(context: Context, given: Sequence[Value]) -> Value:
    return context.surroundings.asked(as_string(given[0]))


ODK: tuple[Function, ...] = (
    Function("selected", 2, 2, _selected),
    Function("is-selected", 2, 2, _selected),
    Function("selected-at", 2, 2, _selected_at),
    Function("count-selected", 1, 1, _count_selected),
    Function("jr:choice-name", 2, 2, _choice_name),
    Function("jr:itext", 1, 1, _itext),
    Function("instance", 1, 1, _instance),
    Function("pulldata", 4, 4, _pulldata),
    Function("current", 0, 0, _current),
    Function("join", 1, None, _join),
    Function("count-non-empty", 1, 1, _count_non_empty),
    Function("regex", 2, 2, _regex),
    Function("substr", 2, 3, _substr),
    Function("boolean-from-string", 1, 1, _boolean_from_string),
    Function("checklist", 3, None, _checklist),
    Function("weighted-checklist", 4, None, _weighted_checklist, at_a_time=2),
    Function("version", 0, 0, _version),
    Function("property", 1, 1, _property),
)
