"""The functions that ODK XForms adds to XPath, as far as our assessments need them.

Source: the ODK XForms specification, "XPath functions". A function that is not here is refused when the form loads.
"""

import datetime as dt
import math
import re
from collections.abc import Sequence

from ehdesk.forms.engine.context import Context
from ehdesk.forms.engine.core_functions import rounded
from ehdesk.forms.engine.dates import formatted
from ehdesk.forms.engine.function import Function, nodes_of
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.values import Value, as_boolean, as_date, as_number, as_string, number_of_node


def _if(_context: Context, given: Sequence[Value]) -> Value:
    return given[1] if as_boolean(given[0]) else given[2]


def _coalesce(_context: Context, given: Sequence[Value]) -> Value:
    return next((value for value in given if as_string(value)), "")


def _once(context: Context, given: Sequence[Value]) -> Value:
    return context.current.kept or given[0]


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


def _instance(context: Context, given: Sequence[Value]) -> Value:
    name = as_string(given[0])
    try:
        return [context.surroundings.instances[name]]
    except KeyError:
        raise BadExpression(f"there is no list called {name} for instance('{name}')") from None


def _current(context: Context, _given: Sequence[Value]) -> Value:
    return [context.current]


def _today(context: Context, _given: Sequence[Value]) -> Value:
    return context.surroundings.now.date()


def _now(context: Context, _given: Sequence[Value]) -> Value:
    return context.surroundings.now


def _date(_context: Context, given: Sequence[Value]) -> Value:
    moment = as_date(given[0])
    if isinstance(moment, dt.datetime):
        return moment.date()
    return "" if moment is None else moment


def _date_time(_context: Context, given: Sequence[Value]) -> Value:
    moment = as_date(given[0])
    if moment is None or isinstance(moment, dt.datetime):
        return moment or ""
    return dt.datetime.combine(moment, dt.time())


def _format_date(_context: Context, given: Sequence[Value]) -> Value:
    moment = as_date(given[0])
    return "" if moment is None else formatted(moment, as_string(given[1]))


def _int(_context: Context, given: Sequence[Value]) -> Value:
    number = as_number(given[0])
    return float(math.trunc(number)) if math.isfinite(number) else number


def _round(_context: Context, given: Sequence[Value]) -> Value:
    number = as_number(given[0])
    if len(given) == 1 or not math.isfinite(number):
        return rounded(number)
    scale = math.pow(10.0, int(as_number(given[1])))
    return rounded(number * scale) / scale


def _join(_context: Context, given: Sequence[Value]) -> Value:
    return as_string(given[0]).join(_texts(given[1:]))


def _min(_context: Context, given: Sequence[Value]) -> Value:
    numbers = _numbers(given)
    return min(numbers) if numbers else math.nan


def _max(_context: Context, given: Sequence[Value]) -> Value:
    numbers = _numbers(given)
    return max(numbers) if numbers else math.nan


def _count_non_empty(_context: Context, given: Sequence[Value]) -> Value:
    return float(sum(1 for node in nodes_of(given[0], "count-non-empty") if node.value))


def _regex(_context: Context, given: Sequence[Value]) -> Value:
    """Whether the whole of the words match."""
    try:
        return re.fullmatch(as_string(given[1]), as_string(given[0])) is not None
    except re.error as error:
        raise BadExpression(f"regex() was given a pattern that cannot be read: {error}") from error


def _substr(_context: Context, given: Sequence[Value]) -> Value:
    """Places count from 0, and the end is left out."""
    end = int(as_number(given[2])) if len(given) > 2 else None
    return as_string(given[0])[int(as_number(given[1])) : end]


def _texts(given: Sequence[Value]) -> list[str]:
    texts: list[str] = []
    for value in given:
        texts.extend([node.value for node in value] if isinstance(value, list) else [as_string(value)])
    return texts


def _numbers(given: Sequence[Value]) -> list[float]:
    numbers: list[float] = []
    for value in given:
        numbers.extend([number_of_node(node) for node in value] if isinstance(value, list) else [as_number(value)])
    return [number for number in numbers if not math.isnan(number)]


ODK: tuple[Function, ...] = (
    Function("if", 3, 3, _if),
    Function("coalesce", 2, None, _coalesce),
    Function("once", 1, 1, _once),
    Function("selected", 2, 2, _selected),
    Function("selected-at", 2, 2, _selected_at),
    Function("count-selected", 1, 1, _count_selected),
    Function("jr:choice-name", 2, 2, _choice_name),
    Function("instance", 1, 1, _instance),
    Function("current", 0, 0, _current),
    Function("today", 0, 0, _today),
    Function("now", 0, 0, _now),
    Function("date", 1, 1, _date),
    Function("date-time", 1, 1, _date_time),
    Function("format-date", 2, 2, _format_date),
    Function("format-date-time", 2, 2, _format_date),
    Function("int", 1, 1, _int),
    Function("round", 1, 2, _round),
    Function("join", 1, None, _join),
    Function("min", 1, None, _min),
    Function("max", 1, None, _max),
    Function("count-non-empty", 1, 1, _count_non_empty),
    Function("regex", 2, 2, _regex),
    Function("substr", 2, 3, _substr),
)
