"""Places on the earth as people type or paste them: "54.57, -1.23", "54.57 N 1.23 W". Kept as ODK writes them."""

import re
from typing import TypeAlias

Place: TypeAlias = tuple[float, float]
"""Latitude and longitude, in degrees."""

_MOST = (90, 180)
_NUMBER = r"([+\-−]?\d+(?:\.\d+)?)\s*°?"
_PLACE = re.compile(rf"{_NUMBER}\s*([ns])?(?:\s*[,;]\s*|\s+|(?<=[ns]))\s*{_NUMBER}\s*([ew])?", re.ASCII)
_NO_HEIGHT = "0 0"
"""Altitude and accuracy, which nobody types."""


def place_typed(words: str) -> Place | None:
    """The place that is meant; None for anything else, also for a place off the earth."""
    found = _PLACE.fullmatch(words.strip().casefold())
    if found is None:
        return None
    latitude, longitude = _degrees(found[1], found[2]), _degrees(found[3], found[4])
    return (latitude, longitude) if abs(latitude) <= _MOST[0] and abs(longitude) <= _MOST[1] else None


def place_kept(words: str) -> str:
    """The place as ODK writes it, "54.57 -1.23 0 0"; what is none comes back as it was typed."""
    place = place_typed(words)
    return words.strip() if place is None else f"{_digits(place[0])} {_digits(place[1])} {_NO_HEIGHT}"


def place_as_typed(kept: str) -> str:
    """ "54.57 -1.23 0 0" as "54.57, -1.23"; anything else as it is."""
    parts = kept.split()
    is_place = 2 <= len(parts) <= 4 and place_typed(" ".join(parts[:2])) is not None
    return f"{parts[0]}, {parts[1]}" if is_place else kept


def places_kept(lines: str) -> str:
    """A place on each line as ODK writes a line or a shape, with "; " between them."""
    return "; ".join(place_kept(line) for line in _lines(lines))


def places_as_typed(kept: str) -> str:
    """The same the other way: a place on each line."""
    return "\n".join(place_as_typed(each.strip()) for each in kept.split(";") if each.strip())


def first_unread(lines: str) -> str:
    """The first line that is no place, "" where each is one."""
    return next((line for line in _lines(lines) if place_typed(line) is None), "")


def _lines(text: str) -> list[str]:
    return [line.strip() for written in text.splitlines() for line in written.split(";") if line.strip()]


def _degrees(number: str, side: str | None) -> float:
    degrees = float(number.replace("−", "-"))
    return -abs(degrees) if side in ("s", "w") else degrees


def _digits(degrees: float) -> str:
    return f"{degrees:.7f}".rstrip("0").rstrip(".")
