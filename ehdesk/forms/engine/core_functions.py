"""The functions of XPath 1.0 section 4, `round` excepted: ODK's takes digits too."""

import math
from collections.abc import Sequence

from ehdesk.forms.engine.axes import ALONG
from ehdesk.forms.engine.context import Context
from ehdesk.forms.engine.function import Function, joined, nodes_of
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.values import Value, as_boolean, as_number, as_string, number_of_node

_XML = "http://www.w3.org/XML/1998/namespace"


def _last(context: Context, _given: Sequence[Value]) -> Value:
    return float(context.size)


def _position(context: Context, given: Sequence[Value]) -> Value:
    """With an argument, ODK's: the place of that node among its siblings of the same name.

    Raises BadExpression for a repeat as a whole: only its instances have a place.
    """
    if not given:
        return float(context.position)
    nodes = nodes_of(given[0], "position")
    if not nodes or nodes[0].parent is None:
        return math.nan
    siblings = list(nodes[0].parent.elements(nodes[0].name))
    try:
        return float(siblings.index(nodes[0]) + 1)
    except ValueError:
        raise BadExpression("position() of a repeat as a whole: only its instances have a place") from None


def _count(_context: Context, given: Sequence[Value]) -> Value:
    return float(len(nodes_of(given[0], "count")))


def _id(_context: Context, _given: Sequence[Value]) -> Value:
    """Ids come from document types, which a form may not have."""
    return []


def _local_name(context: Context, given: Sequence[Value]) -> Value:
    node = _node(context, given, "local-name")
    return node.name if node else ""


def _namespace_uri(context: Context, given: Sequence[Value]) -> Value:
    node = _node(context, given, "namespace-uri")
    return node.namespace if node else ""


def _name(context: Context, given: Sequence[Value]) -> Value:
    node = _node(context, given, "name")
    if node is None:
        return ""
    prefixes = {uri: prefix for prefix, uri in context.surroundings.namespaces.items()}
    prefix = prefixes.get(node.namespace, "") if node.namespace else ""
    return f"{prefix}:{node.name}" if prefix else node.name


def _string(context: Context, given: Sequence[Value]) -> Value:
    return _text(context, given)


def _concat(_context: Context, given: Sequence[Value]) -> Value:
    return joined([as_string(node_or_value) for value in given for node_or_value in _each(value)])


def _starts_with(_context: Context, given: Sequence[Value]) -> Value:
    return as_string(given[0]).startswith(as_string(given[1]))


def _ends_with(_context: Context, given: Sequence[Value]) -> Value:
    return as_string(given[0]).endswith(as_string(given[1]))


def _contains(_context: Context, given: Sequence[Value]) -> Value:
    return as_string(given[1]) in as_string(given[0])


def _substring_before(_context: Context, given: Sequence[Value]) -> Value:
    text, mark = as_string(given[0]), as_string(given[1])
    return text.partition(mark)[0] if mark and mark in text else ""


def _substring_after(_context: Context, given: Sequence[Value]) -> Value:
    text, mark = as_string(given[0]), as_string(given[1])
    return text.partition(mark)[2] if mark else text


def _substring(_context: Context, given: Sequence[Value]) -> Value:
    """Places count from 1 and are rounded; NaN takes nothing."""
    text, start = as_string(given[0]), rounded(as_number(given[1]))
    end = start + rounded(as_number(given[2])) if len(given) > 2 else math.inf
    return "".join(letter for place, letter in enumerate(text, start=1) if start <= place < end)


def _string_length(context: Context, given: Sequence[Value]) -> Value:
    return float(len(_text(context, given)))


def _normalize_space(context: Context, given: Sequence[Value]) -> Value:
    return " ".join(
        part
        for part in _text(context, given).replace("\t", " ").replace("\r", " ").replace("\n", " ").split(" ")
        if part
    )


def _translate(_context: Context, given: Sequence[Value]) -> Value:
    text, old, new = (as_string(value) for value in given)
    swaps: dict[str, str] = {}
    for place, letter in enumerate(old):
        swaps.setdefault(letter, new[place] if place < len(new) else "")
    return "".join(swaps.get(letter, letter) for letter in text)


def _boolean(_context: Context, given: Sequence[Value]) -> Value:
    return as_boolean(given[0])


def _not(_context: Context, given: Sequence[Value]) -> Value:
    return not as_boolean(given[0])


def _true(_context: Context, _given: Sequence[Value]) -> Value:
    return True


def _false(_context: Context, _given: Sequence[Value]) -> Value:
    return False


def _lang(context: Context, given: Sequence[Value]) -> Value:
    wanted = as_string(given[0]).lower()
    for node in ALONG["ancestor-or-self"](context.node):
        spoken = node.attribute("lang", _XML)
        if spoken is not None:
            return spoken.lower() == wanted or spoken.lower().startswith(f"{wanted}-")
    return False


def _number(context: Context, given: Sequence[Value]) -> Value:
    return as_number(given[0]) if given else number_of_node(context.node)


def _sum(_context: Context, given: Sequence[Value]) -> Value:
    return float(sum(number_of_node(node) for node in nodes_of(given[0], "sum")))


def _floor(_context: Context, given: Sequence[Value]) -> Value:
    number = as_number(given[0])
    return float(math.floor(number)) if math.isfinite(number) else number


def _ceiling(_context: Context, given: Sequence[Value]) -> Value:
    number = as_number(given[0])
    return float(math.ceil(number)) if math.isfinite(number) else number


def rounded(number: float) -> float:
    """To the nearest whole number, halves upwards, as XPath's round()."""
    return float(math.floor(number + 0.5)) if math.isfinite(number) else number


def _node(context: Context, given: Sequence[Value], name: str) -> Node | None:
    if not given:
        return context.node
    nodes = nodes_of(given[0], name)
    return nodes[0] if nodes else None


def _text(context: Context, given: Sequence[Value]) -> str:
    return as_string(given[0]) if given else context.node.value


def _each(value: Value) -> Sequence[Value]:
    """ODK's concat() joins all the nodes that it is given, not only the first."""
    return [node.value for node in value] if isinstance(value, list) else (value,)


CORE: tuple[Function, ...] = (
    Function("last", 0, 0, _last),
    Function("position", 0, 1, _position),
    Function("count", 1, 1, _count),
    Function("id", 1, 1, _id),
    Function("local-name", 0, 1, _local_name),
    Function("namespace-uri", 0, 1, _namespace_uri),
    Function("name", 0, 1, _name),
    Function("string", 0, 1, _string),
    Function("concat", 0, None, _concat),
    Function("starts-with", 2, 2, _starts_with),
    Function("ends-with", 2, 2, _ends_with),
    Function("contains", 2, 2, _contains),
    Function("substring-before", 2, 2, _substring_before),
    Function("substring-after", 2, 2, _substring_after),
    Function("substring", 2, 3, _substring),
    Function("string-length", 0, 1, _string_length),
    Function("normalize-space", 0, 1, _normalize_space),
    Function("translate", 3, 3, _translate),
    Function("boolean", 1, 1, _boolean),
    Function("not", 1, 1, _not),
    Function("true", 0, 0, _true),
    Function("false", 0, 0, _false),
    Function("lang", 1, 1, _lang),
    Function("number", 0, 1, _number),
    Function("sum", 1, 1, _sum),
    Function("floor", 1, 1, _floor),
    Function("ceiling", 1, 1, _ceiling),
)
