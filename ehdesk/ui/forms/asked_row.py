"""One question in its place on a page: asked, or shown where nobody may answer it, and made anew when it changes."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from PySide6.QtWidgets import QApplication, QWidget

from ehdesk.forms.engine.question import NEVER_ASKED, Question
from ehdesk.services.answer_files import Files
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.answer_field import field_for
from ehdesk.ui.forms.link_line import LinkLine, is_link
from ehdesk.ui.forms.pictured import Held, beside_label
from ehdesk.ui.saying import sentence
from ehdesk.ui.tab_order import tab_within
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.told import Told

_CHOSEN = frozenset({"select_one", "select_multiple", "rank"})
_Way: TypeAlias = tuple[object, ...]


def named(question: Question) -> Question:
    """A question of a form that gave it no label has its hint for one, or else its name: it is asked all the same."""
    if question.label or question.readonly or question.kind in NEVER_ASKED:
        return question
    if question.hint:
        return replace(question, label=question.hint, hint="")
    return replace(question, label=sentence(question.field.rpartition("/")[2].replace("_", " ")))


class AskedRow(Column):
    """`field` is what it is answered with, None while it is only told, and until it is asked for the first time.

    `who`, `files` and `held` are as for `field_for`.
    """

    def __init__(self, desk: Desk, who: str, files: Files, held: Held, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent=parent)
        self._desk, self._who, self._files, self._held = desk, who, files, held
        self._link: LinkLine | None = None
        self._way: _Way = ()
        self._shown: QWidget | None = None
        self.field: Field | None = None

    @property
    def was_asked(self) -> bool:
        """Does it show its question? A page has many that are never asked."""
        return self._shown is not None

    def ask(self, question: Question, said: Callable[[], str]) -> Field | None:
        """Ask the question as it is now; the field, where that is another one than before.

        `said()` is its answer in words, for where it is only told.
        """
        self._follow(question)
        way = _way_of(question)
        if way == self._way:
            if isinstance(self._shown, Told):
                self._shown.say(self._told(question, said))
            return None
        self._way = way
        self.field = None if _is_told(question) else self._field_for(question)
        self._put(self.field or self._telling(question, said))
        return self.field

    def _field_for(self, question: Question) -> Field:
        field = field_for(question, self._desk, self._files, self._held, self._who)
        if self._link is not None:
            field.edited.connect(self._link.show_link)
        return field

    def _telling(self, question: Question, said: Callable[[], str]) -> Told:
        told = Told(self._desk.look, question.label, self._told(question, said), question.hint)
        for shown in beside_label(question, self._desk, self._held):
            told.add(shown)
        return told

    def _follow(self, question: Question) -> None:
        """A link is there to be followed, whoever wrote it."""
        if is_link(question) and self._link is None:
            self._link = LinkLine(self._desk)
            self.add(self._link)
        if self._link is not None:
            self._link.show_link(question.value)

    def _put(self, widget: QWidget) -> None:
        before, self._shown = self._shown, widget
        if before is None:
            self.add_above(widget)
            if self.parentWidget() is not None:
                tab_within(self, widget)  # the page was made before it
            return
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and before.isAncestorOf(focused)
        self.replace(before, widget)
        tab_within(self, widget)
        before.hide()
        before.deleteLater()
        if isinstance(widget, Field) and isinstance(before, Field):
            widget.set_problem(before.problem())
            if had_keyboard:
                widget.focus_control()

    def _told(self, question: Question, said: Callable[[], str]) -> str:
        words = self._desk.words
        if question.kind in _CHOSEN and not question.choices and not question.readonly:
            return words("asking.nothing_to_choose")
        return said() or words("asking.no_answer")


def _is_told(question: Question) -> bool:
    has_none = question.kind in _CHOSEN and not question.choices
    return question.readonly or has_none


def _way_of(question: Question) -> _Way:
    """Everything that makes another widget of it."""
    said = (question.label, question.hint, question.guidance, tuple(question.media.items()))
    if _is_told(question):
        return (*said, "told")
    return (*said, question.kind, question.appearance, question.choices, tuple(question.parameters.items()))
