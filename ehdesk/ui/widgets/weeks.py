"""How far the weeks of the work are: small boxes, filled up to now, with the same in words above them."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.words import Line

_HEIGHT, _GAP = 12, 3


class Weeks(QWidget):
    """Weeks(look, 9, 20, "Week 9 of 20", "Until 9 Feb")"""

    def __init__(self, look: Look, now: int, of: int, words: str, until: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column, above = QVBoxLayout(self), QHBoxLayout()
        above.addWidget(Line(look, words, "small_soft"))
        above.addStretch()
        above.addWidget(Line(look, until, "small_soft"))
        above.setSpacing(look.space(16))
        spaced(column, (0, 0, 0, 0), look.space(6))
        column.addLayout(above)
        column.addWidget(_Boxes(look, now, of))


class _Boxes(QWidget):
    """The boxes alone: a picture of the words, so a screen reader passes over it."""

    def __init__(self, look: Look, now: int, of: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._now, self._of = look, now, of
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        colour, painter = self._look.colour, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / self._of
        for place in range(self._of):
            is_filled = place < self._now
            painter.setPen(QPen(colour("accent" if is_filled else "line_strong"), 1.5))
            painter.setBrush(colour("accent" if is_filled else "surface"))
            box = QRectF(place * step + 1, 1, max(2.0, step - _GAP), self.height() - 2)
            painter.drawRoundedRect(box, 3, 3)
