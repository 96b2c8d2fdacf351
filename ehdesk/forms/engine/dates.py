"""Dates in words: as ODK's format-date() has them, and as people write them."""

import datetime as dt
import re
from collections.abc import Callable, Mapping

from ehdesk.forms.engine.calendars import Calendar, calendar_of

_MARK = re.compile(r"%(.)")


def in_words(moment: dt.date) -> str:
    """`4 June 2026`."""
    return f"{moment.day} {calendar_of('en').months[moment.month - 1]} {moment.year}"


def formatted(moment: dt.date, pattern: str, language: str = "") -> str:
    """By ODK's marks: %Y %y %m %n %B %b %d %e %a, and for a date-time %H %h %M %S %3. Others stay as written."""
    when = moment if isinstance(moment, dt.datetime) else dt.datetime.combine(moment, dt.time())
    own = calendar_of(language)
    return _MARK.sub(lambda mark: _MARKS[mark[1]](when, own) if mark[1] in _MARKS else mark[0], pattern)


_MARKS: Mapping[str, Callable[[dt.datetime, Calendar], str]] = {
    "Y": lambda when, _own: f"{when.year:04}",
    "y": lambda when, _own: f"{when.year % 100:02}",
    "m": lambda when, _own: f"{when.month:02}",
    "n": lambda when, _own: f"{when.month}",
    "B": lambda when, own: own.months[when.month - 1],
    "b": lambda when, own: own.short_months[when.month - 1],
    "d": lambda when, _own: f"{when.day:02}",
    "e": lambda when, _own: f"{when.day}",
    "a": lambda when, own: own.short_days[when.weekday()],
    "H": lambda when, _own: f"{when.hour:02}",
    "h": lambda when, _own: f"{when.hour}",
    "M": lambda when, _own: f"{when.minute:02}",
    "S": lambda when, _own: f"{when.second:02}",
    "3": lambda when, _own: f"{when.microsecond // 1000:03}",
}
