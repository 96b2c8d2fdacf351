"""One of the things to draw with, to choose: a dot of its colour and width, and its name beside it.

Crayon(look, "red", "Red", ("Red", "Orange"), colour)      arrows move among those of one group
"""

from collections.abc import Collection

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.arrows import move_choice

_DOT, _HIGH, _SIDE, _GAP = 32, 46, 9, 7
"""Pixels. A dot does not grow with the text, nor does the sheet: both would no longer fit on the screen."""


class Crayon(QRadioButton):
    """`names` are those of all that lie in one grid: they are of one width. `across` is how large its dot is."""

    def __init__(
        self, look: Look, key: str, name: str, names: Collection[str], colour: QColor | None = None,
        *, across: int = _DOT, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.key, self._look, self._name, self._names = key, look, name, names
        self._colour, self._across = colour, across
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.dress(self._dress)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not move_choice(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        letters = QFontMetrics(self._font(QFont.Weight.Bold))
        words = max(letters.horizontalAdvance(name) for name in self._names)
        return QSize(
            _SIDE + _DOT + _GAP + words + self._look.space(_SIDE), max(_HIGH, letters.height() + self._look.space(8))
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(QPen(look.colour("accent"), 3))
            painter.setBrush(look.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)
        middle, half = QRectF(_SIDE, 0, _DOT, self.height()).center(), self._across / 2
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.setBrush(self._colour or look.colour("text"))
        painter.drawEllipse(middle, half, half)
        painter.setPen(look.colour("text"))
        painter.setFont(self._font(QFont.Weight.Bold if self.isChecked() else QFont.Weight.Normal))
        beside = self.rect().adjusted(_SIDE + _DOT + _GAP, 0, 0, 0)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._name)

    def _dress(self) -> None:
        self.updateGeometry()

    def _font(self, weight: QFont.Weight) -> QFont:
        return self._look.font(14, weight)
