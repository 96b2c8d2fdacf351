"""One of the things to draw with, to choose: a dot of its colour and width, and its name below.

Crayon(look, "red", "Red", colour, across=22)      arrows move among those of one group
"""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.arrows import move_choice

_DOT, _ROOM, _LEAST_WIDE = 34, 44, 64


class Crayon(QRadioButton):
    """`across` is how large its dot is, in pixels at 100 per cent."""

    def __init__(
        self, look: Look, key: str, name: str, colour: QColor | None = None, across: int = _DOT,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.key, self._look, self._name, self._colour, self._across = key, look, name, colour, across
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.dress(self._dress)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not move_choice(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        look, words = self._look, QFontMetrics(self._font(QFont.Weight.Bold))
        wide = max(look.px(_LEAST_WIDE), words.horizontalAdvance(self._name) + look.px(12))
        return QSize(wide, look.px(_ROOM) + words.height() + look.px(8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(QPen(look.colour("accent"), 3))
            painter.setBrush(look.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)
        middle = QRectF(0, look.px(3), self.width(), look.px(_ROOM)).center()
        half = look.px(self._across) / 2
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.setBrush(self._colour or look.colour("text"))
        painter.drawEllipse(middle, half, half)
        painter.setPen(look.colour("text"))
        painter.setFont(self._font(QFont.Weight.Bold if self.isChecked() else QFont.Weight.Normal))
        below = QRect(0, look.px(_ROOM), self.width(), self.height() - look.px(_ROOM + 4))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._name)

    def _dress(self) -> None:
        self.updateGeometry()

    def _font(self, weight: QFont.Weight) -> QFont:
        return self._look.font(14, weight)
