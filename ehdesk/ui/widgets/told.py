"""A question that nobody answers here, with what is said in place of an answer.

told = Told(look, "Reference", "ABC 123");  told.say("ABC 124")
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.words import Words


class Told(QWidget):
    """Words under words: no box looks as if one could type in it."""

    def __init__(self, look: Look, label: str, said: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._label = look, label
        self._said, self._column = Words(look, said, "answer"), QVBoxLayout(self)
        self._column.addWidget(Words(look, label, "label"))
        if hint:
            self._column.addWidget(Words(look, hint, "small_soft"))
        self._column.addWidget(self._said)
        self.say(said)
        look.dress(self._dress)

    def say(self, said: str) -> None:
        """Something else in place of the answer. The two are one sentence to a screen reader."""
        self._said.set_words(said)
        self.setAccessibleName(f"{self._label}: {said}")

    def add(self, widget: QWidget) -> None:
        """Put something below it."""
        self._column.addWidget(widget)

    def _dress(self) -> None:
        spaced(self._column, (0, 0, 0, 0), self._look.space(5))
