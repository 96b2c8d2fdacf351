"""Runs of glyphs in the operators of a PDF page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ehdesk.printing.embedding import FontCase
from ehdesk.printing.shaping import Glyph, Run

_SILENT = "\u200b"  # what dots stand for, to programs that do not read ActualText


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A glyph, and how far from the left end of its run it goes, in thousandths of the text size."""

    glyph: Glyph
    x: float


@dataclass(frozen=True, slots=True)
class _Syllable:
    """The glyphs that stand for the same letters."""

    letters: str
    stamps: tuple[_Stamp, ...]

    @property
    def widest(self) -> _Stamp:
        """The glyph that stands for the letters; the others are its dots and marks."""
        return max(self.stamps, key=lambda stamp: stamp.glyph.advance)


def draw_run(run: Run, case: FontCase, x: float, y: float, size: float) -> str:
    """The operators that draw `run` from `x` on the baseline `y`.

    Glyphs go from left to right, which is what programs that search a file expect; a run of the other direction
    says that it is reversed. Where glyphs do not spell their letters, the letters go with them as ActualText.
    """
    operators = [f"/{case.name_of(run.typeface)} {size:g} Tf 1 0 0 1 {x:.3f} {y:.3f} Tm"]
    pen = 0.0
    for letters, stamps in _stretches(run, case):
        shapes = " ".join(_shapes(stamps, pen, run, size))
        operators.append(shapes if letters is None else _with_letters(shapes, letters))
        pen = stamps[-1].x + _usual(stamps[-1].glyph, run)
    return " ".join(["/ReversedChars BMC", *operators, "EMC"] if run.is_leftward else operators)


def _syllables(run: Run) -> list[_Syllable]:
    """The run's syllables from left to right."""
    groups = [(letter, tuple(group)) for letter, group in groupby(_stamps(run), key=lambda stamp: stamp.glyph.letter)]
    starts = sorted(letter for letter, _ in groups)
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    return [_Syllable(run.text[letter : ends[letter]], group) for letter, group in groups]


def _stretches(run: Run, case: FontCase) -> Iterator[tuple[str | None, list[_Stamp]]]:
    """The glyphs, with the letters of those that do not spell them and None for the others."""
    spelt = [(_is_spelt(syllable, run, case), syllable) for syllable in _syllables(run)]
    for is_spelt, stretch in groupby(spelt, key=lambda pair: pair[0]):
        syllables = [syllable for _, syllable in stretch]
        if is_spelt:
            yield None, [stamp for syllable in syllables for stamp in syllable.stamps]
        elif run.is_leftward:
            yield from ((syllable.letters, [syllable.widest]) for syllable in syllables)
        else:
            yield "".join(part.letters for part in syllables), [stamp for part in syllables for stamp in part.stamps]
    if run.is_leftward:
        yield from _dots([syllable for _, syllable in spelt])


def _dots(syllables: Sequence[_Syllable]) -> Iterator[tuple[str, list[_Stamp]]]:
    """What else belongs to leftward letters, drawn last and standing for nothing.

    Programs that search a file take a word for ended where the next glyph is not beside the last one.
    """
    dots = [stamp for syllable in syllables for stamp in syllable.stamps if stamp is not syllable.widest]
    if dots:
        yield "", dots


def _stamps(run: Run) -> Iterator[_Stamp]:
    x = 0.0
    for glyph in run.glyphs:
        yield _Stamp(glyph, x + glyph.dx)
        x += glyph.advance


def _is_spelt(syllable: _Syllable, run: Run, case: FontCase) -> bool:
    """Whether its glyphs alone give the letters back: one stands for them all and there is no other."""
    spelt = [
        case.spells(stamp.glyph.id, syllable.letters if stamp is syllable.widest else _SILENT, run.typeface)
        for stamp in syllable.stamps
    ]
    return spelt == [True]


def _shapes(stamps: Sequence[_Stamp], pen: float, run: Run, size: float) -> Iterator[str]:
    for rise, group in groupby(stamps, key=lambda stamp: stamp.glyph.dy):
        moves = []
        for stamp in group:
            moves.append(_move(pen - stamp.x) + f"<{stamp.glyph.id:04X}>")
            pen = stamp.x + _usual(stamp.glyph, run)
        yield f"{rise * size / 1000:.3f} Ts [{''.join(moves)}] TJ"
    yield "0 Ts"


def _move(back: float) -> str:
    """How far to step back before a glyph, where shaping put it elsewhere than the one before it ends."""
    return f"{back:g}" if abs(back) > 0.01 else ""


def _usual(glyph: Glyph, run: Run) -> float:
    """The width of a glyph as the file states it."""
    advance = run.typeface.font.get_glyph_h_advance(glyph.id)
    return float(round(advance * 1000 / run.typeface.face.upem))


def _with_letters(shapes: str, letters: str) -> str:
    code = ("\ufeff" + letters).encode("utf-16-be").hex().upper()
    return f"/Span <</ActualText <{code}>>> BDC {shapes} EMC"
