"""A month or a year, where nobody knows the day: "September 2024", "9/2024", "2024". It is kept as it was written."""

import re
from dataclasses import dataclass

from ehdesk.domain.typed_days import month_in

_ROUGH = re.compile(r"(?:([^\W\d_]+|\d{1,2})[\s/.,-]+)?((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class RoughDay:
    """Some day of a year, and of one of its months where that is known."""

    year: int
    month: int | None = None


def rough_day_in(written: str) -> RoughDay | None:
    """The month or the year that was written; None for anything else."""
    found = _ROUGH.fullmatch(written.strip().casefold())
    if found is None:
        return None
    month = month_in(found[1]) if found[1] else None
    return RoughDay(int(found[2]), month) if month or not found[1] else None
