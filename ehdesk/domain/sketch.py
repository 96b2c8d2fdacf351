"""What somebody draws: strokes on a sheet, one after the other, each of which can be undone."""

from dataclasses import dataclass, replace
from math import hypot
from typing import TypeAlias

import msgspec

from ehdesk.domain.change import ChangeId

Point: TypeAlias = tuple[int, int, int]
"""Across and down in dots of the sheet from its left upper corner, and how hard it was pressed: 0 to 100."""
FULL = 100
"""How hard a mouse and a finger press."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line, from setting the pen down to lifting it. `colour` is the name of a crayon, `width` in dots."""

    colour: str
    width: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is on the sheet: `base`, the name of the picture that was drawn on ("" for none), and strokes over it."""

    base: str = ""
    strokes: tuple[Stroke, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Is there nothing on the sheet?"""
        return not self.base and not self.strokes


class Drawing:
    """A sketch with what can be undone and done again."""

    def __init__(self, sketch: Sketch | None = None) -> None:
        self.now = sketch or Sketch()
        self._before: list[Sketch] = []
        self._after: list[Sketch] = []

    @property
    def can_undo(self) -> bool:
        """Was anything done to it?"""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Was the last thing undone?"""
        return bool(self._after)

    def show(self, sketch: Sketch) -> None:
        """Begin with this one; nothing can be undone."""
        self.now, self._before, self._after = sketch, [], []

    def draw(self, stroke: Stroke) -> None:
        """One stroke more."""
        self._become(replace(self.now, strokes=(*self.now.strokes, stroke)))

    def start_again(self) -> None:
        """An empty sheet, which can be undone."""
        if not self.now.is_empty:
            self._become(Sketch())

    def undo(self) -> None:
        """As it was before the last thing that was done."""
        if self._before:
            self._after.append(self.now)
            self.now = self._before.pop()

    def redo(self) -> None:
        """As it was before the last undo."""
        if self._after:
            self._before.append(self.now)
            self.now = self._after.pop()

    def _become(self, sketch: Sketch) -> None:
        self._before.append(self.now)
        self._after.clear()
        self.now = sketch


def is_far(one: Point, other: Point, least: int) -> bool:
    """Do two points lie at least so many dots from each other?"""
    return hypot(one[0] - other[0], one[1] - other[1]) >= least


@dataclass(frozen=True, slots=True)
class Said:
    """Words that somebody wrote of a picture, and the changes whose words were on screen then."""

    words: str
    seen: tuple[ChangeId, ...] = ()


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What somebody draws that is no answer yet; `said` is None where nobody wrote other words of it than are kept."""

    sketch: Sketch = Sketch()
    said: Said | None = None


def as_text(unfinished: Unfinished) -> str:
    """How a draft holds it."""
    return msgspec.json.encode(unfinished).decode()


def unfinished_in(text: str) -> Unfinished | None:
    """What a draft holds; None for a text that is no drawing."""
    try:
        return _unfinished.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return None


_unfinished = msgspec.json.Decoder(Unfinished)
