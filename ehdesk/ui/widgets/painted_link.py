"""A link in a row, of which a page may have dozens: words that are painted, where a button costs four times as much.

PaintedLink(look, "Change", says="Change: How is school going?")      looks and works as a LinkButton
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ehdesk.ui.look import Look

_HIGH, _SIZE = 40, 16


class PaintedLink(QAbstractButton):
    """Words alone. `says` is what a screen reader hears."""

    def __init__(self, look: Look, words: str, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setText(words)
        self.setAccessibleName(says)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.dress(self._dress)

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        painter, font, is_lit = QPainter(self), self._font(), self.underMouse() or self.isDown()
        font.setUnderline(is_lit)
        painter.setFont(font)
        painter.setPen(self._look.colour("accent_hover" if is_lit else "accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())

    def _font(self) -> QFont:
        return self._look.font(_SIZE, QFont.Weight.DemiBold)

    def _dress(self) -> None:
        letters = QFontMetrics(self._font())
        self._size = QSize(letters.size(Qt.TextFlag.TextSingleLine, self.text()).width(), self._look.px(_HIGH))
        self.updateGeometry()
