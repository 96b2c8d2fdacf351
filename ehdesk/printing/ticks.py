"""Boxes to tick."""

from collections.abc import Sequence
from dataclasses import replace

from ehdesk.printing.lines import Line
from ehdesk.printing.pen import Look, Pen
from ehdesk.printing.styles import PAPER, Style
from ehdesk.printing.tags import Tag

_STROKE = ((0.24, 0.50), (0.43, 0.31), (0.76, 0.68))


def draw_tick(pen: Pen, left: float, top: float, style: Style, *, is_done: bool) -> None:
    """A box with round corners, empty or filled with a white tick."""
    size, palette = style.tick, style.palette
    filled, empty = Look(palette.accent, palette.accent), Look(edge=palette.ink)
    look = replace(filled if is_done else empty, thickness=1.3, radius=size * 0.22)
    pen.box(left, top - size, size, size, look)
    if is_done:
        pen.path([(left + x * size, top - size + y * size) for x, y in _STROKE], size * 0.12, PAPER)


def hide(pen: Pen, lines: Sequence[Line], tag: Tag, left: float, baseline: float) -> None:
    """Words that are read out where the eye sees a box."""
    if lines:
        with pen.tagged(tag):
            pen.text_at(lines[0], left, baseline, is_hidden=True)
