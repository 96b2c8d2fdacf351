"""= != < <= > >= as XPath 1.0 section 3.4 has them, with dates as day numbers beside them."""

import datetime as dt
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.values import Value, as_boolean, as_number, as_string, number_of_node

_Single: TypeAlias = str | float | bool | dt.date | Node
_SIGNS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compare(sign: str, left: Value, right: Value) -> bool:
    """Whether it holds; with nodes, whether it holds for any one of them. Against a truth, nodes are one truth."""
    if isinstance(left, bool) or isinstance(right, bool):
        return _hold(sign, _as_truth(left), _as_truth(right))
    return any(_hold(sign, one, other) for one in _singles(left) for other in _singles(right))


def _as_truth(value: Value) -> _Single:
    return as_boolean(value) if isinstance(value, list) else value


def _singles(value: Value) -> Sequence[_Single]:
    return value if isinstance(value, list) else (value,)


def _hold(sign: str, left: _Single, right: _Single) -> bool:
    one, other = _alike(sign, left, right)
    return _SIGNS[sign](one, other)


def _alike(sign: str, left: _Single, right: _Single) -> tuple[object, object]:
    """Both sides as the kind that this comparison is made in."""
    if sign not in {"=", "!="}:
        return _number(left), _number(right)
    if isinstance(left, bool) or isinstance(right, bool):
        return as_boolean(_value(left)), as_boolean(_value(right))
    if isinstance(left, float | dt.date) or isinstance(right, float | dt.date):
        return _number(left), _number(right)
    return as_string(_value(left)), as_string(_value(right))


def _number(single: _Single) -> float:
    return number_of_node(single) if isinstance(single, Node) else as_number(single)


def _value(single: _Single) -> Value:
    return [single] if isinstance(single, Node) else single
