"""Notices when nobody has touched the keyboard or the mouse for a while."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
}
WARNS = timedelta(seconds=30)
"""How long before the end one is told."""
_LOOKS_EVERY = 1_000
"""Milliseconds."""


class Idle(QObject):
    """Counts by the wall clock, since timers stop while a laptop sleeps.

    It watches the windows, through which every touch comes first. Watching the whole application would call Python for
    each of the thousands of events with which one page is laid out.

    Signals:
        reached: nobody touched anything for `limit`.
        is_near(bool): it is soon, or since somebody touched something no more.
    """

    reached = Signal()
    is_near = Signal(bool)

    def __init__(self, app: QApplication, limit: timedelta, clock: Callable[[], datetime]) -> None:
        super().__init__(app)
        self._app, self._limit, self._clock = app, limit, clock
        self._touched = clock()
        self._is_told = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOKS_EVERY)
        app.focusWindowChanged.connect(self._watch)
        self._watch()

    def wait_for(self, limit: timedelta) -> None:
        """Wait so long from now on."""
        self._limit = limit
        self._look()

    def stop(self) -> None:
        """Watch no longer, and be no more."""
        self._timer.stop()
        self._app.focusWindowChanged.disconnect(self._watch)
        for window in self._app.allWindows():
            window.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt gives it
        if event.type() not in _TOUCHES:
            return False
        if self._is_over():
            # the first touch after a sleep comes before the timer: it locks, and does nothing to the page
            QTimer.singleShot(0, self, self._look)
            return True
        self._touched = self._clock()
        self._tell(is_near=False)
        return False

    def _is_over(self) -> bool:
        now = self._clock()
        return now - self._touched >= self._limit or now < self._touched - self._limit

    def _watch(self, _focused: QWindow | None = None) -> None:
        """Every window that is there now: ours, and the lists and menus that drop down."""
        for window in self._app.allWindows():
            window.installEventFilter(self)

    def _look(self) -> None:
        self._watch()
        if self._is_over():
            self._touched = self._clock()
            self.reached.emit()
        else:
            self._tell(is_near=self._clock() - self._touched >= self._limit - WARNS)

    def _tell(self, *, is_near: bool) -> None:
        if is_near != self._is_told:
            self._is_told = is_near
            self.is_near.emit(is_near)
