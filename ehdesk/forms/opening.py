"""Any form from its file: an XForm (.xml), or an XLSForm (.xlsx, .xls, .csv, .md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ehdesk.forms.beside import ListsBeside
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.parts import Part
from ehdesk.forms.engine.problems import BadDefinition
from ehdesk.forms.engine.saved_instance import BadInstance, answers_from
from ehdesk.forms.engine.told_in_vain import told_in_vain
from ehdesk.forms.engine.xform import read_xform
from ehdesk.forms.itemsets import itemsets_of
from ehdesk.forms.pictures import pictures_beside
from ehdesk.forms.problems import BadForm, FormProblem
from ehdesk.forms.reader import definition_in, definition_of, xform_of
from ehdesk.forms.sheet_checks import problems_in
from ehdesk.forms.sheets import Sheets
from ehdesk.forms.source import Source
from ehdesk.forms.spreadsheets import read_bytes, read_workbook

_XFORM = ".xml"
_MOST_TOLD = 1_000


def open_form(file: Path) -> Definition:
    """A form that can run. Raises BadForm."""
    if file.suffix.lower() == _XFORM:
        return _xform(file, read_bytes(file), ListsBeside(file))
    sheets = read_workbook(file)
    found = _problems(sheets)
    if problems := [problem for problem in found if not problem.is_advice]:
        raise BadForm([*(advice for advice in found if advice.may_be_why), *problems])
    return definition_of(sheets, ListsBeside(file, itemsets_of(sheets)))


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of reading a form's file: everything there is to say about it, and the form where it can run.

    `source` is what the form was read from, to the byte, whatever becomes of its files.
    """

    problems: tuple[FormProblem, ...]
    definition: Definition | None
    source: Source | None = None


def examine(file: Path) -> Examined:
    """Read a form with all that keeps it from running, and advice. What is wrong with the file is a problem too."""
    advice: list[FormProblem] = []
    try:
        if file.suffix.lower() == _XFORM:
            return _examined_xform(file)
        sheets = read_workbook(file)
        advice = sorted(_problems(sheets), key=lambda problem: problem.is_advice)
        if not all(problem.is_advice for problem in advice):
            return Examined(tuple(advice), None)
        return _compiled(file, sheets, advice)
    except BadForm as error:
        return Examined((*error.problems, *advice), None)


def _problems(sheets: Sheets) -> list[FormProblem]:
    """Those in its sheets, as far as anybody can put them right at a time."""
    found: list[FormProblem] = []
    left = _MOST_TOLD
    for problem in problems_in(sheets):
        if not left:
            more = f"there is more to put right than these {_MOST_TOLD:,}: put these right first"
            return [*found, FormProblem(sheets.file, more)]
        found.append(problem)
        left -= not problem.is_advice
    return found


def _examined_xform(file: Path) -> Examined:
    data, beside = read_bytes(file), ListsBeside(file)
    definition = _xform(file, data, beside)
    return _with_pictures(file, data, beside, definition, [_told(each, file) for each in definition.unheeded])


def _compiled(file: Path, sheets: Sheets, advice: Sequence[FormProblem]) -> Examined:
    xform, beside = xform_of(sheets), ListsBeside(file, itemsets_of(sheets))
    return _with_pictures(file, xform.encode(), beside, definition_in(xform, sheets, beside), advice)


def _with_pictures(
    file: Path, xform: bytes, beside: ListsBeside, definition: Definition, advice: Sequence[FormProblem]
) -> Examined:
    pictures, more_advice = pictures_beside(file, definition)
    source = Source(xform, {**beside.read, **pictures})
    in_vain = (_never_shown(part, file) for part in told_in_vain(definition.root))
    return Examined((*advice, *more_advice, *in_vain), replace(definition, pictures=pictures), source)


def _never_shown(part: Part, file: Path) -> FormProblem:
    said = f"the note “{part.name}” is never shown, since nothing is asked beside it: move it to where something is"
    return FormProblem(file.name, said, is_advice=True, code="never-shown")


def check_form(file: Path) -> Sequence[FormProblem]:
    """Everything there is to say about a form: what keeps it from running, and advice. Never raises."""
    return examine(file).problems


def saved_answers(file: Path, definition: Definition) -> Mapping[str, str]:
    """The answers in a saved instance of this form. Raises BadForm."""
    try:
        return answers_from(read_bytes(file), definition)
    except BadInstance as error:
        raise BadForm([FormProblem(file.name, str(error), code=error.code)]) from error


def _xform(file: Path, data: bytes, beside: ListsBeside) -> Definition:
    try:
        return read_xform(data, beside)
    except BadDefinition as error:
        raise BadForm([_told(one, file) for one in (error, *error.others)]) from error


def _told(one: BadDefinition, file: Path) -> FormProblem:
    message = one.message if one.is_advice else str(one)
    return FormProblem(file.name, message, row=one.line, is_advice=one.is_advice, code=one.code)
