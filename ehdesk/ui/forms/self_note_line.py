"""A practitioner's note to self at one question: a quiet mark, which opens to the words and puts them away again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ehdesk.ui.desk import Desk
from ehdesk.ui.widgets.buttons import LinkButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.text_field import LongTextField
from ehdesk.ui.widgets.words import show_when


class SelfNoteLine(QWidget):
    """Closed, it says that there is a note and not what is in it: the family looks on.

    Signals:
        edited(str): somebody is typing.
        left(str): the note is to be kept so.
    """

    edited = Signal(str)
    left = Signal(str)

    def __init__(self, desk: Desk, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._question = desk, question
        self._mark = LinkButton(desk.look, "", "pencil")
        self._mark.clicked.connect(self._turn)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._mark)
        self._field: LongTextField | None = None
        self._words = ""
        self._say()
        desk.look.dress(self._dress)

    def show_note(self, words: str) -> None:
        """Show what the note is now, unless somebody is writing in it."""
        self._words = words
        if self._field is not None:
            self._field.show_value(words)

    def open(self) -> None:
        """Open it, with the keyboard in it."""
        if self._field is None:
            words = self._desk.words
            name = words("self_note.at", question=self._question)
            self._field = LongTextField(self._desk.look, name, words("self_note.hint"))
            self._field.show_value(self._words)
            self._field.edited.connect(self.edited)
            self._field.left.connect(self.left)
            self._column.addWidget(self._field)
        show_when(self._field, True)
        self._say()
        self._field.focus_control()

    @property
    def is_open(self) -> bool:
        """Can its words be seen?"""
        return self._field is not None and not self._field.isHidden()

    @property
    def field(self) -> LongTextField | None:
        """Where it is written, once it was opened."""
        return self._field

    def _turn(self) -> None:
        if self._field is not None and self.is_open:
            show_when(self._field, False)
            self._say()
        else:
            self.open()

    def _say(self) -> None:
        words = self._desk.words
        state = words("common.opened" if self.is_open else "common.folded")
        name = words("self_note.at", question=self._question)
        shown = words("self_note.put_away" if self.is_open else "self_note.mark")
        self._mark.say(shown, "pencil", f"{name}, {state}")

    def _dress(self) -> None:
        spaced(self._column, (0, 0, 0, 0), self._desk.look.space(4))
