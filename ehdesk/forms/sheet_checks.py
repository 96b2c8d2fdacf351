"""Everything that can be found wrong in the sheets of a form before it is compiled, each with its row.

What keeps a form from running is a problem; what only makes it worse is advice, which our own forms must follow too.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from ehdesk.forms.appearances import slips_in
from ehdesk.forms.bare_names import advice_on, bare_names
from ehdesk.forms.engine.check import LISTS, check_call
from ehdesk.forms.engine.parser import parse
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.syntax import Call, within
from ehdesk.forms.level import level_problems
from ehdesk.forms.problems import FormProblem
from ehdesk.forms.protective import protective_problems
from ehdesk.forms.sheet_slips import slip_problems
from ehdesk.forms.sheets import Row, Sheets
from ehdesk.forms.speaks_to import subject_problems
from ehdesk.forms.xlsform_words import (
    CLOSING,
    OPEN_COLUMNS,
    OPENING,
    OUR_COLUMNS,
    OURS,
    SETTINGS_COLUMNS,
    SHEETS,
    SURVEY_COLUMNS,
    TYPES,
    UNSEEN,
    WITH_CHOICES,
    kind_and_list,
    nearest,
    nearest_type,
)

_EXPRESSIONS = ("relevant", "required", "constraint", "calculation", "readonly", "choice_filter", "repeat_count")
_OF_ANSWERS = ("relevant", "required", "constraint", "calculation", "readonly", "repeat_count")
_SEVERAL = frozenset({"select_multiple", "rank"})
_YES_OR_NO = frozenset({"yes", "no", "true", "false", "true()", "false()"})
_REFERENCE = re.compile(r"\$\{\s*+((?:[^}\s]{1,300}+|\s++(?!\})){0,20}+)\s*+\}")
"""It never goes back over what it has read: spaces behind a bracket that nobody closes would take it minutes."""
_LAST_SAVED = "last-saved#"
_OR_OTHER = re.compile(r"\s+(or_other|or specify other)$")
_NAME = re.compile(r"[^\W\d][\w.\-]*")


def problems_in(sheets: Sheets) -> Iterator[FormProblem]:
    """Every problem, sheet by sheet."""
    yield from _sheet_problems(sheets)
    yield from _column_problems(sheets)
    yield from _double_columns(sheets)
    yield from _settings_problems(sheets)
    yield from _choice_problems(sheets)
    yield from _survey_problems(sheets)
    yield from slip_problems(sheets)
    yield from subject_problems(sheets)
    yield from protective_problems(sheets)
    yield from level_problems(sheets)


def paths_of_rows(rows: Sequence[Row]) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """Each row that names something, with its path of names down from the form."""
    around: list[str] = []
    for row in rows:
        kind, _list = kind_and_list(row["type"])
        if kind in CLOSING:
            del around[-1:]
            continue
        yield row, (*around, row["name"])
        if kind in OPENING:
            around.append(row["name"])


def _sheet_problems(sheets: Sheets) -> Iterator[FormProblem]:
    for name, sheet in sheets.by_name.items():
        if name not in SHEETS:
            near = nearest(name, SHEETS)
            message = f"there is no sheet called {name}{near}"
            yield FormProblem(sheets.file, message, name, sheet.line, is_advice=True, may_be_why=bool(near))
    if not sheets.rows("survey"):
        yield FormProblem(sheets.file, "the form has no survey sheet with questions")


def _column_problems(sheets: Sheets) -> Iterator[FormProblem]:
    for name, known in (("survey", SURVEY_COLUMNS), ("settings", SETTINGS_COLUMNS)):
        sheet = sheets.by_name.get(name)
        for column in sheet.columns if sheet else ():
            if not _is_known(column, known):
                near = nearest(column, {*known, *OUR_COLUMNS})
                found = _at_columns(sheets, name, f"there is no column called {column}{near}", column)
                yield replace(found, is_advice=True, may_be_why=bool(near))


def _is_known(column: str, known: Collection[str]) -> bool:
    if column.startswith(OURS):
        return column in OUR_COLUMNS
    return column.partition("::")[0] in known or column.startswith(OPEN_COLUMNS)


def _double_columns(sheets: Sheets) -> Iterator[FormProblem]:
    """Which of the two is meant?"""
    for name in ("survey", "choices"):
        sheet = sheets.by_name.get(name)
        for column, times in Counter(sheet.columns).items() if sheet else ():
            if column and times > 1:
                message = f"there are {times} columns called {column}, or by another word for the same"
                yield _at_columns(sheets, name, message, column)


def _settings_problems(sheets: Sheets) -> Iterator[FormProblem]:
    for setting in ("form_id", "version", "form_title"):
        if not sheets.setting(setting):
            message = f"the form needs its {setting}"
            yield FormProblem(sheets.file, message, "settings", 0, setting, is_advice=True)
    for row in sheets.rows("settings")[:1]:
        yield from _expression_problems(sheets, "settings", row, ("instance_name",))


def _choice_problems(sheets: Sheets) -> Iterator[FormProblem]:
    seen: set[tuple[str, str]] = set()
    several = {named for kind, named in map(_kind_and_list, sheets.rows("survey")) if kind in _SEVERAL}
    for row in sheets.rows("choices"):
        choice = (row["list_name"], row["name"])
        if not row.cells:
            continue
        if not all(choice):
            yield _at(sheets, "choices", row, "a choice needs its list_name and its name")
        elif " " in row["name"]:
            message = f"the name of a choice may have no spaces: {row['name']}"
            yield _at(sheets, "choices", row, message, "name", is_advice=row["list_name"] not in several)
        elif choice in seen and sheets.setting("allow_choice_duplicates").lower() not in _YES_OR_NO:
            yield _at(sheets, "choices", row, f"{row['name']} is in the list {row['list_name']} twice", "name")
        elif not _has_words(row) and not _has_other_words(row):
            message = f"the choice {row['name']} has no words in its label"
            yield _at(sheets, "choices", row, message, "label", is_advice=True)
        seen.add(choice)


def _kind_and_list(row: Row) -> tuple[str, str]:
    kind, named = kind_and_list(row["type"])
    return kind, _OR_OTHER.sub("", named)


def _survey_problems(sheets: Sheets) -> Iterator[FormProblem]:
    rows = [row for row in sheets.rows("survey") if row["disabled"].lower() not in {"yes", "true"}]
    names = {row["name"] for row in rows if row["name"]}
    names |= {f"{row['name']}_other" for row in rows if _OR_OTHER.search(row["type"])}
    lists = {row["list_name"] for sheet in ("choices", "external_choices") for row in sheets.rows(sheet)}
    for row in rows:
        yield from _type_problems(sheets, row, lists)
        yield from _reference_problems(sheets, "survey", row, names)
        yield from _expression_problems(sheets, "survey", row, _EXPRESSIONS)
        for word, near in slips_in(row["appearance"]):
            message = f"there is no appearance called {word}; the nearest is {near}"
            yield _at(sheets, "survey", row, message, "appearance", is_advice=True)
    for row in sheets.rows("choices"):
        yield from _reference_problems(sheets, "choices", row, names)
    yield from _bare_name_problems(sheets, rows, names)
    yield from _name_problems(sheets, rows)
    yield from _balance_problems(sheets, rows)


def _type_problems(sheets: Sheets, row: Row, lists: set[str]) -> Iterator[FormProblem]:
    kind, named = _kind_and_list(row)
    if kind not in TYPES:
        yield _at(sheets, "survey", row, f"there is no type called {row['type']!r}{nearest_type(row['type'])}", "type")
        return
    if kind in WITH_CHOICES and named not in lists and not named.startswith("${"):
        message = f"there is no list of choices called {named!r}{nearest(named, lists)}"
        yield _at(sheets, "survey", row, message, "type")
    is_worked_out = bool(row["calculation"] or row["trigger"])
    if kind not in UNSEEN | CLOSING and not is_worked_out and not _has_words(row):
        message = f"{row['name'] or 'this row'} has no words in its label"
        yield _at(sheets, "survey", row, message, "label", is_advice=kind in OPENING or _has_other_words(row))


def _reference_problems(sheets: Sheets, sheet: str, row: Row, names: set[str]) -> Iterator[FormProblem]:
    for column, cell in row.cells.items():
        for name in _REFERENCE.findall(cell):
            if name.removeprefix(_LAST_SAVED) not in names:
                message = f"${{{name}}} names no question{nearest(name, names)}"
                yield _at(sheets, sheet, row, message, column)


def _expression_problems(sheets: Sheets, sheet: str, row: Row, columns: Collection[str]) -> Iterator[FormProblem]:
    for column in columns:
        written = row[column]
        if written and written.lower() not in _YES_OR_NO:
            try:
                _check_expression(_REFERENCE.sub(lambda named: named[1].removeprefix(_LAST_SAVED), written))
            except BadExpression as error:
                problem = _at(sheets, sheet, row, str(error), column)
                yield replace(problem, code=error.code)


def _bare_name_problems(sheets: Sheets, rows: Sequence[Row], names: set[str]) -> Iterator[FormProblem]:
    for row in rows:
        for column in _OF_ANSWERS:
            for name in _bare_names(row[column]):
                yield _at(sheets, "survey", row, advice_on(name, names), column, is_advice=True)


def _bare_names(written: str) -> Sequence[str]:
    """None where it cannot be read, which is told elsewhere."""
    if not written or written.lower() in _YES_OR_NO:
        return ()
    try:
        return list(bare_names(parse(_REFERENCE.sub(r"/\1", written))))
    except BadExpression:
        return ()


def _check_expression(written: str) -> None:
    for expression in within(parse(written)):
        if isinstance(expression, Call) and expression.name not in LISTS:
            check_call(expression, ())


def _name_problems(sheets: Sheets, rows: Sequence[Row]) -> Iterator[FormProblem]:
    seen: set[tuple[str, ...]] = set()
    for row, path in paths_of_rows(rows):
        if not row["name"]:
            needs_none = kind_and_list(row["type"])[0] in {"note", "audit"}
            yield _at(sheets, "survey", row, "this row needs a name", "name", is_advice=needs_none)
        elif not _NAME.fullmatch(row["name"]):
            message = f"a name has letters, numbers, - and _ only, and starts with a letter: {row['name']}"
            yield _at(sheets, "survey", row, message, "name")
        elif path in seen:
            yield _at(sheets, "survey", row, f"there are two things called {'/'.join(path)}", "name")
        seen.add(path)


def _balance_problems(sheets: Sheets, rows: Sequence[Row]) -> Iterator[FormProblem]:
    opened: list[Row] = []
    for row in rows:
        kind, _list = kind_and_list(row["type"])
        if kind in OPENING:
            opened.append(row)
        elif kind in CLOSING and not opened:
            yield _at(sheets, "survey", row, f"{kind} closes nothing that was opened", "type")
        elif kind in CLOSING:
            begun = opened.pop()
            wanted = kind_and_list(begun["type"])[0].replace("begin", "end")
            if kind != wanted:
                yield _at(sheets, "survey", row, f"{wanted} should close {begun['name']} before {kind}", "type")
    for row in opened:
        yield _at(sheets, "survey", row, f"{row['name']} is opened and never closed", "type")


def _has_words(row: Row) -> bool:
    return any(column.partition("::")[0] == "label" for column in row.cells)


def _has_other_words(row: Row) -> bool:
    """A hint, or a picture or sound in place of words: what is shown must be known somehow."""
    found = {column.partition("::")[0] for column in row.cells}
    return bool(found & {"hint", "guidance_hint", "media", "image", "audio", "video", "big-image"})


def _at_columns(sheets: Sheets, sheet: str, message: str, column: str) -> FormProblem:
    return FormProblem(sheets.file, message, sheet, sheets.by_name[sheet].line + 1, column)


def _at(
    sheets: Sheets, sheet: str, row: Row, message: str, column: str = "", *, is_advice: bool = False
) -> FormProblem:
    return FormProblem(sheets.file, message, sheet, row.line, column, is_advice)
