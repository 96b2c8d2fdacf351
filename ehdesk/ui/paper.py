"""The paper that is drawn on: the drawing, and how it looks by now. Several sheets on the screen may show the same."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage

from ehdesk.domain.sketch import Drawing, Sketch, Stroke
from ehdesk.ui.strokes import draw_all, draw_end, draw_piece, sheet_of

_KEPT_EACH, _KEPT = 12, 3
"""After how many strokes it is remembered as it is, and how often: undo draws no more than those since then."""


class Paper:
    """`size` is in dots. `image` is what is on it, with the stroke that is being drawn.

    While `is_awaited` the picture that was drawn on is still being read, and nobody draws.
    """

    def __init__(self, size: QSize) -> None:
        self.size, self.drawing = size, Drawing()
        self.image, self._base, self.is_awaited = sheet_of(size), QImage(), False
        self._shown: Sketch | None = Sketch()  # None while a stroke is on it that is not in the drawing
        self._before: list[tuple[Sketch, QImage]] = []

    @property
    def has_base(self) -> bool:
        """Is the picture on it that was drawn on? It may lie on another computer."""
        return not self._base.isNull()

    def await_base(self, sketch: Sketch) -> None:
        """Have an empty sheet until what is on it was read, and `show` is called."""
        self.show(sketch)
        self.is_awaited = True

    def show(self, sketch: Sketch, base: QImage | None = None) -> None:
        """Begin with this one, over the picture that is drawn on; nothing can be undone."""
        self.drawing.show(sketch)
        self.is_awaited = False
        self._base, self._shown, self._before = base or QImage(), None, []
        self.refresh()

    def refresh(self) -> None:
        """Draw what is in the drawing now and not yet on it."""
        now = self.drawing.now
        if now == self._shown:
            return
        if self._shown is None or not _goes_on_from(now, self._shown):
            self._go_back(now)
        drawn = len(self._shown.strokes) if self._shown is not None else 0
        draw_all(self.image, now.strokes[drawn:])
        self._shown = now

    def draw_piece(self, stroke: Stroke) -> QRectF:
        """Draw what the last point added to a stroke; the part of the paper that it changed."""
        self._shown = None
        return draw_piece(self.image, stroke, len(stroke.points))

    def finish(self, stroke: Stroke) -> QRectF:
        """Draw the last bit of a stroke, which is in the drawing from now on; the part that it changed."""
        changed = draw_end(self.image, stroke)
        self.drawing.draw(stroke)
        self._shown = now = self.drawing.now
        if len(now.strokes) % _KEPT_EACH == 0:
            self._before = [*self._before[1 - _KEPT :], (now, self.image.copy())]
        return changed

    def _go_back(self, now: Sketch) -> None:
        """As it was the last time that it was remembered, or at first."""
        for before, image in reversed(self._before):
            if _goes_on_from(now, before):
                self._shown, self.image = before, image.copy()
                return
        self._shown, self.image = None, sheet_of(self.size, self._base if now.base and self.has_base else None)


def _goes_on_from(now: Sketch, before: Sketch) -> bool:
    """Is the one the other with more strokes?"""
    return now.base == before.base and now.strokes[: len(before.strokes)] == before.strokes
