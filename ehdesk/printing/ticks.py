"""Boxes to tick."""

from dataclasses import replace

from ehdesk.printing.pen import Look, Pen
from ehdesk.printing.styles import Style

_STROKE = ((0.24, 0.50), (0.43, 0.31), (0.76, 0.68))


def draw_tick(pen: Pen, left: float, top: float, style: Style, *, is_done: bool) -> None:
    """A box with round corners, empty or filled with a white tick."""
    size, palette = style.tick, style.palette
    filled, empty = Look(palette.accent, palette.accent), Look(edge=palette.ink)
    look = replace(filled if is_done else empty, thickness=1.3, radius=size * 0.22)
    pen.box(left, top - size, size, size, look)
    if is_done:
        pen.path([(left + x * size, top - size + y * size) for x, y in _STROKE], size * 0.12, "#FFFFFF")
