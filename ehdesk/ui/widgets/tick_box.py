"""A tick box with its words beside it: "Large print", a line of a chart's legend.

box = WordedTickBox(look, "Large print");  box.ticked(bool);  box.setChecked(True) does not emit it
"""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.face import height_of_face, least_size_of_face, let_mouse_through, size_of_face
from ehdesk.ui.widgets.marks import SquareMark
from ehdesk.ui.widgets.words import Short, Words


class TickBox(QCheckBox):
    """A real tick box. `beside` stands after the mark: nothing, where the words are elsewhere in the row.

    Signals:
        ticked(bool): the person ticked it, or took the tick away.
    """

    ticked = Signal(bool)

    def __init__(self, look: Look, says: str, *beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "tick")
        self.setAccessibleName(says)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        mark = SquareMark(look)
        row = QHBoxLayout(self)
        for widget in (mark, *beside):
            row.addWidget(widget)
        self.toggled.connect(mark.set_chosen)
        self.clicked.connect(self.ticked)
        let_mouse_through(self)
        look.dress(self._dress)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return size_of_face(self).expandedTo(QSize(self._look.px(40), self._look.px(40)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def _dress(self) -> None:
        layout = self.layout()
        if layout is not None:
            spaced(layout, (self._look.px(6), 0, self._look.px(6), 0), self._look.space(12))


class WordedTickBox(TickBox):
    """The same with its own words; the end of very long ones is left out where there is no room."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(look, words, Short(look, words, "answer"), parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(least_size_of_face(self).width(), self.sizeHint().height())


class LongTickBox(TickBox):
    """The same, on several lines where there is no room on one: for a row of boxes, whose end must be read."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(look, words, _Beside(look, words, "answer"), parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return QSize(least_size_of_face(self).width(), self._look.px(40))

    def heightForWidth(self, width: int) -> int:
        return max(height_of_face(self, width), self._look.px(40))


class _Beside(Words):
    """Words that would like to stand on one line."""

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics()
        return QSize(letters.horizontalAdvance(self.text()) + 2, letters.height())
