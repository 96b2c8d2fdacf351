"""A form for one record: every field is saved when it is left, and checked only when somebody says they are done."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from ehdesk.domain.body import Body, names, text
from ehdesk.services.announce import Changed
from ehdesk.services.editing import Editing
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.typing import Typing
from ehdesk.ui.places import InFamily, Sync
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.widgets.ask_first import AskFirst, Question
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import CarefulButton, PrimaryButton, QuietButton
from ehdesk.ui.widgets.error_summary import ErrorSummary
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import show_when

Check = Callable[[Body], Mapping[str, str]]
"""From what the record holds to what is wrong, in words, by field."""


class RecordForm(DeskPage):
    """Fields of one record, Done, and a way to take the record away."""

    lists: frozenset[str] = frozenset()
    """The fields that hold several ids: on the screen split by spaces, in the record a list."""

    is_final = False
    """Does Done do more than leave: is something kept for good, or agreed? Then one can leave it from the start."""

    def __init__(self, desk: Desk, place: InFamily, title: str, subtitle: str, editing: Editing) -> None:
        super().__init__(desk.look, title, subtitle)
        self._desk, self._place, self._editing = desk, place, editing
        self._typing = Typing(lambda name, typed: self.record_of(name).draft(name, typed), self)
        self._is_new = not editing.exists
        self._fields: dict[str, Field] = {}
        self._sure: set[tuple[str, str]] = set()
        self._presumed: dict[str, str] = {}
        self.first: Field | None = None
        self._later: QuietButton | None = None
        words = desk.words
        self._summary = ErrorSummary(desk.look, words("common.problem"), words("common.problem_saved"))
        self._summary.chosen.connect(lambda name: self._fields[name].focus_control())
        self._versions = Banner(desk.look, "")
        self._versions.followed.connect(self._look_at_versions)
        self.add(self._versions, self._summary)
        self._show_versions()
        desk.changed.connect(self._take_in)
        self.left.connect(self.save_typed)
        self.continue_asked.connect(self._finish)

    def opening_focus(self) -> QWidget | None:
        return self.first.control if self.first else None

    @property
    def fields(self) -> frozenset[str]:
        """The fields of the record that are asked for."""
        return frozenset(self._fields)

    def ask(self, name: str, field: Field) -> Field:
        """Add a field of the record to the form."""
        self.bind(name, field)
        self.add(field)
        return field

    def bind(self, name: str, field: Field) -> None:
        """Show and save a field of the record in a field that has its place already."""
        self.first = self.first or field
        self._fields[name] = field
        field.show_value(self._shown(name))
        field.edited.connect(lambda typed: self._typing.edited(name, typed))
        field.left.connect(lambda value: self._save(name, value))

    def presume(self, name: str, value: str) -> None:
        """Show what is likely in a field that is empty yet; it is saved with the rest, if nobody types another."""
        if not text(self._editing.body, name):
            self._presumed[name] = value
            self._fields[name].show_value(value)

    def end_with(
        self,
        done: str,
        check: Check,
        remove: str = "",
        removed: str = "",
        more: QWidget | None = None,
        question: Question | None = None,
    ) -> None:
        """The buttons: done, `more` beside it, and apart from them a way to take the record away.

        Since all is saved, another way to leave is only offered where Done is more, or once it found a problem.
        What takes much with it asks a `question` first. Of what this very form makes, one can say not to add it.
        """
        self._check = check
        button = PrimaryButton(self.look, done)
        button.clicked.connect(self._finish)
        buttons = [button, *([more] if more else []), self.way_to_leave()]
        if remove and self._is_new:
            not_this = QuietButton(self.look, self._desk.words("common.do_not_add"))
            not_this.clicked.connect(self._do_not_add)
            buttons.append(not_this)
        self.add(SideBySide(self.look, *buttons))
        if remove and not self._is_new:
            self.add(self._way_to_remove(remove, removed, question))

    def way_to_leave(self) -> QuietButton:
        """The button that leaves without Done; it is in sight where there is a reason for it."""
        self._later = QuietButton(self.look, self._desk.words("common.leave_for_now"))
        self._later.clicked.connect(self.go_back)
        show_when(self._later, self.is_final)
        return self._later

    def _way_to_remove(self, remove: str, removed: str, question: Question | None) -> QWidget:
        if question is not None:
            ask = AskFirst(self.look, remove, question)
            ask.meant.connect(lambda: self._remove(removed))
            return ask
        careful = CarefulButton(self.look, remove)
        careful.clicked.connect(lambda: self._remove(removed))
        return SideBySide(self.look, careful)

    def save_typed(self) -> None:
        """Save what was typed and not yet left."""
        for name in self._typing.fields:
            self._save(name, self._fields[name].value())
        if self._editing.exists:
            for name in [*self._presumed]:
                self._save(name, self._fields[name].value())

    @property
    def is_unsaved(self) -> bool:
        """Is there something that somebody typed and that is not in the vault, since the disk did not take it?"""
        return bool(self._typing.fields)

    def _take_in(self, changed: Changed) -> None:
        """Show what arrived from colleagues, but never over what somebody is typing here."""
        if not (changed.came_in and changed.concerns(self._editing.family)):
            return
        self._editing.reread(typing=self._typing.fields)
        for name, field in self._fields.items():
            if name not in self._typing.fields:
                field.show_value(self._shown(name))
        self._show_versions()

    def _show_versions(self) -> None:
        words = self._desk.words
        if self._editing.conflicts:
            self._versions.say(words("topic.two_versions_form"), "info", "two-versions", words("topic.look"))
        show_when(self._versions, bool(self._editing.conflicts))

    def _look_at_versions(self) -> None:
        self._desk.go(Sync(self._editing.record, self._editing.conflicts[0]))

    def _shown(self, name: str) -> str:
        body = self.record_of(name).body
        if name in self.lists:
            return " ".join(names(body, name))
        return text(body, name) or self._presumed.get(name, "")

    def _save(self, name: str, value: str) -> None:
        self.record_of(name).save({name: value.split() if name in self.lists else value})
        self._typing.answered(name)
        if self._editing.exists:
            self._presumed.pop(name, None)
        self._clear_problem(name)
        self.saved(name)

    def _clear_problem(self, name: str) -> None:
        """A problem that was put right goes at once; a new one is said on Done."""
        field = self._fields[name]
        if field.problem() and name not in self._check(self._editing.body):
            field.set_problem("")

    def record_of(self, name: str) -> Editing:  # noqa: ARG002 - for forms that ask for something of another one too
        """The record that a field belongs to."""
        return self._editing

    def saved(self, name: str) -> None:
        """A field was saved; a form whose fields depend on each other shows or hides some here."""

    def _finish(self) -> None:
        if self.is_fine():
            self.finished()

    def is_fine(self) -> bool:
        """Save everything, and look it through; what is wrong is said, and the keyboard goes there."""
        self.save_typed()
        body = {**self._presumed, **self._editing.body}
        found = {name: said for name, said in self.doubts(body).items() if name in self._fields}
        now = {(name, self._fields[name].value()) for name in found}
        doubts = {name: found[name] for name, _value in now - self._sure}
        self._sure |= now
        problems = {**doubts, **self._check(body)}
        for name, field in self._fields.items():
            field.set_problem(problems.get(name, ""))
        if problems:
            words = self._desk.words
            self.window().setWindowTitle(words("common.error_title", title=words("common.app")))
            if self._later is not None:
                show_when(self._later, is_wanted=True)
            self._summary.show_problems(list(problems.items()))
            self.bring_into_view(self._summary)
        return not problems

    def go_away(self) -> None:
        """The record was taken away: leave, by default to where one was before."""
        self.go_back()

    def finished(self) -> None:
        """Somebody is done, and there is no problem: back to where they were."""
        self.go_back()

    def go_back(self) -> None:
        """Back to where somebody was before."""
        self._desk.back()

    def doubts(self, body: Body) -> Mapping[str, str]:  # noqa: ARG002 - for forms that have some
        """What may be a slip and may be right, by field: asked about once, and after that taken as it is."""
        return {}

    def take_away(self) -> Callable[[], object]:
        """Take the record away; what it gives back undoes that."""
        families, editing = self._desk.work.families, self._editing
        editing.remove()
        return lambda: families.bring_back(editing.family, editing.kind, editing.record)

    def _do_not_add(self) -> None:
        """What was typed is kept out of the record, until that is undone."""
        self.save_typed()
        undo = self.take_away() if self._editing.exists else None
        self.go_back()
        if undo is not None:
            self._desk.say(self._desk.words("common.not_added"), undo)

    def _remove(self, said: str) -> None:
        self.save_typed()
        undo = self.take_away()
        self.go_away()
        self._desk.say(said, undo)
