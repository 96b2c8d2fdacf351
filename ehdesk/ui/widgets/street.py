"""The street at the foot of the door page: only a picture, and none in high contrast."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.words import show_when

_WIDTH, _HEIGHT = 1366, 116


class Street(QWidget):
    """Houses with a few lit windows, as wide as the page."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._has_room = look, True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.dress(self._dress)

    def give_way(self, *, has_room: bool) -> None:
        """Stand there only while there is room for it."""
        self._has_room = has_room
        self._show_or_hide()

    def sizeHint(self) -> QSize:
        return QSize(0, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        painter = QPainter(self)
        for start in range(0, self.width(), _WIDTH):
            painter.drawPixmap(start, 0, self._houses)

    def _dress(self) -> None:
        self._houses = self._look.drawing("street", _WIDTH, _HEIGHT)
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        show_when(self, self._has_room and self._look.theme.edge == 1 and not self._look.is_narrow)
