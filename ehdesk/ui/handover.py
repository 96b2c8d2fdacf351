"""From the window that locked to that of the fresh process: the old one stays, covered, until the new one is seen.

waiting = Waiting()              in the process that locked; waiting.name goes to the fresh one
waiting.taken_over               the new window is on the screen
tell_when_seen(window, name)     in the fresh one
"""

from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class Waiting(QObject):
    """Hears from the fresh process, if `is_heard`. Nothing is said but that its window is there.

    Signals:
        taken_over: it is.
    """

    taken_over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - only a lock needs it

        super().__init__(parent)
        self.name = f"ehdesk-{uuid4()}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self.taken_over)
        self.is_heard = self._server.listen(self.name)


class _Seen(QObject):
    """Waits until a window is on the screen, and says so once."""

    def __init__(self, window: QWidget, name: str) -> None:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - only after a lock

        super().__init__(window)
        self._name = name
        self._line = QLocalSocket(self)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, lambda: self._line.connectToServer(self._name))
        return False


def tell_when_seen(window: QWidget, name: str) -> None:
    """Tell whoever waits under this name, as soon as the window is painted."""
    _Seen(window, name)
