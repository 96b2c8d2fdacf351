"""Any form from its file: an XForm (.xml), or an XLSForm (.xlsx, .xls, .csv, .md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ehdesk.forms.beside import lists_beside
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.problems import BadDefinition
from ehdesk.forms.engine.saved_instance import BadInstance, answers_from
from ehdesk.forms.engine.xform import read_xform
from ehdesk.forms.problems import BadForm, FormProblem
from ehdesk.forms.reader import definition_of
from ehdesk.forms.sheet_checks import problems_in
from ehdesk.forms.spreadsheets import read_bytes, read_workbook

_XFORM = ".xml"


def open_form(file: Path) -> Definition:
    """A form that can run. Raises BadForm."""
    if file.suffix.lower() == _XFORM:
        return _xform(file)
    sheets = read_workbook(file)
    problems = [problem for problem in problems_in(sheets) if not problem.is_advice]
    if problems:
        raise BadForm(problems)
    return definition_of(sheets, lists_beside(file))


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of reading a form's file: everything there is to say about it, and the form where it can run."""

    problems: tuple[FormProblem, ...]
    definition: Definition | None


def examine(file: Path) -> Examined:
    """Read a form with all that keeps it from running, and advice. What is wrong with the file is a problem too."""
    advice: list[FormProblem] = []
    try:
        if file.suffix.lower() == _XFORM:
            return Examined((), _xform(file))
        sheets = read_workbook(file)
        advice = sorted(problems_in(sheets), key=lambda problem: problem.is_advice)
        can_run = all(problem.is_advice for problem in advice)
        return Examined(tuple(advice), definition_of(sheets, lists_beside(file)) if can_run else None)
    except BadForm as error:
        return Examined((*error.problems, *advice), None)


def check_form(file: Path) -> Sequence[FormProblem]:
    """Everything there is to say about a form: what keeps it from running, and advice. Never raises."""
    return examine(file).problems


def saved_answers(file: Path, definition: Definition) -> Mapping[str, str]:
    """The answers in a saved instance of this form. Raises BadForm."""
    try:
        return answers_from(read_bytes(file), definition)
    except BadInstance as error:
        raise BadForm([FormProblem(file.name, str(error), code=error.code)]) from error


def _xform(file: Path) -> Definition:
    try:
        return read_xform(read_bytes(file), lists_beside(file))
    except BadDefinition as error:
        place = ", ".join(part for part in (error.field, error.aspect) if part)
        message = f"{place}: {error.message}" if place else error.message
        raise BadForm([FormProblem(file.name, message, code=error.code)]) from error
