"""What an expression can be worth, and how one kind reads as another.

XPath 1.0's four kinds (words, number, truth, nodes) and ODK's dates, which read as days since 1 January 1970.
"""

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from ehdesk.forms.engine.nodes import Node

Nodes: TypeAlias = list[Node]
Value: TypeAlias = str | float | bool | dt.date | Nodes

_FIRST_DAY = dt.date(1970, 1, 1).toordinal()
_NUMBER = re.compile(r"\s*-?(\d+(\.\d*)?|\.\d+)\s*", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


def as_string(value: Value) -> str:
    """As XPath's string()."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _words_of_number(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="milliseconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    return value[0].value if value else ""


def as_kept(value: Value, type: str) -> str:
    """As a node of this type keeps what was worked out for it: of a number, ODK's programs keep the whole part where a
    whole number belongs, and the day where a day does.
    """
    if isinstance(value, float) and math.isfinite(value) and type in _MADE_OF_NUMBER:
        value = _MADE_OF_NUMBER[type](value)
    elif isinstance(value, dt.date) and type in _MADE_OF_DAY:
        value = _MADE_OF_DAY[type](value)
    return as_string(value)


def as_number(value: Value) -> float:
    """As XPath's number(): nothing and words that are not a number are NaN; a date, also as words, is its day."""
    if isinstance(value, bool | float):
        return float(value)
    if isinstance(value, dt.date):
        return day_number(value)
    if isinstance(value, str):
        return float(value) if _NUMBER.fullmatch(value) else _number_of_date(value)
    return number_of_node(value[0]) if value else math.nan


def number_of_node(node: Node) -> float:
    """The number in a node."""
    return as_number(node.value)


def _number_of_date(text: str) -> float:
    moment = read_date(text) if "-" in text else None
    return math.nan if moment is None else day_number(moment)


def as_boolean(value: Value) -> bool:
    """As XPath's boolean(): empty words, no nodes, 0 and NaN are false."""
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    if isinstance(value, dt.date):
        return True
    return bool(value)


def as_date(value: Value) -> dt.date | None:
    """A date from a date, its ISO words, its day number or the node that holds it; None when it is none of them."""
    if isinstance(value, dt.date):
        return value
    if isinstance(value, float):
        return None if not math.isfinite(value) else _date_of_day(value)
    text = as_string(value)
    return read_date(text) or (_date_of_day(float(text)) if _NUMBER.fullmatch(text) else None)


def read_date(text: str) -> dt.date | None:
    """A date or date-time as ODK writes it, or None if there is no such day."""
    text = text.strip()
    try:
        if _DATE.fullmatch(text):
            return dt.date.fromisoformat(text)
        return dt.datetime.fromisoformat(text) if "T" in text and _DATE.match(text) else None
    except ValueError:
        return None


def read_time(text: str) -> dt.time | None:
    """A time as ODK writes it, or None if there is no such hour."""
    try:
        return dt.time.fromisoformat(text.strip()) if _TIME.fullmatch(text.strip()) else None
    except ValueError:
        return None


def day_number(moment: dt.date) -> float:
    """Days since 1 January 1970, with the part of the day for a date-time; one with an offset is told in UTC."""
    days = float(moment.toordinal() - _FIRST_DAY)
    if isinstance(moment, dt.datetime):
        clock = moment.replace(tzinfo=None)
        since_midnight = clock - clock.replace(hour=0, minute=0, second=0, microsecond=0)
        days += (since_midnight - (moment.utcoffset() or dt.timedelta())) / dt.timedelta(days=1)
    return days


def moment_of_day(days: float) -> dt.datetime | None:
    """The moment so many days after the first of 1970."""
    try:
        return dt.datetime(1970, 1, 1) + dt.timedelta(days=days)
    except (ValueError, OverflowError):
        return None


def _date_of_day(days: float) -> dt.date | None:
    try:
        return dt.date.fromordinal(_FIRST_DAY + math.floor(days))
    except (ValueError, OverflowError):
        return None


def _words_of_number(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value):
        return str(int(value))
    words = repr(value)
    return words if "e" not in words else f"{value:.20f}".rstrip("0")


_MADE_OF_NUMBER: Mapping[str, Callable[[float], Value]] = {
    "int": lambda number: float(math.trunc(number)),
    "date": lambda days: _date_of_day(days) or days,
    "dateTime": lambda days: moment_of_day(days) or days,
}
_MADE_OF_DAY: Mapping[str, Callable[[dt.date], dt.date]] = {
    "date": lambda day: day.date() if isinstance(day, dt.datetime) else day,
    "dateTime": lambda day: day if isinstance(day, dt.datetime) else dt.datetime.combine(day, dt.time()),
}
