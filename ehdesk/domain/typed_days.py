"""Days as people type them: "30/11/2026", "27 Nov", "Friday", "in 6 weeks". The only place that reads them."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ehdesk.domain.body import day_in

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED = {"today": 0, "tomorrow": 1, "yesterday": -1}
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS = {"a": 1} | {said: count for count, said in enumerate(_COUNTED, 1)}
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}
_AWAY = re.compile(r"(in\s+)?(\d{1,3}|[a-z]+)\s+(day|week|fortnight|month)s?(\s+ago)?", re.ASCII)
_MONTHS_OF_A_YEAR = 12
_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}", re.ASCII)
_PARTS = re.compile(r"[\s/.,-]+")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
_YEAR = re.compile(r"\d{4}|\d\d", re.ASCII)
_LEAST_OF_A_NAME = 3
"""Letters with which a month or a weekday is named."""
_YEARS_AROUND = 8
"""Years around now among which every day of the year is found, 29 February too."""


class Lean(StrEnum):
    """Which way a day lies of which somebody says neither the year nor the week."""

    PAST = "past"
    COMING = "coming"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Typed:
    """When something was typed, and which way the day lies that is asked for.

    A year of two digits is at most `years_ahead`.
    """

    today: date
    lean: Lean = Lean.EITHER
    years_ahead: int = 20

    def day(self, words: str) -> date | None:
        """The day that is meant; None where there is no such day, or where it could be one of several."""
        words = words.strip().casefold()
        if words in _NAMED:
            return self.today + timedelta(days=_NAMED[words])
        if away := _AWAY.fullmatch(words):
            return self._away(*away.groups())
        if _ISO.fullmatch(words):
            return _day(*map(int, words.split("-")))
        parts = [part for part in _PARTS.split(words) if part]
        weekday = _named(parts[0], _WEEKDAYS) if parts else None
        if weekday is None:
            return self._nearest(self._meant(parts))
        if len(parts) == 1:
            return self._nearest(self._of_weekday(weekday))
        day = self._nearest(self._meant(parts[1:]))
        return day if day and day.weekday() == weekday else None

    def kept(self, words: str) -> str:
        """The day as ISO text; what is no day comes back as it was typed."""
        day = self.day(words)
        return day.isoformat() if day else words.strip()

    def year(self, digits: str) -> int:
        """A year of two digits is one of the hundred around now."""
        if len(digits) > len("26"):
            return int(digits)
        last = self.today.year + self.years_ahead
        return last - (last - int(digits)) % 100

    def _away(self, ahead: str | None, said: str, unit: str, ago: str | None) -> date | None:
        """So long from today: "in 6 weeks" and "6 weeks ago", and "6 weeks" where one knows which way it lies."""
        count = int(said) if said.isdigit() else _COUNTS.get(said, 0)
        is_past = bool(ago) or (not ahead and self.lean is Lean.PAST)
        if not count or (ahead and ago) or (not ahead and not ago and self.lean is Lean.EITHER):
            return None
        return _far_from(self.today, -count if is_past else count, unit)

    def _meant(self, parts: list[str]) -> Iterator[date]:
        """The days that a day and a month can be, and a year where it was said."""
        day = _DAY.fullmatch(parts[0]) if parts else None
        month = month_in(parts[1]) if len(parts) > 1 else None
        if day is None or month is None:
            return
        years: Iterable[int] = ()
        if len(parts) == len(("day", "month")):
            years = range(self.today.year - _YEARS_AROUND, self.today.year + _YEARS_AROUND + 1)
        elif len(parts) == len(("day", "month", "year")) and _YEAR.fullmatch(parts[2]):
            years = [self.year(parts[2])]
        yield from filter(None, (_day(year, month, int(day[1])) for year in years))

    def _of_weekday(self, weekday: int) -> Iterator[date]:
        """The next and the last one; no day where it is today's, or where either may be meant."""
        ahead = (weekday - self.today.weekday()) % 7
        if ahead and self.lean is not Lean.EITHER:
            yield self.today + timedelta(days=ahead)
            yield self.today + timedelta(days=ahead - 7)

    def _nearest(self, days: Iterable[date]) -> date | None:
        """The one day that there is; of several the nearest of those that lie the right way."""
        found = list(days)
        if len(found) > 1:
            found = [day for day in found if self._lies_right(day)]
        return min(found, key=lambda day: abs(day - self.today), default=None)

    def _lies_right(self, day: date) -> bool:
        if day == self.today or self.lean is Lean.EITHER:
            return True
        return (day < self.today) == (self.lean is Lean.PAST)


def month_in(words: str) -> int | None:
    """A month by its number, its name, or the beginning of its name."""
    if words.isascii() and words.isdigit():
        return int(words) if 1 <= int(words) <= len(_MONTHS) else None
    place = _named(words, _MONTHS)
    return None if place is None else place + 1


def as_typed(kept: str) -> str:
    """ "2026-11-30" as "30 / 11 / 2026"; anything else as it is."""
    day = day_in(kept)
    return f"{day.day} / {day.month} / {day.year}" if day else kept


def _named(words: str, names: tuple[str, ...]) -> int | None:
    """The place of the one name that begins so."""
    fitting = [place for place, name in enumerate(names) if name.startswith(words.casefold())]
    return fitting[0] if len(words) >= _LEAST_OF_A_NAME and len(fitting) == 1 else None


def _far_from(today: date, count: int, unit: str) -> date | None:
    """A month on is the same day of it, or its last one."""
    if unit in _DAYS_OF:
        return today + timedelta(days=count * _DAYS_OF[unit])
    years, month = divmod(today.month - 1 + count, _MONTHS_OF_A_YEAR)
    year = today.year + years
    return _day(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
