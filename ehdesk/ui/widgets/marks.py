"""The circle of a radio button and the box of a tick box, drawn in the colours of the theme."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ehdesk.ui.look import Look


class RoundMark(QWidget):
    """A circle; when chosen with a dot in it."""

    side = 26

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._is_chosen = look, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.dress(self._dress)

    def set_chosen(self, is_chosen: bool) -> None:
        """Chosen or not."""
        self._is_chosen = is_chosen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(self.side), self._look.px(self.side))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.width() / self.side
        painter.scale(scale, scale)
        self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        draw_round(painter, self._look, is_chosen=self._is_chosen)

    def _dress(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()


class SquareMark(RoundMark):
    """A box; when chosen filled, with a tick."""

    side = 28

    def _draw(self, painter: QPainter) -> None:
        draw_square(painter, self._look, is_chosen=self._is_chosen)


def draw_round(painter: QPainter, look: Look, *, is_chosen: bool, edge: str = "line_strong") -> None:
    """A round mark of 26 by 26, at the painter's origin."""
    painter.setPen(QPen(look.colour("accent" if is_chosen else edge), 2.2))
    painter.setBrush(look.colour("surface"))
    painter.drawEllipse(QRectF(1.5, 1.5, 23, 23))
    if is_chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(QRectF(7.5, 7.5, 11, 11))


def draw_square(painter: QPainter, look: Look, *, is_chosen: bool, edge: str = "line_strong") -> None:
    """A square mark of 28 by 28, at the painter's origin."""
    colour = look.colour
    painter.setPen(QPen(colour("accent" if is_chosen else edge), 2))
    painter.setBrush(colour("accent" if is_chosen else "surface"))
    painter.drawRoundedRect(QRectF(1, 1, 26, 26), 5, 5)
    if is_chosen:
        pen = QPen(colour("on_accent"), 2.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([QPointF(7, 14.6), QPointF(11.8, 19.2), QPointF(21, 9.4)]))
