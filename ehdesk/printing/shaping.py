"""From letters to glyphs: each stretch of text in the typeface that has it, joined and marked as its script asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import uharfbuzz as hb

from ehdesk.printing import letters
from ehdesk.printing.fonts import Face, FontShelf, Typeface

_LOOKS = {"kern": True, "liga": True}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shape of a typeface: how far it moves the pen, where it sits from there, and which letter began it.

    Lengths are thousandths of the text size.
    """

    id: int
    advance: float
    dx: float
    dy: float
    letter: int


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one typeface and one direction, with their glyphs from left to right."""

    text: str
    typeface: Typeface
    level: int
    glyphs: tuple[Glyph, ...]

    @property
    def advance(self) -> float:
        """In thousandths of the text size."""
        return sum(glyph.advance for glyph in self.glyphs)

    @property
    def is_leftward(self) -> bool:
        """Written from right to left."""
        return self.level % 2 == 1


class Shaper:
    """Shapes text and remembers what it has shaped; the same words come again on every row."""

    def __init__(self, shelf: FontShelf) -> None:
        self._shelf = shelf
        self._shaped: dict[tuple[str, str, int], Run] = {}

    def runs(self, text: str, levels: Sequence[int], face: Face) -> list[Run]:
        """`text` as runs in the order in which it is read."""
        parts = groupby(self._clusters(text, levels, face), key=lambda part: (part[1], part[2]))
        return [self._run("".join(piece for piece, *_ in part), *key) for key, part in parts]

    def _clusters(self, text: str, levels: Sequence[int], face: Face) -> Iterator[tuple[str, Typeface, int]]:
        """Each letter with its typeface and level. A space goes with the word before it, so that names stay whole."""
        last: Typeface | None = None
        for at, cluster in letters.clusters(text):
            drawn = letters.without_marks(cluster)
            if drawn:
                is_space = drawn == " " and last is not None and last.has(drawn)
                last = last if is_space and last else self._shelf.typeface_for(drawn, face)
                yield drawn, last, levels[at]

    def _run(self, text: str, typeface: Typeface, level: int) -> Run:
        key = (text, typeface.name, level)
        if key not in self._shaped:
            self._shaped[key] = Run(text, typeface, level, _glyphs(text, typeface, level))
        return self._shaped[key]


def in_sight_order(runs: Sequence[Run]) -> list[Run]:
    """The runs of one line from left to right (rule L2 of the Unicode bidirectional algorithm)."""
    ordered = list(runs)
    highest = max((run.level for run in runs), default=0)
    for level in range(highest, 0, -1):
        ordered = _turned(ordered, level)
    return ordered


def _turned(runs: list[Run], level: int) -> list[Run]:
    turned: list[Run] = []
    for is_high, stretch in groupby(runs, key=lambda run: run.level >= level):
        found = list(stretch)
        turned.extend(reversed(found) if is_high else found)
    return turned


def _glyphs(text: str, typeface: Typeface, level: int) -> tuple[Glyph, ...]:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS  # a mark keeps its own letter
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if level % 2 else "ltr"
    hb.shape(typeface.font, buffer, _LOOKS)
    scale = 1000 / typeface.face.upem
    return tuple(
        Glyph(info.codepoint, at.x_advance * scale, at.x_offset * scale, at.y_offset * scale, info.cluster)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )
