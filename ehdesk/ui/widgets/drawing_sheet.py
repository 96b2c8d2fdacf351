"""A sheet to draw on with a finger, a pen or the mouse.

sheet = DrawingSheet(look, QSize(1600, 1200));  sheet.show_drawing(drawing, base);  sheet.take_up("red", 10)
sheet.drawn      a stroke was finished, and is in the drawing
"""

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ehdesk.domain.sketch import FULL, Drawing, Point, Sketch, Stroke, is_far
from ehdesk.ui.look import Look
from ehdesk.ui.strokes import draw_all, draw_end, draw_piece, sheet_of

_LEAST_STEP = 2
"""Dots of the sheet from one point of a stroke to the next."""
_TOLD_EVERY = 500
"""Milliseconds after which a stroke that goes on is told of, for the draft."""
_EDGE, _WIDEST, _LEAST = 2, 640, QSize(240, 340)
"""Pixels. A sheet does not grow with the text: it would no longer fit on the screen."""

_KEPT_EACH, _KEPT = 12, 3
"""After how many strokes the sheet is remembered as it is, and how often: undo draws no more than those since then."""


class DrawingSheet(QWidget):
    """The sheet lies whole in the room there is, or with `keeps_shape` takes as much of it as its shape wants.

    Ctrl+Z and Ctrl+Y undo and redo while it has the keyboard.

    Signals:
        drawn: a stroke was finished, undone or done again.
        going_on: a stroke was begun, or somebody has been drawing it for a while.
    """

    drawn = Signal()
    going_on = Signal()

    def __init__(self, look: Look, size: QSize, *, keeps_shape: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._size = look, size
        self._drawing, self._base = Drawing(), QImage()
        self._sheet = sheet_of(size)
        self._colour, self._width = "black", 4
        self._points: list[Point] = []
        self._before: list[tuple[Sketch, QImage]] = []
        self._is_pen, self._told = False, QElapsedTimer()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if keeps_shape:
            self.setMaximumWidth(_WIDEST)
            policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
            policy.setHeightForWidth(True)
        self._least_high = 120 if keeps_shape else _LEAST.height()
        self.setSizePolicy(policy)

    @property
    def image(self) -> QImage:
        """What is on the sheet, with the stroke that is being drawn."""
        return self._sheet

    @property
    def sketch(self) -> Sketch:
        """The drawing, with the stroke that is being drawn."""
        now = self._drawing.now
        return Sketch(now.base, (*now.strokes, self._stroke())) if self._points else now

    def show_drawing(self, drawing: Drawing, base: QImage | None = None) -> None:
        """Show this one from now on, over the picture that is drawn on."""
        self._drawing, self._base, self._points, self._before = drawing, base or QImage(), [], []
        self.refresh()

    def refresh(self) -> None:
        """Show the drawing as it is now."""
        now = self._drawing.now
        at_hand = next((one for one in reversed(self._before) if _goes_on_from(now, one[0])), None)
        if at_hand is not None:
            drawn, self._sheet = len(at_hand[0].strokes), at_hand[1].copy()
        else:
            has_base = bool(now.base) and not self._base.isNull()
            drawn, self._sheet = 0, sheet_of(self._size, self._base if has_base else None)
        draw_all(self._sheet, now.strokes[drawn:])
        self.update()

    def take_up(self, colour: str, width: int) -> None:
        """Draw with this crayon, so many dots wide, from the next stroke on."""
        self._colour, self._width = colour, width

    def finish(self) -> None:
        """What was drawn of a stroke is a stroke, also where the pen was never lifted."""
        self._end()

    def undo(self) -> None:
        """Take the last stroke back."""
        self._drawing.undo()
        self._tell_anew()

    def redo(self) -> None:
        """Draw it again."""
        self._drawing.redo()
        self._tell_anew()

    def start_again(self) -> None:
        """Take an empty sheet; undo brings the old one back."""
        self._drawing.start_again()
        self._tell_anew()

    def sizeHint(self) -> QSize:
        return QSize(_WIDEST, self.heightForWidth(_WIDEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST.width(), self._least_high)

    def heightForWidth(self, width: int) -> int:
        return round(min(width, _WIDEST) * self._size.height() / self._size.width())

    def event(self, event: QEvent) -> bool:
        is_ours = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _turns(event)
        if is_ours:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif _turns(event):
            self.redo()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._is_pen:
            self._begin(event.position(), FULL)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and not self._is_pen:
            self._go_on(event.position(), FULL)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._is_pen:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen says how hard it is pressed; what it does is not told again as if it were the mouse."""
        pressed = round(event.pressure() * FULL)
        match event.type():
            case QEvent.Type.TabletPress:
                self._is_pen = True
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._begin(event.position(), pressed)
            case QEvent.Type.TabletMove if self._points:
                self._go_on(event.position(), pressed)
            case QEvent.Type.TabletRelease:
                self._end()
                self._is_pen = False
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, room = QPainter(self), self._room()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRect(event.rect())
        painter.drawImage(room, self._sheet, QRectF(self._sheet.rect()))
        painter.setClipping(False)
        painter.setPen(QPen(QColor(self._look.colour("line_strong")), _EDGE))
        painter.drawRect(room.adjusted(-1, -1, 1, 1))

    def _begin(self, at: QPointF, pressed: int) -> None:
        self._end()
        if not self._room().contains(at):
            return
        self._points = [self._on_sheet(at, pressed)]
        self._told.start()
        self._changed(draw_piece(self._sheet, self._stroke(), 1))
        self.going_on.emit()

    def _go_on(self, at: QPointF, pressed: int) -> None:
        point = self._on_sheet(at, pressed)
        if not self._points or not is_far(self._points[-1], point, _LEAST_STEP):
            return
        self._points.append(point)
        self._changed(draw_piece(self._sheet, self._stroke(), len(self._points)))
        if self._told.elapsed() > _TOLD_EVERY:
            self._told.restart()
            self.going_on.emit()

    def _end(self) -> None:
        if not self._points:
            return
        stroke, self._points = self._stroke(), []
        self._changed(draw_end(self._sheet, stroke))
        self._drawing.draw(stroke)
        if len(self._drawing.now.strokes) % _KEPT_EACH == 0:
            self._before = [*self._before[1 - _KEPT :], (self._drawing.now, self._sheet.copy())]
        self.drawn.emit()

    def _stroke(self) -> Stroke:
        return Stroke(self._colour, self._width, tuple(self._points))

    def _tell_anew(self) -> None:
        self._points = []
        self.refresh()
        self.drawn.emit()

    def _room(self) -> QRectF:
        """Where the sheet lies."""
        inside = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        fitted = self._size.scaled(inside.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - fitted.width()) / 2, (self.height() - fitted.height()) / 2
        return QRectF(left, top, fitted.width(), fitted.height())

    def _on_sheet(self, at: QPointF, pressed: int) -> Point:
        room = self._room()
        across = (at.x() - room.left()) * self._size.width() / max(1.0, room.width())
        down = (at.y() - room.top()) * self._size.height() / max(1.0, room.height())
        return (
            min(max(round(across), 0), self._size.width()),
            min(max(round(down), 0), self._size.height()),
            pressed,
        )

    def _changed(self, part: QRectF) -> None:
        room = self._room()
        grown = room.width() / self._size.width()
        where = QRectF(part.topLeft() * grown + room.topLeft(), part.size() * grown)
        self.update(where.adjusted(-2, -2, 2, 2).toAlignedRect())


def _goes_on_from(now: Sketch, before: Sketch) -> bool:
    """Is the one the other with more strokes?"""
    return now.base == before.base and now.strokes[: len(before.strokes)] == before.strokes


def _turns(event: QKeyEvent) -> bool:
    """Is it a key for undo or redo?"""
    is_redo = event.matches(QKeySequence.StandardKey.Redo)
    is_y = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return event.matches(QKeySequence.StandardKey.Undo) or is_redo or is_y
