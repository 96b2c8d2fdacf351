"""Text set in lines: broken at spaces, and inside a word only where the word is wider than its column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ehdesk.printing import letters
from ehdesk.printing.shaping import Run, Shaper, in_sight_order
from ehdesk.printing.styles import TextStyle

_WORD = re.compile(r" *[^ ]*?(?:-(?=\w)| +|$)")


@dataclass(frozen=True, slots=True)
class PlacedRun:
    """A run, and how far from the left edge of its text it begins, in points."""

    run: Run
    x: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in the order in which it is read; `width` leaves out spaces at its end."""

    runs: tuple[PlacedRun, ...]
    width: float
    style: TextStyle


class Typesetter:
    """Sets texts in lines of a given width."""

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper

    def lines(self, text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
        """`text` in lines at most `width` points wide. An empty text has no lines."""
        paragraphs = letters.clean(text).replace("\n", " \n").split("\n") if text.strip() else []
        return tuple(line for paragraph in paragraphs for line in self._paragraph(paragraph, style, width))

    def width(self, text: str, style: TextStyle) -> float:
        """Of `text` on one line, in points."""
        return max((line.width for line in self.lines(text, style, float("inf"))), default=0)

    def _paragraph(self, text: str, style: TextStyle, width: float) -> list[Line]:
        levels = letters.levels(text)
        spans = list(self._spans(text, levels, style, width))
        lines = [self._line(text[start:end], levels[start:end], style) for start, end in spans]
        if letters.has_leftward(text) and letters.is_mostly_leftward(text) and len(lines) > 1:
            return [_pushed(line, width) for line in lines]
        return lines

    def _spans(self, text: str, levels: Sequence[int], style: TextStyle, width: float) -> Iterator[tuple[int, int]]:
        """Where each line begins and ends, spaces at its end included."""
        start = end = 0
        for after in self._breaks(text, levels, style, width):
            if end > start and self._measure(text, levels, start, after, style) > width:
                yield start, end
                start = end
            end = after
        yield start, len(text)

    def _breaks(self, text: str, levels: Sequence[int], style: TextStyle, width: float) -> Iterator[int]:
        """Every place where a line may end."""
        for word in _WORD.finditer(text):
            start, end = word.span()
            if self._measure(text, levels, start, end, style) > width:
                yield from (at for at, _ in letters.clusters(text[:end]) if at > start)
            yield end

    def _measure(self, text: str, levels: Sequence[int], start: int, end: int, style: TextStyle) -> float:
        shown = len(text[start:end].rstrip(" "))
        runs = self._shaper.runs(text[start : start + shown], levels[start : start + shown], style.face)
        return sum(run.advance for run in runs) * style.size / 1000

    def _line(self, text: str, levels: Sequence[int], style: TextStyle) -> Line:
        runs = self._shaper.runs(text, _closed(text, levels), style.face)
        width = self._measure(text, levels, 0, len(text), style)
        return Line(tuple(_placed(runs, style.size)), width, style)


def _placed(runs: Sequence[Run], size: float) -> list[PlacedRun]:
    """The runs in the order in which they are read, each where it is seen."""
    x = 0.0
    places: dict[int, list[float]] = {}
    for run in in_sight_order(runs):
        places.setdefault(id(run), []).append(x)
        x += run.advance * size / 1000
    return [PlacedRun(run, places[id(run)].pop(0)) for run in runs]


def _closed(text: str, levels: Sequence[int]) -> list[int]:
    """The levels of one line, whose last spaces go with the paragraph (rule L1)."""
    shown = len(text.rstrip(" "))
    return [*levels[:shown], *[int(letters.is_mostly_leftward(text))] * (len(text) - shown)]


def _pushed(line: Line, width: float) -> Line:
    """The line against the right edge, where a text that runs leftwards begins."""
    by = width - sum(placed.run.advance for placed in line.runs) * line.style.size / 1000
    return Line(tuple(PlacedRun(placed.run, placed.x + by) for placed in line.runs), line.width, line.style)
