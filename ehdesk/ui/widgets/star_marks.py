"""The three kinds of line on a star, told apart without colour; and the legend that names them.

legend = Legend(look, 0, "Now, 24 November", "together");  legend.ticked(bool)
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.tick_box import TickBox
from ehdesk.ui.widgets.words import Line

_DASHES = (None, (4.0, 2.2), (0.1, 2.4))


def pen_of(place: int, colour: QColor) -> QPen:
    """Solid, long dashes, dots: by the order of the readings."""
    pen = QPen(colour, 2.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashes := _DASHES[place]:
        pen.setDashPattern(dashes)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if place == 2 else Qt.PenCapStyle.FlatCap)
    return pen


def draw_mark(painter: QPainter, place: int, at: QPointF, colour: QColor, inside: QColor) -> None:
    """A filled dot, a hollow square (larger than the dot, so that both show where they meet), a hollow triangle."""
    painter.setPen(QPen(colour, 2.2))
    painter.setBrush(colour if place == 0 else inside)
    if place == 0:
        painter.drawEllipse(at, 5.5, 5.5)
    elif place == 1:
        painter.drawRect(QRectF(at.x() - 6, at.y() - 6, 12, 12))
    else:
        corners = (QPointF(0, -8.5), QPointF(8, 6), QPointF(-8, 6))
        painter.drawPolygon(QPolygonF([at + corner for corner in corners]))


class _Sample(QWidget):
    """A short piece of the line with its mark."""

    def __init__(self, look: Look, place: int) -> None:
        super().__init__()
        self._look, self._place = look, place
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(46), self._look.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._look.colour(f"series_{self._place + 1}")
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(pen_of(self._place, colour))
        painter.drawLine(QPointF(1, middle.y()), QPointF(self.width() - 1, middle.y()))
        draw_mark(painter, self._place, middle, colour, self._look.colour("surface"))


class Legend(TickBox):
    """One reading of the chart: ticked, it is drawn."""

    def __init__(self, look: Look, place: int, name: str, by: str = "", parent: QWidget | None = None) -> None:
        words = Line(look, name, "strong"), Line(look, by, "soft")
        super().__init__(look, " ".join(filter(None, (name, by))), _Sample(look, place), *words, parent=parent)
        self.setChecked(True)
