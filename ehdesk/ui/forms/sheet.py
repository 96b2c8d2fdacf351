"""The questions of one topic on a page: shown, answered, checked."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ehdesk.forms.engine.question import LABELS, Problem, Question
from ehdesk.services.asking import Asking
from ehdesk.services.filling import AssessmentIsComplete
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.asked_row import AskedRow, named
from ehdesk.ui.forms.chosen_answers import Shape, choices_of, shape_of
from ehdesk.ui.forms.file_answer import FileAnswer
from ehdesk.ui.forms.note_row import NoteRow
from ehdesk.ui.forms.pictured import show_over_columns
from ehdesk.ui.forms.typing import Typing
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.button_field import ButtonField
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.grid import Grid
from ehdesk.ui.widgets.scores import Scores
from ehdesk.ui.widgets.words import show_when


class QuestionSheet(QWidget):
    """Asks the questions of a topic and hands on each answer as it is given, to be saved or only tried out.

    Signals:
        saved: an answer was taken.
        shown: questions were shown as they stand now.
        reached(str): the field that has the keyboard now.
        versions_wanted(str): look at the two versions of this field.
    """

    saved = Signal()
    shown = Signal()
    reached = Signal(str)
    versions_wanted = Signal(str)

    def __init__(self, desk: Desk, filling: Asking, topic: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._filling, self._topic = desk, filling, topic
        self._pictures = filling.form.definition.pictures
        self._typing = Typing(self._draft, self)
        self._rows: dict[str, QWidget] = {}
        self._fields: dict[str, Field] = {}
        self._banners: dict[str, Banner] = {}
        self._together: list[Scores | Grid] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.look.space(22))
        self._ask()

    def focus_on(self, field: str) -> None:
        """Give the keyboard to a question, or to the first one where that is not asked."""
        if (control := self.control(field)) is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    def control(self, field: str) -> QWidget | None:
        """What a question is answered with, or the first one where that is not asked."""
        shown = [name for name, row in self._rows.items() if not row.isHidden() and name in self._fields]
        return self._fields[field if field in shown else shown[0]].control if shown else None

    def row(self, field: str) -> AskedRow | None:
        """Where a question stands, for more to be put under it."""
        row = self._rows.get(field)
        return row if isinstance(row, AskedRow) else None

    def at(self) -> str:
        """The question that has the keyboard, or whose button has it; "" for none."""
        focused = QApplication.focusWidget()
        if focused is None:
            return ""
        return next((name for name, row in self._rows.items() if row.isAncestorOf(focused)), "")

    def tell_also(self, field: str, words: str) -> None:
        """What is heard with a question besides."""
        if field in self._fields:
            self._fields[field].tell_also(words)

    def show_answered(self, name: str, changed: frozenset[str]) -> None:
        """Show an answer that was not given at its field, and what follows from it."""
        self._fields[name].show_value(self._filling.form.question(name).value)
        self._is_answered(name, changed)

    def save_typed(self) -> None:
        """Make answers of everything that was typed and not yet left."""
        for name in self._typing.fields:
            self._answer(name, self._fields[name].value())

    @property
    def is_unsaved(self) -> bool:
        """Is there something that somebody typed and that is not in the vault, since the disk did not take it?"""
        return bool(self._typing.fields)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say beside each question what is wrong with it, and clear the rest."""
        wrong = dict(self.said(problems))
        for name, field in self._fields.items():
            field.set_problem(wrong.get(name, ""))

    def said(self, problems: Iterable[Problem]) -> list[tuple[str, str]]:
        """What is wrong, by field; of a box that stands beside those of others also whose it is."""
        return [(problem.field, self._whose(problem)) for problem in problems]

    def _whose(self, problem: Problem) -> str:
        question = self._question(problem.field)
        name = self._called(question.person) if question.is_score else ""
        return f"{name}: {problem.message}" if name else problem.message

    def take_in(self, besides: Collection[str] = ()) -> bool:
        """Show what arrived from colleagues, but never over what somebody is typing here, or in a field of `besides`.

        False where the topic asks it of others now, since somebody came or left: then it is to be asked anew. Raises
        NoSuchTopic where the topic is no more.
        """
        self._filling.reread(typing={*self._typing.fields, *besides})
        if self._filling.form.topic(self._topic).fields != self._asked:
            return False
        for name, field in self._fields.items():
            if name not in self._typing.fields:
                field.show_value(self._filling.form.question(name).value)
        self._show_all()
        return True

    def _ask(self) -> None:
        fields = self._asked = self._filling.form.topic(self._topic).fields
        lays = {Shape.SCORES: self._lay_scores, Shape.GRID: self._lay_grid, Shape.ALONE: self._lay}
        for shape, questions in groupby(map(self._question, fields), key=shape_of):
            lays[shape](list(questions))
        self._column.addStretch()
        self._show_all()

    def _lay(self, questions: Iterable[Question]) -> None:
        for question in questions:
            self._rows[question.field] = row = self._row(question)
            self._column.addWidget(row)

    def _lay_scores(self, questions: Sequence[Question]) -> None:
        """The same question of several people, side by side."""
        self._lay_in(Scores(self._desk.look, self._desk.words("topic.scores"), questions[0].hint), questions)

    def _lay_grid(self, questions: Sequence[Question]) -> None:
        """Questions with the same answers, as a table; its heading is a question that nobody is asked."""
        for _answers, some in groupby(questions, key=choices_of):
            rows = list(some)
            words = next((question.label for question in rows if question.kind == LABELS), "")
            grid = Grid(self._desk.look, words, choices_of(rows[0]))
            show_over_columns(rows[0], grid, self._desk, self._pictures)
            self._lay_in(grid, [question for question in rows if question.kind != LABELS])

    def _lay_in(self, together: Scores | Grid, questions: Iterable[Question]) -> None:
        for question in questions:
            self._rows[question.field] = row = self._row(question)
            together.add(row)
        self._together.append(together)
        self._column.addWidget(together)

    def _row(self, question: Question) -> QWidget:
        if question.kind in {"note", "calculate"}:
            return NoteRow(self._desk, question, self._pictures)
        row = AskedRow(self._desk, self._called(question.person), self._filling.files, self._pictures)
        self._ask_in(row, question)
        return row

    def _ask_in(self, row: AskedRow, question: Question) -> None:
        """Ask a question as it is now, unless somebody is typing in it, or it was never asked and is not to be."""
        name = question.field
        if name in self._typing.fields or not (question.relevant or row.was_asked):
            return
        field = row.ask(question, lambda: self._filling.form.display(name, self._desk.words("common.yes")))
        if field is not None:
            field.edited.connect(lambda text: self._typed(name, text))
            field.left.connect(lambda value: self._answer(name, value))
            if "quick" in question.appearance and isinstance(field, ButtonField):
                field.meant.connect(lambda: self._go_on_from(name))
            self._fields[name] = field
        elif row.field is None:
            self._fields.pop(name, None)

    def _go_on_from(self, name: str) -> None:
        """To the question after it, if there is one."""
        asked = [one for one, row in self._rows.items() if one == name or (one in self._fields and not row.isHidden())]
        for following in asked[asked.index(name) + 1 :][:1]:
            self.focus_on(following)

    def _show_versions(self, name: str, row: AskedRow) -> None:
        """Say above a question that two answers to it stand, while they do."""
        has_two, banner = self._filling.has_two_versions(name), self._banners.get(name)
        if banner is None and has_two and row.was_asked:
            words, is_safety = self._desk.words, self._filling.shows_most_protective(name)
            said = words("topic.two_versions_safety" if is_safety else "topic.two_versions")
            icon = "shield" if is_safety else "two-versions"
            banner = Banner(self._desk.look, said, "info", icon, words("topic.look"))
            banner.followed.connect(lambda: self.versions_wanted.emit(name))
            row.add_above(banner)
            self._banners[name] = banner
        if banner is not None:
            show_when(banner, has_two)

    def _typed(self, name: str, text: str) -> None:
        self.reached.emit(name)
        self._typing.edited(name, text)

    def _draft(self, name: str, text: str) -> None:
        """What is being drawn is no text of an answer."""
        keep = self._filling.files.draft if isinstance(self._fields.get(name), FileAnswer) else self._filling.draft
        keep(name, text)

    def _answer(self, name: str, value: str) -> None:
        try:
            changed = self._filling.answer(name, value)
        except AssessmentIsComplete:
            self._filling.draft(name, value)
            self._desk.say(self._desk.words("topic.completed_meanwhile"))
            changed = frozenset()
        if isinstance(self._fields[name], FileAnswer):
            self._filling.files.draft(name, "")
        self._is_answered(name, changed)
        self.reached.emit(name)

    def _is_answered(self, name: str, changed: frozenset[str]) -> None:
        self._typing.answered(name)
        self._clear_problem(name)
        self._show(changed)
        self.saved.emit()

    def _clear_problem(self, name: str) -> None:
        """A problem that was put right goes at once; a new one is said on Continue."""
        field = self._fields[name]
        if field.problem() and self._is_there(name) and self._question(name).valid:
            field.set_problem("")

    def _is_there(self, name: str) -> bool:
        """Not where somebody left whom it asks about, until all is asked anew: what was typed is saved before."""
        return name in self._filling.form.instance.by_field

    def _question(self, name: str) -> Question:
        return named(self._filling.form.question(name))

    def _show_all(self) -> None:
        self._show(frozenset(self._rows))

    def _show(self, names: frozenset[str]) -> None:
        for name in names & self._rows.keys():
            row, question = self._rows[name], self._question(name)
            show_when(row, question.relevant and bool(question.label or question.media))
            if isinstance(row, NoteRow):
                row.tell(question)
            elif isinstance(row, AskedRow):
                self._ask_in(row, question)
                self._show_versions(name, row)
        for together in self._together:
            together.show_if_any()
        self.shown.emit()

    def _called(self, person: str | None) -> str:
        return next((one.name for one in self._filling.form.people if one.id == person), "")
