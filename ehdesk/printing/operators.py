"""Runs of glyphs in the operators of a PDF page."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ehdesk.printing.embedding import FontCase
from ehdesk.printing.shaping import Glyph, Run


def draw_run(run: Run, case: FontCase, x: float, y: float, size: float) -> str:
    """The operators that draw `run` from `x` on the baseline `y`.

    Where the glyphs do not spell the letters from left to right, the letters go with them as ActualText.
    """
    is_spelt = case.spells(run)
    place = f"/{case.name_of(run.typeface)} {size:g} Tf 1 0 0 1 {x:.3f} {y:.3f} Tm"
    shapes = " ".join(_shapes(run, size))
    if is_spelt:
        return f"{place} {shapes}"
    letters = ("\ufeff" + run.text).encode("utf-16-be").hex().upper()
    return f"{place} /Span <</ActualText <{letters}>>> BDC {shapes} EMC"


def _shapes(run: Run, size: float) -> Iterator[str]:
    for rise, glyphs in groupby(run.glyphs, key=lambda glyph: glyph.dy):
        yield f"{rise * size / 1000:.3f} Ts [{''.join(_moves(list(glyphs), run))}] TJ"
    yield "0 Ts"


def _moves(glyphs: Sequence[Glyph], run: Run) -> Iterator[str]:
    """Glyph numbers, and between them how far to step back, where shaping moved a glyph from its usual place."""
    for glyph in glyphs:
        usual = run.typeface.font.get_glyph_h_advance(glyph.id) * 1000 / run.typeface.face.upem
        yield f"{-glyph.dx:g}" if glyph.dx else ""
        yield f"<{glyph.id:04X}>"
        after = glyph.dx + usual - glyph.advance
        yield f"{after:g}" if after else ""
