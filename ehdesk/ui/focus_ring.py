"""The ring around whatever has the keyboard: one overlay that shows on any colour and never moves the layout."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ehdesk.ui.look import Look

_AROUND = 6
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
    QEvent.Type.ParentChange,
}


class FocusRing(QWidget):
    """4 px of focus colour outside, 2 px of ink inside, 6 px around the control, clipped to what scrolls.

    A widget may name another one to be ringed in its place by an attribute `ringed` (a radio button names its card),
    and the roundness of its corners by the property `ring_radius`.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        look.changed.connect(self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        if self._target is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self._ring().translated(-self.pos()))
        radius = self._radius()
        painter.setPen(QPen(self._look.colour("focus"), 4))
        painter.drawRoundedRect(ring.adjusted(2, 2, -2, -2), radius + 4, radius + 4)
        painter.setPen(QPen(self._look.colour("focus_ink"), 2))
        painter.drawRoundedRect(ring.adjusted(5, 5, -5, -5), radius + 1, radius + 1)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._unwatch()
        if new is None or not self._window.isAncestorOf(new) or not _is_reached_by_keyboard(new):
            self._target = None
            self.hide()
            return
        self._target = getattr(new, "ringed", new)
        self._watch()
        self._place()

    def _watch(self) -> None:
        widget = self._target
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget is self._window else widget.parentWidget()

    def _unwatch(self) -> None:
        for widget in self._watched:
            try:
                widget.removeEventFilter(self)
            except RuntimeError:  # the page it was on is gone
                continue
        self._watched.clear()

    def _place(self) -> None:
        if self._target is None or not isValid(self._target):
            self._target = None
            self.hide()
            return
        shown = self._ring() & self._clip()
        if shown.isEmpty() or not self._target.isVisible():
            self.hide()
            return
        self.setGeometry(shown)
        self.raise_()
        self.show()
        self.update()

    def _ring(self) -> QRect:
        if self._target is None:
            return QRect()
        corner = self._target.mapTo(self._window, QPoint(0, 0))
        return QRect(corner, self._target.size()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)

    def _clip(self) -> QRect:
        """What can be seen: the window, cut by every scrolling viewport that the control is in."""
        window = self._window
        clip, child = window.rect(), self._target
        while child is not None and child is not window:
            parent = child.parentWidget()
            if (
                isinstance(area := parent.parentWidget() if parent else None, QAbstractScrollArea)
                and parent is area.viewport()
            ):
                clip &= QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
            child = parent
        return clip

    def _radius(self) -> float:
        if self._target is None:
            return 0
        radius = self._target.property("ring_radius")
        return self._target.height() / 2 if radius == "round" else float(radius or 8)


def _is_reached_by_keyboard(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or isinstance(widget, QAbstractButton)
