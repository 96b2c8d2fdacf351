"""How far something is: a bar with its words, never a bar or a spinner alone."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.words import Words


class _Bar(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self.share = look, 0.0
        self.setFixedHeight(10)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme_edge = self._look.theme.edge > 1
        painter.setPen(QPen(self._look.colour("line"), 1) if theme_edge else Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("sunken"))
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(whole, 4.5, 4.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("accent"))
        if self.share:
            painter.drawRoundedRect(QRectF(0, 0, max(10.0, self.width() * self.share), 10), 5, 5)


class Progress(QWidget):
    """Words above a bar: "4 of 10 parts completed"."""

    def __init__(self, look: Look, words: str, done: int, of: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, (0, 0, 0, 0), look.space(10))
        self._line = Words(look, words, "strong")
        self._bar = _Bar(look)
        column.addWidget(self._line)
        column.addWidget(self._bar)
        self.show_done(words, done, of)

    def show_done(self, words: str, done: int, of: int) -> None:
        """How far it is now."""
        self._line.set_words(words)
        self._bar.share = done / of if of else 0.0
        self._bar.update()
        self.setAccessibleName(words)
