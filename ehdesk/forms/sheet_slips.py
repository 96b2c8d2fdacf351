"""Slips in the cells of a form that stop what compiles it, which tells them one at a time or without their row."""

import re
from collections.abc import Iterator, Mapping

from ehdesk.forms.problems import FormProblem
from ehdesk.forms.sheets import Row, Sheets
from ehdesk.forms.xlsform_words import EACH, OURS, kind_and_list, nearest

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PREFIXED = re.compile(r"(?:bind|body|instance|control)::(?P<prefix>[^:\s]+):.+")
_DECLARED = re.compile(r"([\w.-]+)\s*=")
_PREFIXES = frozenset({"h", "ev", "xsd", "jr", "orx", "odk", "xml", "xmlns", "entities"})
_PARAMETER = re.compile(r"([^\s,;=]+)\s*=\s*([^\s,;]*)")
_SELECT = ("randomize", "seed")
_PARAMETERS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("select_one", "select_multiple", "rank"), _SELECT),
    **dict.fromkeys(("select_one_from_file", "select_multiple_from_file"), (*_SELECT, "value", "label")),
    "range": ("start", "end", "step", "placeholder", "tick_interval", "tick_labelset"),
    "image": ("max-pixels", "app"),
    "audio": ("quality",),
    "text": ("rows",),
}
"""By the type of a row, what its parameters may be called."""
_TRUE_OR_FALSE = re.compile("true|false", re.IGNORECASE)
_VALUES = {
    "randomize": (_TRUE_OR_FALSE, "true or false"),
    "max-pixels": (re.compile(r"\d+"), "a whole number"),
    "rows": (re.compile(r"\d+"), "a whole number"),
}


def slip_problems(sheets: Sheets) -> Iterator[FormProblem]:
    """Every one of them."""
    for name in ("survey", "choices", "settings"):
        for row in sheets.rows(name):
            for column in (column for column, cell in row.cells.items() if _UNWRITABLE.search(cell)):
                message = "there is a control character in this cell, which nobody can see: write it again"
                yield FormProblem(sheets.file, message, name, row.line, column)
    for row in sheets.rows("survey"):
        for column, message in (*_of_columns(row, sheets), *_of_parameters(row)):
            yield FormProblem(sheets.file, message, "survey", row.line, column)


def _of_columns(row: Row, sheets: Sheets) -> Iterator[tuple[str, str]]:
    if row[EACH] and kind_and_list(row["type"])[0] != "begin_repeat":
        yield EACH, "only a begin_repeat can be asked for each of several people"
    declared = _PREFIXES | set(_DECLARED.findall(sheets.setting("namespaces")))
    for column in row.cells:
        named = _PREFIXED.fullmatch(column)
        if named is not None and not column.startswith(OURS) and named["prefix"] not in declared:
            yield column, f"nothing says what the prefix {named['prefix']}: stands for: name it in settings, namespaces"


def _of_parameters(row: Row) -> Iterator[tuple[str, str]]:
    known = _PARAMETERS.get(kind_and_list(row["type"])[0], ())
    for written, value in _PARAMETER.findall(row["parameters"]) if known else ():
        name = written.lower()
        if name not in known:
            yield "parameters", f"there is no parameter called {written} here{nearest(name, known)}"
        elif name in _VALUES and not _VALUES[name][0].fullmatch(value):
            yield "parameters", f"{name} is {_VALUES[name][1]}, not {value!r}"
