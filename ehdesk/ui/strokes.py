"""Strokes as a pen leaves them: smooth, and as wide as it was pressed."""

from collections.abc import Iterable
from itertools import pairwise
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from ehdesk.domain.sketch import FULL, Stroke
from ehdesk.ui.theme import CRAYONS

_LEAST = 0.35
"""How much of its width a line keeps that is hardly pressed."""
_EVEN, _PIECES = 0.75, 6
"""Dots by which a line may become wider or narrower at once; and in how many pieces, at most, it is drawn that does."""
Point: TypeAlias = tuple[float, float, float]
"""Across, down, and how hard it was pressed."""


def sheet_of(size: QSize, base: QImage | None = None) -> QImage:
    """A white sheet, with the picture on it that is drawn on."""
    sheet = QImage(size, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    if base is not None:
        painter = QPainter(sheet)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(_middle(base.size(), size), base, QRectF(base.rect()))
        painter.end()
    return sheet


def draw_all(sheet: QImage, strokes: Iterable[Stroke]) -> None:
    """Draw strokes: in one go where it was pressed evenly, as with a finger or the mouse."""
    painter = _painter(sheet)
    for stroke in strokes:
        if len({pressed for _across, _down, pressed in stroke.points}) == 1:
            _draw_evenly(painter, stroke)
            continue
        for end in range(1, len(stroke.points) + 1):
            _draw_piece(painter, stroke, end)
        _draw_end(painter, stroke)
    painter.end()


def draw_piece(sheet: QImage, stroke: Stroke, end: int) -> QRectF:
    """Draw what the point before `end` added to a stroke; the part of the sheet that it changed."""
    painter = _painter(sheet)
    changed = _draw_piece(painter, stroke, end)
    painter.end()
    return changed


def draw_end(sheet: QImage, stroke: Stroke) -> QRectF:
    """Draw the last bit of a stroke, up to where the pen was lifted."""
    painter = _painter(sheet)
    changed = _draw_end(painter, stroke)
    painter.end()
    return changed


def png_of(sheet: QImage) -> bytes:
    """The sheet as it is kept, with nothing in it but the picture."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not sheet.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise RuntimeError("a sheet that cannot be written")
    return bytes(buffer.data().data())


def _draw_piece(painter: QPainter, stroke: Stroke, end: int) -> QRectF:
    """From the middle of one step to the middle of the next, in a curve that the point between them pulls."""
    here = stroke.points[end - 1]
    last = stroke.points[end - 2] if end > 1 else here
    start = _between(stroke.points[end - 3], last) if end > 2 else last
    return _curve(painter, stroke, start, last, _between(last, here))


def _draw_end(painter: QPainter, stroke: Stroke) -> QRectF:
    last = stroke.points[-1]
    before = _between(stroke.points[-2], last) if len(stroke.points) > 1 else last
    return _curve(painter, stroke, before, before, last)


def _draw_evenly(painter: QPainter, stroke: Stroke) -> None:
    points = stroke.points
    path = QPainterPath(_at(points[0]))
    for last, here in pairwise(points):
        path.quadTo(_at(last), _at(_between(last, here)))
    path.lineTo(_at(points[-1]) + QPointF(0.01, 0))
    pen = _pen(stroke)
    pen.setWidthF(_wide(stroke, points[0][2]))
    painter.setPen(pen)
    painter.drawPath(path)


def _pen(stroke: Stroke) -> QPen:
    pen = QPen(QColor(CRAYONS.get(stroke.colour, CRAYONS["black"])))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _curve(painter: QPainter, stroke: Stroke, start: Point, through: Point, to: Point) -> QRectF:
    """In pieces where it was pressed harder or less hard on the way, so that the line swells and shrinks smoothly."""
    path = QPainterPath(_at(start))
    path.quadTo(_at(through), _at(to) + QPointF(0.01, 0))
    pieces = min(_PIECES, 1 + int(abs(_wide(stroke, start[2]) - _wide(stroke, to[2])) / _EVEN))
    pen = _pen(stroke)
    for piece in range(pieces):
        pen.setWidthF(_wide(stroke, start[2] + (to[2] - start[2]) * (piece + 0.5) / pieces))
        painter.setPen(pen)
        if pieces == 1:
            painter.drawPath(path)
        else:
            painter.drawLine(path.pointAtPercent(piece / pieces), path.pointAtPercent((piece + 1) / pieces))
    return _around((_at(start), _at(through), _at(to)), stroke.width / 2 + 2)


def _wide(stroke: Stroke, pressed: float) -> float:
    return stroke.width * (_LEAST + (1 - _LEAST) * min(max(pressed, 0), FULL) / FULL)


def _painter(sheet: QImage) -> QPainter:
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def _at(point: Point) -> QPointF:
    return QPointF(point[0], point[1])


def _between(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2, (one[2] + other[2]) / 2


def _around(points: Iterable[QPointF], more: float) -> QRectF:
    across, down = zip(*((point.x(), point.y()) for point in points), strict=True)
    found = QRectF(QPointF(min(across), min(down)), QPointF(max(across), max(down)))
    return found.adjusted(-more, -more, more, more)


def _middle(size: QSize, room: QSize) -> QRectF:
    """Where a picture lies, whole and in the middle."""
    fitted = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (room.width() - fitted.width()) / 2, (room.height() - fitted.height()) / 2
    return QRectF(left, top, fitted.width(), fitted.height())
