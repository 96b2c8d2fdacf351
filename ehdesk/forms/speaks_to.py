"""What a question speaks to: the columns that name needs and areas of the star, checked against those there are."""

from collections.abc import Collection, Iterator
from functools import cache

from ehdesk import paths
from ehdesk.forms.engine.question import NEVER_ASKED
from ehdesk.forms.needs import read_needs
from ehdesk.forms.problems import FormProblem
from ehdesk.forms.sheets import Sheets
from ehdesk.forms.stars import read_star
from ehdesk.forms.xlsform_words import CLOSING, NEED, OPENING, STAR, UNSEEN, kind_and_list, nearest

_NO_QUESTION = OPENING | CLOSING | UNSEEN | NEVER_ASKED
_WHAT = {NEED: "need", STAR: "area of the star"}


def subject_problems(sheets: Sheets) -> Iterator[FormProblem]:
    """A need or an area that nobody knows, and one named where nothing is asked."""
    for row in sheets.rows("survey"):
        for column, what in _WHAT.items():
            if not row[column]:
                continue
            if kind_and_list(row["type"])[0] in _NO_QUESTION:
                message = "this row asks nothing, so it speaks to nothing"
                yield FormProblem(sheets.file, message, "survey", row.line, column, is_advice=True)
            for name in row[column].split():
                if name not in (known := _known(column)):
                    message = f"there is no {what} called {name}{nearest(name, known)}"
                    yield FormProblem(sheets.file, message, "survey", row.line, column)


@cache
def _known(column: str) -> Collection[str]:
    """The names that ship with the program."""
    folder = paths.forms_folder()
    if column == NEED:
        return tuple(read_needs(folder / "needs.yaml"))
    return tuple({area.id for file in (folder / "stars").glob("*.yaml") for area in read_star(file).areas})
