"""Notes to self on a page of questions: a mark under each question that has one, and a new one by a key."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ehdesk.forms.engine.question import Topic
from ehdesk.services.filling import AssessmentIsComplete, Filling
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.self_note_line import SelfNoteLine
from ehdesk.ui.forms.sheet import QuestionSheet
from ehdesk.ui.forms.typing import Typing
from ehdesk.ui.tab_order import tab_through
from ehdesk.ui.widgets.words import show_when


class TopicSelfNotes(QObject):
    """Puts the marks under the questions of a sheet. What is typed is kept as a draft, and saved when it is left.

    Signals:
        opened(QWidget): this note was opened, and has its place by now.
    """

    opened = Signal(QWidget)

    def __init__(self, desk: Desk, filling: Filling, sheet: QuestionSheet, topic: Topic) -> None:
        super().__init__(sheet)
        self._desk, self._filling, self._sheet, self._topic = desk, filling, sheet, topic
        self._typing = Typing(filling.draft_note, self)
        self._lines: dict[str, SelfNoteLine] = {}
        self._here = ""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        sheet.shown.connect(self.show_all)
        self.show_all()

    def show_all(self) -> None:
        """Show what there is, as it is now."""
        notes = self._filling.notes
        for field in self._topic.fields:
            line = self._lines.get(field)
            if line is None and field in notes:
                line = self._new_line(field)
            if line is not None and field not in self._typing.fields:
                line.show_note(notes.get(field, ""))
                show_when(line, field in notes or line.is_open)

    def open_here(self) -> None:
        """Open the note at the question that has, or had, the keyboard; else at the first."""
        shown = [field for field in self._topic.fields if self._is_asked(field)]
        field = self._sheet.at() or (self._here if self._here in shown else next(iter(shown), ""))
        line = self._lines.get(field) or self._new_line(field)
        if line is not None:
            show_when(line, True)
            line.open()
            QTimer.singleShot(0, line, lambda: self.opened.emit(line))

    def save_typed(self) -> None:
        """Keep everything that was typed and not yet left."""
        for field in self._typing.fields:
            box = self._lines[field].field
            if box is not None:
                self._keep(field, box.value())

    @property
    def is_unsaved(self) -> bool:
        """Is there something that somebody typed and that is not in the vault?"""
        return bool(self._typing.fields)

    def _is_asked(self, field: str) -> bool:
        row = self._sheet.row(field)
        return row is not None and not row.isHidden()

    def _follow(self, _left: QWidget | None, _entered: QWidget | None) -> None:
        self._here = self._sheet.at() or self._here

    def _new_line(self, field: str) -> SelfNoteLine | None:
        row = self._sheet.row(field)
        if row is None:
            return None
        line = SelfNoteLine(self._desk, self._filling.form.question(field).label)
        line.show_note(self._filling.notes.get(field, ""))
        line.edited.connect(lambda text: self._typing.edited(field, text))
        line.left.connect(lambda text: self._keep(field, text))
        row.add(line)
        tab_through(row)
        self._lines[field] = line
        return line

    def _keep(self, field: str, text: str) -> None:
        before, words = self._filling.notes.get(field, ""), self._desk.words
        try:
            self._filling.keep_note(field, text)
        except AssessmentIsComplete:
            self._filling.draft_note(field, text)
            self._desk.say(words("topic.completed_meanwhile"))
        else:
            if text != before:
                said = words("self_note.kept" if text else "self_note.gone")
                self._desk.say(said, lambda: self._undo(field, text, before))
        self._typing.answered(field)
        self._sheet.saved.emit()

    def _undo(self, field: str, kept: str, before: str) -> None:
        """Put back what was there before, unless the note was written anew since."""
        self.save_typed()
        if self._filling.notes.get(field, "") != kept:
            return
        try:
            self._filling.keep_note(field, before)
        except AssessmentIsComplete:
            self._desk.say(self._desk.words("topic.completed_meanwhile"))
        self.show_all()
