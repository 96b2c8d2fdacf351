"""What was found in a form's file, in words: what it is, whether it can run, what to put right, and advice."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.question import NEVER_ASKED, kind_of
from ehdesk.forms.problems import FormProblem
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import sentence
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import TitledCard
from ehdesk.ui.widgets.problem_row import ProblemRow

_AT_ONCE = 50
"""How many rows are made at once."""


class ProblemsCard(TitledCard):
    """One list of them, counted, opened further when it is long."""

    def __init__(self, desk: Desk, title: str, problems: Sequence[FormProblem], parent: QWidget | None = None) -> None:
        super().__init__(desk.look, title, str(len(problems)), parent)
        self._desk, self._problems, self._shown = desk, problems, _AT_ONCE
        self._fill()

    def _fill(self) -> None:
        for problem in self._problems[: self._shown]:
            self.add_row(ProblemRow(self._look, where_in_words(self._desk, problem), sentence(problem.message)))
        if len(self._problems) > self._shown:
            more = QuietButton(self._look, self._desk.words("common.show_more"), "chevron-down")
            more.clicked.connect(self._show_more)
            self.add_row(more)

    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self.clear_rows()
        self._fill()


def where_in_words(desk: Desk, problem: FormProblem) -> str:
    """ "Sheet survey, row 5, column type", as far as that is known."""
    words = desk.words
    places = (
        words("forms.sheet", sheet=problem.sheet) if problem.sheet else "",
        words("forms.row", row=problem.row) if problem.row else "",
        words("forms.column", column=problem.column) if problem.column else "",
    )
    return sentence(", ".join(filter(None, places)) or words("forms.whole_file"))


def facts(desk: Desk, form: Definition) -> Iterator[str]:
    """What the form is, in a few words each: its version, how much it asks, and in which languages."""
    words = desk.words
    if form.version:
        yield words("forms.version", version=form.version)
    yield words("forms.questions", count=count_of_questions(form))
    if languages := tuple(filter(None, form.languages)):
        yield words("forms.speaks", languages=", ".join(languages))


def count_of_questions(form: Definition) -> int:
    """How many questions are in the form as designed."""
    return sum(1 for part in form.root.all() if part.takes_answers and kind_of(part) not in NEVER_ASKED)
