"""Pages that one has left, until they are taken apart."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 1
"""What is posted so comes after the window was painted, which Qt posts itself."""


class TakenOut(QObject):
    """A page goes once what comes in its place is painted: to take one apart takes a fifth of opening one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages: list[QWidget] = []

    def take(self, page: QWidget) -> None:
        """Out of sight now, and taken apart later."""
        page.hide()
        self._pages.append(page)
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _AFTER_PAINTING)

    def customEvent(self, event: QEvent) -> None:  # noqa: ARG002 - Qt gives it
        while self._pages:
            self._pages.pop().deleteLater()
