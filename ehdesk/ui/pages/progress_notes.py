"""The notes on how an action is going: each stays as it was written, with who and when."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.services.plans import ProgressNote
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.typing import Typing
from ehdesk.ui.saying import when
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.card import TitledCard, spaced
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.text_field import LongTextField
from ehdesk.ui.widgets.words import show_when


class ProgressNotes(QWidget):
    """The notes so far, and a box for one more: kept with its button, or when the page is left."""

    def __init__(self, desk: Desk, family: FamilyId, action: RecordId) -> None:
        super().__init__()
        self._desk, self._family, self._action, self._plans = desk, family, action, desk.work.plans
        words = desk.words
        self._typing = Typing(self._draft, self)
        self._words = LongTextField(desk.look, words("progress_notes.new"), words("progress_notes.new_hint"))
        self._words.show_value(self._plans.note_being_typed(action))
        self._words.edited.connect(lambda typed: self._typing.edited("words", typed))
        keep = SecondaryButton(desk.look, words("progress_notes.keep"), "plus")
        keep.clicked.connect(self.keep)
        self._list = TitledCard(desk.look, words("progress_notes.title"))
        column = QVBoxLayout(self)
        spaced(column, (0, 0, 0, 0), desk.look.space(10))
        for widget in (self._list, self._words, SideBySide(desk.look, keep)):
            column.addWidget(widget)
        self._show()

    @property
    def is_unsaved(self) -> bool:
        """Is there a note in the box that is not kept?"""
        return bool(self._typing.fields)

    def keep(self) -> None:
        """Keep what is in the box as a note, if there is something."""
        said = self._words.value()
        if said:
            self._plans.note(self._family, self._action, said)
            self._words.show_value("")
            self._show()
        self._typing.answered("words")

    def _draft(self, _field: str, typed: str) -> None:
        self._plans.draft_note(self._family, self._action, typed)

    def _show(self) -> None:
        notes = self._plans.notes(self._family, self._action)
        show_when(self._list, bool(notes))
        self._list.clear_rows()
        self._list.set_count(str(len(notes)))
        for note in reversed(notes):
            self._list.add_row(AnswerRow(self._desk.look, self._who_and_when(note), note.words, ""))

    def _who_and_when(self, note: ProgressNote) -> str:
        words, colleagues = self._desk.words, self._desk.work.colleagues
        if colleagues.is_me(note.author):
            name = words("versions.you")
        else:
            name = colleagues.name(self._family, note.author) or words("versions.somebody")
        return f"{name}, {when(words, note.at, self._desk.now)}"
