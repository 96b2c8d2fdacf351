"""Times of day as people type them: "9.30", "9:30am", "1730", "noon". Kept as ODK writes them: "09:30:00.000"."""

import re
from datetime import date, datetime, time

from ehdesk.domain.typed_days import Typed, as_typed

_HALF_A_DAY = 12
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d\d)(?:[:.](?P<second>\d\d))?|(?P<run>\d\d))?"
    r"\s*(?:(?P<half>[ap])\.?(?:m\.?)?|h|hrs?|hours|o['’]clock)?",
    re.ASCII,
)
_KEPT = re.compile(r"(\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)


def time_in(words: str) -> time | None:
    """The time that is meant; None where there is no such time."""
    said = words.strip().casefold()
    if said in _NAMED:
        return _NAMED[said]
    found = _TIME.fullmatch(said)
    if found is None:
        return None
    hour, half = int(found["hour"]), found["half"]
    if half == "a" and hour > _HALF_A_DAY:
        return None
    if half and hour <= _HALF_A_DAY:
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if half == "p" else 0)
    try:
        return time(hour, int(found["minute"] or found["run"] or 0), int(found["second"] or 0))
    except ValueError:
        return None


def time_kept(words: str) -> str:
    """The time as ODK writes it; what is no time comes back as it was typed."""
    found = time_in(words)
    return found.isoformat("milliseconds") if found else words.strip()


def time_as_typed(kept: str) -> str:
    """ "09:30:00.000+01:00" as "09:30", its seconds only where there are some; anything else as it is."""
    found = _KEPT.fullmatch(kept)
    if found is None:
        return kept
    return found[1] if found[2] in (None, "00") else f"{found[1]}:{found[2]}"


def moment_kept(typed: Typed, day: str, clock: str) -> str:
    """A day and a time together, "2026-11-24T09:30:00.000"; both as far as they can be read where one cannot."""
    is_whole = typed.day(day) is not None and time_in(clock) is not None
    return ("T" if is_whole else " ").join(filter(None, (typed.kept(day), time_kept(clock))))


def moment_as_typed(kept: str) -> tuple[str, str]:
    """The day and the time of what is kept, as one would type them."""
    day, mark, clock = kept.partition("T") if _is_moment(kept) else kept.partition(" ")
    if mark == " " and as_typed(day) == day and not _KEPT.fullmatch(clock):
        return kept, ""
    return as_typed(day), time_as_typed(clock)


def moment_in(kept: str) -> tuple[date, str] | None:
    """The day and the time, "09:30", where both are known."""
    if not _is_moment(kept):
        return None
    day, _mark, clock = kept.partition("T")
    return date.fromisoformat(day), time_as_typed(clock)


def _is_moment(kept: str) -> bool:
    try:
        return "T" in kept and bool(datetime.fromisoformat(kept))
    except ValueError:
        return False
