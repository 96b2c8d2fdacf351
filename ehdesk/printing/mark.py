"""The mark of the program: a house with a lit door. Decoration, so it says nothing to a screen reader."""

from ehdesk.printing.pen import Look, Pen
from ehdesk.printing.styles import PAPER, Palette

_LIGHT = "#FFC93C"
_WALLS = ((0.20, 0.48), (0.50, 0.78), (0.80, 0.48), (0.80, 0.24), (0.20, 0.24))


def draw_mark(pen: Pen, left: float, top: float, size: float, palette: Palette) -> None:
    """The mark, `size` points high and wide."""
    door = _LIGHT if palette.has_tint else palette.accent
    foot = top - size
    pen.box(left, foot, size, size, Look(palette.accent, radius=size * 0.22))
    pen.area([(left + x * size, foot + y * size) for x, y in _WALLS], PAPER)
    pen.box(left + size * 0.43, foot + size * 0.24, size * 0.14, size * 0.22, Look(door, radius=size * 0.06))
