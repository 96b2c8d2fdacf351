"""A sheet to draw on with a finger, a pen or the mouse.

sheet = DrawingSheet(look, Paper(QSize(1600, 1200)));  sheet.take_up("red", 10)
sheet.drawn      a stroke was finished, and is in the drawing of the paper
"""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QWidget

from ehdesk.domain.sketch import FULL, Point, Sketch, Stroke, is_far
from ehdesk.ui.look import Look
from ehdesk.ui.paper import Paper

_LEAST_STEP = 2
"""Dots of the sheet from one point of a stroke to the next."""
_TOLD_EVERY = 500
"""Milliseconds after which a stroke that goes on is told of, for the draft."""
EDGE = 2
"""Pixels around the paper."""


class DrawingSheet(QWidget):
    """The paper lies whole in the room there is; `awaited` stands on it while what is on it is awaited.

    Ctrl+Z and Ctrl+Y undo and redo while it has the keyboard.

    Signals:
        drawn: a stroke was finished, undone or done again.
        going_on: a stroke was begun, or somebody has been drawing it for a while.
    """

    drawn = Signal()
    going_on = Signal()

    def __init__(self, look: Look, paper: Paper, awaited: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._paper, self._awaited = look, paper, awaited
        self._colour, self._width = "black", 4
        self._points: list[Point] = []
        self._is_pen, self._told = False, QElapsedTimer()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def is_drawn_on(self) -> bool:
        """Is the pen on it?"""
        return bool(self._points)

    @property
    def sketch(self) -> Sketch:
        """The drawing, with the stroke that is being drawn."""
        now = self._paper.drawing.now
        return Sketch(now.base, (*now.strokes, self._stroke())) if self._points else now

    def refresh(self) -> None:
        """Show what is on the paper now; what was begun of a stroke is not."""
        self._points = []
        self._paper.refresh()
        self.update()

    def take_up(self, colour: str, width: int) -> None:
        """Draw with this crayon, so many dots wide, from the next stroke on."""
        self._colour, self._width = colour, width

    def finish(self) -> None:
        """What was drawn of a stroke is a stroke, also where the pen was never lifted."""
        self._end()

    def undo(self) -> None:
        """Take the last stroke back."""
        self._turn(self._paper.drawing.undo)

    def redo(self) -> None:
        """Draw it again."""
        self._turn(self._paper.drawing.redo)

    def start_again(self) -> None:
        """Take an empty sheet; undo brings the old one back."""
        self._turn(self._paper.drawing.start_again)

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
        painter.drawImage(room, self._paper.image, QRectF(self._paper.image.rect()))
        painter.setClipping(False)
        painter.setPen(QPen(QColor(self._look.colour("line_strong")), EDGE))
        painter.drawRect(room.adjusted(-1, -1, 1, 1))
        if self._paper.is_awaited:
            painter.setFont(self._look.font(16))
            painter.setPen(Qt.GlobalColor.darkGray)  # on paper, which is white in any theme
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._awaited)

    def _begin(self, at: QPointF, pressed: int) -> None:
        self._end()
        if self._paper.is_awaited or not self._room().contains(at):
            return
        self._points = [self._on_sheet(at, pressed)]
        self._told.start()
        self._changed(self._paper.draw_piece(self._stroke()))
        self.going_on.emit()

    def _go_on(self, at: QPointF, pressed: int) -> None:
        point = self._on_sheet(at, pressed)
        if not self._points or not is_far(self._points[-1], point, _LEAST_STEP):
            return
        self._points.append(point)
        self._changed(self._paper.draw_piece(self._stroke()))
        if self._told.elapsed() > _TOLD_EVERY:
            self._told.restart()
            self.going_on.emit()

    def _end(self) -> None:
        if not self._points:
            return
        stroke, self._points = self._stroke(), []
        self._changed(self._paper.finish(stroke))
        self.drawn.emit()

    def _stroke(self) -> Stroke:
        return Stroke(self._colour, self._width, tuple(self._points))

    def _turn(self, act: Callable[[], None]) -> None:
        if self._paper.is_awaited:
            return
        act()
        self.refresh()
        self.drawn.emit()

    def _room(self) -> QRectF:
        """Where the sheet lies."""
        inside = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        fitted = self._paper.size.scaled(inside.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - fitted.width()) / 2, (self.height() - fitted.height()) / 2
        return QRectF(left, top, fitted.width(), fitted.height())

    def _on_sheet(self, at: QPointF, pressed: int) -> Point:
        room = self._room()
        across = (at.x() - room.left()) * self._paper.size.width() / max(1.0, room.width())
        down = (at.y() - room.top()) * self._paper.size.height() / max(1.0, room.height())
        return (
            min(max(round(across), 0), self._paper.size.width()),
            min(max(round(down), 0), self._paper.size.height()),
            pressed,
        )

    def _changed(self, part: QRectF) -> None:
        room = self._room()
        grown = room.width() / self._paper.size.width()
        where = QRectF(part.topLeft() * grown + room.topLeft(), part.size() * grown)
        self.update(where.adjusted(-2, -2, 2, 2).toAlignedRect())


def _turns(event: QKeyEvent) -> bool:
    """Is it a key for undo or redo?"""
    is_redo = event.matches(QKeySequence.StandardKey.Redo)
    is_y = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return event.matches(QKeySequence.StandardKey.Undo) or is_redo or is_y
