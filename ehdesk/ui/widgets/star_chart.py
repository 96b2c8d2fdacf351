"""The star as a chart. The same facts always stand in words beside it (a Table), and in its description.

    chart = StarChart(look, "Our star", ("Learning", "Early years"), 5, unscored="not talked about")
    chart.show_readings((Scores("Now, 24 November", (3, None)), Scores("First, 6 October", (2, 3))))
    chart.highlight(4)             the area that is being talked about; None for no area

The first line is solid with filled dots, the second long dashes with hollow squares, the third dots with triangles.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.star_marks import draw_mark, pen_of
from ehdesk.ui.widgets.star_shape import ring, spoke, stretches

_NAME, _ABOVE, _WIDEST = 106, 44, 190
"""Pixels at 100 per cent: how wide a name is, what stands above and below the web, the largest radius."""


@dataclass(frozen=True, slots=True)
class Scores:
    """One reading on the chart: its name, and a score for each area in order. None is not scored.

    `line` is which of the three lines it is drawn with, from 0; where it is not said, the one of its place.
    """

    name: str
    scores: tuple[int | None, ...]
    line: int | None = None


class StarChart(QWidget):
    """Spokes, rings and up to three lines."""

    def __init__(
        self,
        look: Look,
        name: str,
        areas: Sequence[str],
        steps: int,
        unscored: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._areas, self._steps, self._unscored = look, tuple(areas), steps, unscored
        self._readings: tuple[Scores, ...] = ()
        self._highlighted: int | None = None
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def show_readings(self, readings: Sequence[Scores]) -> None:
        """Other lines; the newest first."""
        self._readings = tuple(readings)
        self.setAccessibleDescription(". ".join(self._facts(reading) for reading in self._readings))
        self.update()

    def highlight(self, place: int | None) -> None:
        """The area that is talked about now."""
        self._highlighted = place
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(540), self.heightForWidth(self._look.px(540)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(360), self._look.px(330))

    def heightForWidth(self, width: int) -> int:
        return round(2 * (self._radius_in(width) + self._look.px(_ABOVE)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_web(painter)
        self._draw_highlight(painter)
        self._draw_numbers(painter)
        for place, reading in reversed(list(enumerate(self._readings))):
            self._draw_reading(painter, place if reading.line is None else reading.line, reading)
        self._draw_names(painter)

    def _facts(self, reading: Scores) -> str:
        said = (
            f"{area} {self._unscored if score is None else score}"
            for area, score in zip(self._areas, reading.scores, strict=True)
        )
        return f"{reading.name}: {', '.join(said)}"

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _radius(self) -> float:
        """What room the names leave."""
        return min(self._radius_in(self.width()), max(40.0, self.height() / 2 - self._look.px(_ABOVE)))

    def _radius_in(self, width: float) -> float:
        """The names stand at the ends of the spokes that point most to the side."""
        reach = max(abs(spoke(place, len(self._areas)).x()) for place in range(len(self._areas)))
        room = width / 2 - self._look.px(_NAME + 16)
        return max(40.0, min(room / reach, self._look.px(_WIDEST)))

    def _point(self, place: int, step: float) -> QPointF:
        return self._middle() + spoke(place, len(self._areas)) * (self._radius() * step / self._steps)

    def _draw_web(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._look.colour("line"), 1.3))
        corners = [
            ring(step, self._steps, len(self._areas), self._middle(), self._radius())
            for step in range(self._steps, 0, -1)
        ]
        painter.setBrush(self._look.colour("surface"))
        for points in corners:
            painter.drawPolygon(QPolygonF(points))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        for outer in corners[0]:
            painter.drawLine(self._middle(), outer)

    def _draw_highlight(self, painter: QPainter) -> None:
        if self._highlighted is None:
            return
        is_flat = self._look.theme.edge > 1
        pen = QPen(self._look.colour("accent" if is_flat else "accent_soft"), 3 if is_flat else 14)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(self._middle(), self._point(self._highlighted, self._steps))

    def _draw_numbers(self, painter: QPainter) -> None:
        """Between the last spoke and the first, where no line has a point."""
        painter.setFont(self._font(14, QFont.Weight.Normal))
        painter.setPen(self._look.colour("text_soft"))
        along = (spoke(-1, len(self._areas)) + spoke(0, len(self._areas))) / 2
        for step in range(1, self._steps + 1):
            at = self._middle() + along * (self._radius() * (step - 0.28) / self._steps)
            painter.drawText(QRectF(at.x() - 14, at.y() - 11, 28, 22), Qt.AlignmentFlag.AlignCenter, str(step))

    def _draw_reading(self, painter: QPainter, place: int, reading: Scores) -> None:
        runs = stretches(reading.scores)
        colour = self._look.colour(f"series_{place + 1}")
        if place == 0 and len(runs) == 1 and len(runs[0]) == len(self._areas) + 1:
            self._fill(painter, reading, colour)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen_of(place, colour))
        for run in runs:
            painter.drawPolyline(QPolygonF([self._point(area, reading.scores[area] or 0) for area in run]))
        for area, score in enumerate(reading.scores):
            if score is not None:
                draw_mark(painter, place, self._point(area, score), colour, self._look.colour("surface"))

    def _fill(self, painter: QPainter, reading: Scores, colour: QColor) -> None:
        soft = QColor(colour)
        soft.setAlphaF(0.13)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawPolygon(QPolygonF([self._point(area, score or 0) for area, score in enumerate(reading.scores)]))

    def _draw_names(self, painter: QPainter) -> None:
        for place, area in enumerate(self._areas):
            is_now = place == self._highlighted
            painter.setFont(self._font(15, QFont.Weight.Bold if is_now else QFont.Weight.Medium))
            painter.setPen(self._look.colour("text"))  # the colour of links would say that it can be pressed
            box, flags = self._name_box(painter, place, area)
            painter.drawText(box, flags | Qt.TextFlag.TextWordWrap, area)

    def _name_box(self, painter: QPainter, place: int, area: str) -> tuple[QRectF, Qt.AlignmentFlag]:
        """Beside the end of its spoke; above and below for the spokes that point up and down."""
        align, direction = Qt.AlignmentFlag, spoke(place, len(self._areas))
        end = self._middle() + direction * (self._radius() + self._look.px(14))
        metrics = QFontMetrics(painter.font())
        width = self._look.px(_NAME)
        height = metrics.boundingRect(0, 0, width, 200, int(Qt.TextFlag.TextWordWrap), area).height() + 2
        if abs(direction.x()) < 0.15:
            top = end.y() - height if direction.y() < 0 else end.y()
            return QRectF(end.x() - width, top, 2 * width, height), align.AlignHCenter | align.AlignVCenter
        left = end.x() if direction.x() > 0 else end.x() - width
        side = align.AlignLeft if direction.x() > 0 else align.AlignRight
        return QRectF(left, end.y() - height / 2, width, height), side | align.AlignVCenter

    def _font(self, size: int, weight: QFont.Weight) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._look.px(size))
        font.setWeight(weight)
        return font
