"""Places on the earth as ODK writes them: `latitude longitude [altitude [accuracy]]`, lines and shapes with `;`."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

Place: TypeAlias = tuple[float, float]

EARTH = 6_378_100.0
"""The radius, in metres, that ODK reckons with."""
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)


def place_in(text: str) -> Place | None:
    """Latitude and longitude in degrees, or None if it is no place."""
    parts = text.split()
    if not 2 <= len(parts) <= 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    latitude, longitude = float(parts[0]), float(parts[1])
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def places_in(text: str) -> Sequence[Place] | None:
    """The places of a line or a shape, or None if any of them is none."""
    found = [place_in(part) for part in text.split(";") if part.strip()]
    places = [place for place in found if place is not None]
    return places if places and len(places) == len(found) else None


def is_point(text: str) -> bool:
    """Is it one place?"""
    return place_in(text) is not None


def is_line(text: str) -> bool:
    """Are there at least two places, and is the last not the first?"""
    places = places_in(text)
    return places is not None and len(places) >= 2 and places[0] != places[-1]


def is_shape(text: str) -> bool:
    """Are there at least three places, and then the first again?"""
    places = places_in(text)
    return places is not None and len(places) >= 4 and places[0] == places[-1]


def length(places: Sequence[Place]) -> float:
    """From each place to the next, in metres along the earth."""
    return sum((_between(one, other) for one, other in pairwise(places)), start=0.0)


def area(places: Sequence[Place]) -> float:
    """What the places enclose, in square metres."""
    if len(places) < 3:
        return 0.0
    ring = [*places, places[0]]
    total = 0.0
    for (lat1, lon1), (lat2, lon2) in pairwise(ring):
        turn = math.radians(lon2 - lon1)
        total += turn * (2 + math.sin(math.radians(lat1)) + math.sin(math.radians(lat2)))
    return abs(total * EARTH * EARTH / 2)


def is_inside(place: Place, shape: Sequence[Place]) -> bool:
    """Does the shape, taken as flat, enclose the place?"""
    inside = False
    lat, lon = place
    for (lat1, lon1), (lat2, lon2) in zip(shape, [*shape[1:], *shape[:1]], strict=True):
        if (lat1 > lat) != (lat2 > lat) and lon < (lon2 - lon1) * (lat - lat1) / (lat2 - lat1) + lon1:
            inside = not inside
    return inside


def _between(one: Place, other: Place) -> float:
    lat1, lon1, lat2, lon2 = (math.radians(degrees) for degrees in (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


def crosses_itself(places: Sequence[Place]) -> bool:
    """Does a line, taken as flat, cross or touch itself elsewhere than where its ends meet?"""
    legs = [leg for leg in pairwise(places) if leg[0] != leg[1]]
    closed = len(places) > 2 and places[0] == places[-1]
    for first, one in enumerate(legs):
        for second, other in enumerate(legs[first + 1 :], start=first + 1):
            neighbours = second == first + 1 or (closed and first == 0 and second == len(legs) - 1)
            if not neighbours and _meet(one, other):
                return True
    return False


def _meet(one: tuple[Place, Place], other: tuple[Place, Place]) -> bool:
    a, b, c, d = _side(*one, other[0]), _side(*one, other[1]), _side(*other, one[0]), _side(*other, one[1])
    if a * b < 0 and c * d < 0:
        return True
    ends = ((a, one, other[0]), (b, one, other[1]), (c, other, one[0]), (d, other, one[1]))
    return any(side == 0 and _within(leg, place) for side, leg, place in ends)


def _side(start: Place, end: Place, place: Place) -> float:
    return (end[0] - start[0]) * (place[1] - start[1]) - (end[1] - start[1]) * (place[0] - start[0])


def _within(leg: tuple[Place, Place], place: Place) -> bool:
    return all(min(leg[0][i], leg[1][i]) <= place[i] <= max(leg[0][i], leg[1][i]) for i in (0, 1))
