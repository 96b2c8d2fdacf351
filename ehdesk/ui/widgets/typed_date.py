"""Dates as people type them: day, month, year, with anything between."""

import re
from datetime import date

from PySide6.QtCore import QLocale

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TYPED = re.compile(r"(\d{1,2})[\s/.,-]+(\d{1,2}|[^\W\d_]+)\.?[\s/.,-]+(\d{4})")


def iso_or_raw(typed: str) -> str:
    """ "30/11/2026" or "30 Nov 2026" as "2026-11-30"; what is no date comes back as it was typed."""
    typed = typed.strip()
    try:
        if found := _ISO.fullmatch(typed):
            return date(*(int(part) for part in found.groups())).isoformat()
        if found := _TYPED.fullmatch(typed):
            return date(int(found[3]), _month(found[2]), int(found[1])).isoformat()
    except ValueError:
        return typed
    return typed


def as_typed(value: str) -> str:
    """ "2026-11-30" as "30 / 11 / 2026"; anything else as it is."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day.day} / {day.month} / {day.year}"


def _month(words: str) -> int:
    if words.isdigit():
        return int(words)
    names = [QLocale().monthName(month).casefold() for month in range(1, 13)]
    fitting = [place for place, name in enumerate(names, 1) if len(words) >= 3 and name.startswith(words.casefold())]
    if len(fitting) != 1:
        raise ValueError(words)
    return fitting[0]
