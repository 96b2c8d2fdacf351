"""The mark of the program: a house with a lit door. Decoration, so it says nothing to a screen reader."""

from ehdesk.printing.pen import Look, Pen

_GROUND, _HOUSE, _LIGHT = "#0F5A5E", "#FFFFFF", "#FFC93C"
_WALLS = ((0.20, 0.48), (0.50, 0.78), (0.80, 0.48), (0.80, 0.24), (0.20, 0.24))


def draw_mark(pen: Pen, left: float, top: float, size: float) -> None:
    """The mark, `size` points high and wide."""
    foot = top - size
    pen.box(left, foot, size, size, Look(_GROUND, radius=size * 0.22))
    pen.area([(left + x * size, foot + y * size) for x, y in _WALLS], _HOUSE)
    pen.box(left + size * 0.43, foot + size * 0.24, size * 0.14, size * 0.22, Look(_LIGHT, radius=size * 0.06))
