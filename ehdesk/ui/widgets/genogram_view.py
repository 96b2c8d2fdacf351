"""A family drawn as a genogram. The same facts always stand in a list beside it.

    view = GenogramView(look, Drawn(genogram(family), figures, homes))      and its spoken name and description

Square, circle, diamond and triangle are male, female, another or unknown, and expected. Dashed outlines are homes, two
strokes across a line say that a couple parted, and a dashed line leads from step-parents, foster carers, guardians and
carers. A dotted line says who has parental responsibility; dashes and dots join those who are related in a wider way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ehdesk.domain.genogram import Genogram, Line
from ehdesk.ui.look import Look
from ehdesk.ui.widgets.genogram_marks import Figure, cross, draw_shape, strokes
from ehdesk.ui.widgets.genogram_plan import GenogramPlan

_STYLES = {
    Line.BIRTH: Qt.PenStyle.SolidLine,
    Line.CARE: Qt.PenStyle.DashLine,
    Line.WIDER: Qt.PenStyle.DashDotLine,
    Line.RESPONSIBLE: Qt.PenStyle.DotLine,
}
_DASHES = ((5.0, 3.0), (1.0, 2.4), (8.0, 3.0, 1.0, 3.0))


@dataclass(frozen=True, slots=True)
class DrawnHome:
    """A home and those who live in it."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn: where everyone stands, how they look, and the homes."""

    places: Genogram
    figures: Mapping[str, Figure]
    homes: Sequence[DrawnHome]


class GenogramView(QWidget):
    """The drawing, as wide as there is room."""

    def __init__(self, look: Look, drawn: Drawn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._drawing, self.figures = look, drawn.places, drawn.figures
        self._homes = [home for home in drawn.homes if home.members]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.dress(self._dress)

    def sizeHint(self) -> QSize:
        return QSize(
            GenogramPlan.least_width(self._look, self._drawing), GenogramPlan.height(self._look, self._drawing)
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        plan = GenogramPlan(self._look, self._drawing, self.width())
        self._draw_outlines(painter, plan)
        self._draw_lines(painter, plan)
        for member in self._drawing.across:
            self._draw_figure(painter, plan, member)
        self._draw_home_names(painter, plan)

    def _draw_outlines(self, painter: QPainter, plan: GenogramPlan) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, home in enumerate(self._homes):
            pen = QPen(self._look.colour(f"series_{number % 3 + 1}"), 1.8)
            pen.setDashPattern(_DASHES[number % 3])
            painter.setPen(pen)
            painter.drawPath(plan.outline(home.members, number))

    def _draw_home_names(self, painter: QPainter, plan: GenogramPlan) -> None:
        painter.setFont(self._font(14, QFont.Weight.Medium))
        letters = QFontMetrics(painter.font())
        for number, home in enumerate(self._homes):
            box = plan.outline_label(home.members, number, letters.horizontalAdvance(home.name) + self._look.px(10))
            painter.fillRect(box, self._look.colour("surface"))
            painter.setPen(self._look.colour(f"series_{number % 3 + 1}"))
            said = letters.elidedText(home.name, Qt.TextElideMode.ElideRight, round(box.width()))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)

    def _draw_lines(self, painter: QPainter, plan: GenogramPlan) -> None:
        painter.setPen(QPen(self._look.colour("text"), 2))
        for pair in self._drawing.couples:
            lines = plan.couple_line(pair)
            painter.drawLines(lines)
            if pair.is_former:
                painter.drawLines(strokes(lines[len(lines) // 2].center(), self._look.px(8)))
        for number, descent in enumerate(self._drawing.descents):
            painter.setPen(QPen(self._look.colour("text"), 2, _STYLES[descent.line]))
            painter.drawLines(plan.descent_lines(descent, number))

    def _draw_figure(self, painter: QPainter, plan: GenogramPlan, member: str) -> None:
        figure, at, half = self.figures[member], plan.middle(member), plan.shape / 2
        painter.setPen(QPen(self._look.colour("text"), 2.2))
        painter.setBrush(self._look.colour("surface"))
        box = QRectF(at.x() - half, at.y() - half, plan.shape, plan.shape)
        draw_shape(painter, figure.shape, box)
        if figure.has_died:
            painter.drawLines(cross(box))
        painter.setFont(self._font(15, QFont.Weight.Normal))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, figure.inside)
        painter.setFont(self._font(16, QFont.Weight.DemiBold))
        name_box = plan.name_box(member)
        letters = QFontMetrics(painter.font())
        said = letters.elidedText(figure.name, Qt.TextElideMode.ElideRight, round(name_box.width()))
        painter.drawText(name_box, Qt.AlignmentFlag.AlignCenter, said)

    def _font(self, size: int, weight: QFont.Weight) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._look.px(size))
        font.setWeight(weight)
        return font

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class Sideways(QScrollArea):
    """Holds a drawing that may be wider than the page: then it takes the keyboard, and arrows move it."""

    def __init__(self, look: Look, drawing: GenogramView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(drawing.accessibleName())
        self.setWidget(drawing)
        look.dress(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().x():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _fit(self) -> None:
        is_wider = self._drawing.sizeHint().width() > self.width()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_wider else Qt.FocusPolicy.NoFocus)
        bar = self.horizontalScrollBar().sizeHint().height() if is_wider else 0
        self.setFixedHeight(self._drawing.sizeHint().height() + bar)
