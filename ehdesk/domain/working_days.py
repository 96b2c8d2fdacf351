"""Counting in working days: weekends, and the days on which offices are closed, never count."""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

Closed = AbstractSet[date]
"""The days beside weekends on which nobody is expected to work: bank holidays, and what an authority adds."""

_DAY = timedelta(days=1)
_WORKED = 5
"""Monday to Friday."""


def is_working_day(day: date, closed: Closed) -> bool:
    """Is it neither a weekend nor closed?"""
    return day.weekday() < _WORKED and day not in closed


def working_days_between(start: date, end: date, closed: Closed) -> int:
    """How many working days come after `start`, up to and with `end`; none where `end` is not after it."""
    if end <= start:
        return 0
    weekdays = _weekdays_up_to(end) - _weekdays_up_to(start)
    return weekdays - sum(start < day <= end and day.weekday() < _WORKED for day in closed)


def working_day_after(start: date, count: int, closed: Closed) -> date:
    """The working day that comes as number `count` (at least 1) after `start`; the calendar's last day ends it."""
    day = start
    while count > 0 and day < date.max:
        day += _DAY
        count -= is_working_day(day, closed)
    return day


def _weekdays_up_to(day: date) -> int:
    """Mondays to Fridays since the calendar began, on a Monday."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * _WORKED + min(rest, _WORKED)
