"""The shapes of a genogram, told apart without colour."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF


@dataclass(frozen=True, slots=True)
class Figure:
    """One member: what they are called, what stands inside (an age), the shape, and whether they died."""

    name: str
    inside: str
    shape: str
    has_died: bool = False


def draw_shape(painter: QPainter, shape: str, box: QRectF) -> None:
    """A square, a circle, a triangle, and a diamond for anything else."""
    middle = box.center()
    match shape:
        case "square":
            painter.drawRect(box)
        case "circle":
            painter.drawEllipse(box)
        case "triangle":
            painter.drawPolygon(QPolygonF([QPointF(middle.x(), box.top()), box.bottomRight(), box.bottomLeft()]))
        case _:
            top, bottom = QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom())
            painter.drawPolygon(
                QPolygonF([top, QPointF(box.right(), middle.y()), bottom, QPointF(box.left(), middle.y())])
            )


def cross(box: QRectF) -> list[QLineF]:
    """A cross through a shape, from corner to corner."""
    return [QLineF(box.topLeft(), box.bottomRight()), QLineF(box.topRight(), box.bottomLeft())]


def strokes(at: QPointF, reach: float) -> list[QLineF]:
    """Two short strokes across a line, beside the middle where another line may go down."""
    return [
        QLineF(at.x() + beside, at.y() + reach, at.x() + beside + reach, at.y() - reach)
        for beside in (-2 * reach, -1.2 * reach)
    ]
