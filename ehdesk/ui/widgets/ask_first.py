"""A careful button that asks once, in its own place, before anything is done.

    away = AskFirst(look, "Take away", Question("Take Tia out of the record?", "Take Tia out", "Leave Tia in"))
    away.meant.connect(...)

The keyboard goes to the answer that changes nothing; Escape gives it too.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import CarefulButton, SecondaryButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.toast import announce
from ehdesk.ui.widgets.words import Words, set_property


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and its two answers, each in words of its own."""

    asks: str
    yes: str
    no: str


class AskFirst(QWidget):
    """The button, and in its place the question.

    Signals:
        meant: it was asked, and the answer was yes.
    """

    meant = Signal()

    def __init__(self, look: Look, words: str, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._question = look, question
        self._button = CarefulButton(look, words)
        self._button.clicked.connect(self._ask)
        self._asked = QFrame()
        self._asked.setProperty("kind", "banner")
        set_property(self._asked, "tone", "attention")
        yes, self._no = CarefulButton(look, question.yes), SecondaryButton(look, question.no)
        yes.clicked.connect(self.meant)
        self._no.clicked.connect(self._turn_down)
        self._inside, whole = QVBoxLayout(self._asked), QVBoxLayout(self)
        self._inside.addWidget(Words(look, question.asks))
        self._inside.addWidget(SideBySide(look, self._no, yes))
        spaced(whole, (0, 0, 0, 0), 0)
        whole.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._asked)
        self._asked.hide()
        look.dress(self._dress)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._asked.isHidden():
            self._turn_down()
            return
        super().keyPressEvent(event)

    def _ask(self) -> None:
        self._asked.show()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)
        self._button.hide()
        announce(self, self._question.asks)

    def _turn_down(self) -> None:
        self._button.show()
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._asked.hide()

    def _dress(self) -> None:
        side = self._look.space(16)
        spaced(self._inside, (side, self._look.space(12), side, self._look.space(12)), self._look.space(10))
