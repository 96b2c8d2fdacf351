"""Dates in words: as ODK's format-date() has them, and as people write them."""

import datetime as dt
import re
from collections.abc import Callable, Mapping

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MARK = re.compile(r"%(.)")


def in_words(moment: dt.date) -> str:
    """`4 June 2026`."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def formatted(moment: dt.date, pattern: str) -> str:
    """By ODK's marks: %Y %y %m %n %b %d %e %a, and for a date-time %H %h %M %S %3. Others stay as written."""
    when = moment if isinstance(moment, dt.datetime) else dt.datetime.combine(moment, dt.time())
    return _MARK.sub(lambda match: _MARKS[match[1]](when) if match[1] in _MARKS else match[0], pattern)


_MARKS: Mapping[str, Callable[[dt.datetime], str]] = {
    "Y": lambda when: f"{when.year:04}",
    "y": lambda when: f"{when.year % 100:02}",
    "m": lambda when: f"{when.month:02}",
    "n": lambda when: f"{when.month}",
    "b": lambda when: _MONTHS[when.month - 1][:3],
    "d": lambda when: f"{when.day:02}",
    "e": lambda when: f"{when.day}",
    "a": lambda when: _DAYS[when.weekday()],
    "H": lambda when: f"{when.hour:02}",
    "h": lambda when: f"{when.hour}",
    "M": lambda when: f"{when.minute:02}",
    "S": lambda when: f"{when.second:02}",
    "3": lambda when: f"{when.microsecond // 1000:03}",
}
