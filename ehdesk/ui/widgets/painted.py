"""Real radio buttons and tick boxes whose face is painted, words and all: one widget each, however many a page has."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.arrows import move_choice
from ehdesk.ui.widgets.marks import RoundMark, SquareMark, draw_round, draw_square

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # Qt's own class comes from the other side: a radio button, or a tick box


_NO_ROOM = QRect(0, 0, 1, 100_000)
"""Where every word is on a line of its own."""


class Face(Protocol):
    """What is painted on a button, and how much room that needs."""

    def likes(self) -> QSize:
        """The size it would like, with all its words on one line."""
        ...

    def least(self) -> QSize:
        """The least it can do with; how high it must be depends on how wide it is."""
        ...

    def height(self, width: int) -> int:
        """How high it is, so wide."""
        ...

    def paint(self, painter: QPainter) -> None:
        """Paint all of it."""
        ...

    def forget(self) -> None:
        """Whatever was measured is not so any more: the look is another one."""
        ...


class _Painted(_Button):
    """The whole of it is pressed, and its size is that of its face."""

    face: Face

    def __init__(self, key: str, says: str, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setAccessibleName(says)
        if about:
            self.setAccessibleDescription(about)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def wear(self, look: Look, face: Face) -> None:
        """Have this face, from the beginning."""
        self.face = face
        look.dress(self._dress)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return self.face.likes()

    def minimumSizeHint(self) -> QSize:
        return self.face.least()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.face.height(width)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words in Arabic run their own way
        self.face.paint(painter)

    def _dress(self) -> None:
        self.face.forget()
        self.updateGeometry()


class PaintedRadio(_Painted, QRadioButton):
    """One of several of which one holds. Arrows move among them, Enter chooses. `says` is what is heard.

    Signals:
        meant: it was pressed with Enter or a pointer, not passed on the way to another.
    """

    meant = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not move_choice(self, event):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.meant.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.isChecked() and self.hitButton(event.position().toPoint()):
            self.meant.emit()


class PaintedTick(_Painted, QCheckBox):
    """One of several of which any number hold. Enter ticks it, as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def paint_mark(painter: QPainter, look: Look, button: QAbstractButton, place: QPoint, edge: str = "line_strong") -> int:
    """The mark of a button as it stands, its top left corner at `place`; its side in pixels."""
    is_round = isinstance(button, QRadioButton)
    whole, draw = (RoundMark.side, draw_round) if is_round else (SquareMark.side, draw_square)
    side = look.px(whole)
    painter.save()
    painter.translate(place)
    painter.scale(side / whole, side / whole)
    draw(painter, look, is_chosen=button.isChecked(), edge=edge)
    painter.restore()
    return side


def longest_word(words: str, font: QFont) -> int:
    """How wide the longest of some words is, in pixels; one without end may break where `breakable` lets it."""
    return QFontMetrics(font).boundingRect(_NO_ROOM, Qt.TextFlag.TextWordWrap, words).width()
