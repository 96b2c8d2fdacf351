"""Months and years as people type them: "Nov 2026", "11/2026", "26". Kept as ODK does, as their first day."""

import re
from datetime import date

from ehdesk.domain.body import day_in
from ehdesk.domain.typed_days import Typed, month_in

_PARTS = re.compile(r"[\s/.,-]+")
_YEAR = re.compile(r"\d{4}|\d\d", re.ASCII)
_WHOLE_YEAR = 4
"""Digits of a year that is written in full."""


def month_kept(typed: Typed, words: str) -> str:
    """ "Nov 2026" as "2026-11-01"; what is no month of a year comes back as it was typed."""
    parts = [part for part in _PARTS.split(words.strip().casefold()) if part]
    if len(parts) == len(("year", "month")) and len(parts[0]) == _WHOLE_YEAR and parts[0].isdigit():
        parts.reverse()
    month = month_in(parts[0]) if len(parts) == len(("month", "year")) else None
    first = _first(typed, parts[1], month) if month else None
    return first.isoformat() if first else words.strip()


def month_as_typed(kept: str) -> str:
    """ "2026-11-01" as "11 / 2026"; anything else as it is."""
    day = day_in(kept)
    return f"{day.month} / {day.year}" if day else kept


def year_kept(typed: Typed, words: str) -> str:
    """ "2026" as "2026-01-01"; what is no year comes back as it was typed."""
    first = _first(typed, words.strip(), 1)
    return first.isoformat() if first else words.strip()


def year_as_typed(kept: str) -> str:
    """ "2026-01-01" as "2026"; anything else as it is."""
    day = day_in(kept)
    return str(day.year) if day else kept


def _first(typed: Typed, year: str, month: int) -> date | None:
    try:
        return date(typed.year(year), month, 1) if _YEAR.fullmatch(year) else None
    except ValueError:
        return None
