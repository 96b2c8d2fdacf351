"""When somebody was born, as far as it is known: a day, a month, a year, or an age that somebody said on a day.

What is kept reads as it was said: "2014-02-09", "2019-03", "2017", "about 2017", "34 on 2026-11-22", "about 8 months
on 2026-11-22". A program that knows only days shows such words as they are.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ehdesk.domain.body import day_in
from ehdesk.domain.typed_days import Lean, Typed, as_typed, month_in

OLDEST = 120
"""An age in years that nobody is likely to have passed."""
_ABOUT = 2
"""How far off "about" may be, in years, months or weeks, either way."""
_MONTHS_OF_A_YEAR = 12
_ABOUT_WORDS = r"(?:(about|around|roughly|circa|c\.?|~)\s*)?"
_AGE = re.compile(
    _ABOUT_WORDS + r"(?:aged?\s+)?(\d{1,3})\s*(?:(y|yrs?|years?|months?|weeks?)(?:\s+old)?)?(?:\s+on\s+(.+))?",
    re.ASCII,
)
_YEAR = re.compile(_ABOUT_WORDS + r"(?:born\s+(?:in\s+)?)?(\d{4})", re.ASCII)
_MONTH = re.compile(r"(?:(\d{4})-(\d\d))|(?:([^\W_]+)[\s/.,-]+(\d{4}))", re.ASCII)
_KEPT_AGE = re.compile(r"(about )?(\d{1,3})(?: (months|weeks))? on (\d{4}-\d\d-\d\d)", re.ASCII)
_KEPT_YEAR = re.compile(r"(about )?(\d{4})", re.ASCII)
_KEPT_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Birth:
    """Somebody was born on one of the days from `first` to `last`."""

    first: date
    last: date

    @property
    def year(self) -> int | None:
        """The year, where there is no doubt about it."""
        return self.first.year if self.first.year == self.last.year else None

    def age_on(self, today: date) -> int | None:
        """Age in whole years, the likeliest where several can be; None for a day that is not yet."""
        likeliest = self.first + (self.last - self.first) // 2
        day = min(likeliest, today) if self.first <= today else likeliest
        return age_between(day, today) if day <= today else None

    def is_about(self, today: date) -> bool:
        """Can the age be another one too?"""
        return age_between(self.first, today) != age_between(min(self.last, today), today)

    def can_be(self, other: "Birth") -> bool:
        """Can the two have been born on one day?"""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class SaidAge:
    """An age as it was said: `count` years, months or weeks on a day."""

    count: int
    unit: str
    is_about: bool
    on: date

    @property
    def birth(self) -> Birth | None:
        """The days on which somebody of that age was born."""
        spread = min(_ABOUT, self.count) if self.is_about else 0
        try:
            return Birth(self._back(self.count + spread + 1) + timedelta(days=1), self._back(self.count - spread))
        except (ValueError, OverflowError):
            return None

    def _back(self, count: int) -> date:
        if self.unit == "weeks":
            return self.on - timedelta(weeks=count)
        return _months_before(self.on, count * (1 if self.unit == "months" else _MONTHS_OF_A_YEAR))


def birth_in(kept: str) -> Birth | None:
    """What is known of a birth from what is kept of it; None for nothing, and for what is none of this."""
    if day := day_in(kept):
        return Birth(day, day)
    if age := age_in(kept):
        return age.birth
    try:
        if found := _KEPT_MONTH.fullmatch(kept):
            year, month = int(found[1]), int(found[2])
            return Birth(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        if found := _KEPT_YEAR.fullmatch(kept):
            spread = _ABOUT if found[1] else 0
            return Birth(date(int(found[2]) - spread, 1, 1), date(int(found[2]) + spread, 12, 31))
    except ValueError:  # IllegalMonthError is one
        return None
    return None


def age_in(kept: str) -> SaidAge | None:
    """The age that is kept, where an age is."""
    found = _KEPT_AGE.fullmatch(kept)
    on = day_in(found[4]) if found else None
    return SaidAge(int(found[2]), found[3] or "years", bool(found[1]), on) if found and on else None


def birth_kept(typed: str, today: date) -> str:
    """What is kept of what was typed; what is neither a day nor an age comes back as it was typed."""
    words = " ".join(typed.split()).casefold()
    if _has_a_year(words) and (day := _typed_on(today).day(words)):
        return day.isoformat()
    if found := _YEAR.fullmatch(words):
        return f"about {found[2]}" if found[1] else found[2]
    if (found := _MONTH.fullmatch(words)) and (month := month_in(found[2] or found[3])):
        return f"{found[1] or found[4]}-{month:02}"
    return _age_kept(words, today) or typed.strip()


def birth_as_typed(kept: str) -> str:
    """What is kept, as one would type it: "9 / 2 / 2014", "3 / 2019", "34 on 22 / 11 / 2026"."""
    if found := _KEPT_MONTH.fullmatch(kept):
        return f"{int(found[2])} / {found[1]}"
    age, _, on = kept.partition(" on ")
    return f"{age} on {as_typed(on)}" if on else as_typed(kept)


def age_between(born: date, today: date) -> int:
    """Age in whole years on a day that is not before the birth."""
    had_birthday = (today.month, today.day) >= (born.month, born.day)
    return today.year - born.year - (not had_birthday)


def _age_kept(words: str, today: date) -> str:
    found = _AGE.fullmatch(words)
    if found is None or int(found[2]) > OLDEST:
        return ""
    on = _typed_on(today).day(found[4]) if found[4] else today
    unit = {"m": " months", "w": " weeks"}.get((found[3] or "y")[0], "")
    return f"{'about ' if found[1] else ''}{int(found[2])}{unit} on {on.isoformat()}" if on else ""


def _typed_on(today: date) -> Typed:
    return Typed(today, Lean.PAST, years_ahead=0)


def _has_a_year(words: str) -> bool:
    """Nobody's birth is given as a weekday, or as a day without its year."""
    return len(re.findall(r"\d+|[^\W\d_]{3,}", words)) >= len(("day", "month", "year"))


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * _MONTHS_OF_A_YEAR + day.month - 1 - months, _MONTHS_OF_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
