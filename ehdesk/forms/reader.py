"""An assessment's file into a Definition: an XLSForm as Markdown tables, by way of pyxform."""

import re
from collections.abc import Iterator, Mapping
from itertools import repeat
from pathlib import Path

from ehdesk.forms.beside import Beside
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.parts import EHDESK
from ehdesk.forms.engine.problems import BadDefinition
from ehdesk.forms.engine.xform import nothing_beside, read_xform
from ehdesk.forms.problems import BadForm, FormProblem
from ehdesk.forms.several_of_repeat import as_one, as_several
from ehdesk.forms.sheet_checks import paths_of_rows, problems_in
from ehdesk.forms.sheets import Row, Sheet, Sheets, read_sheets
from ehdesk.forms.xlsform_words import OURS, SHEETS, WORDS, kind_and_list

_ROW = re.compile(r"\[row\s*:\s*(\d+)\]\s*")
_SHEET = re.compile(r"On the '(\w+)' sheet(?:, the '(\w+)' value)?")
_SOURCE = re.compile(r"the list in jr://[^/]+/(.*?):")
_UNKNOWN = re.compile(r"no column called (\S+);")
_COLUMN_OF = {
    "calculate": "calculation",
    "each": "bind::ehdesk:each",
    "choices": "choice_filter",
    "count": "repeat_count",
}
# pyxform straightens typographic quotes everywhere; in words for people they are meant, so they travel in disguise.
_DISGUISE = str.maketrans("‘’“”", "\ue018\ue019\ue01c\ue01d")
_UNDISGUISE = str.maketrans("\ue018\ue019\ue01c\ue01d", "‘’“”")
_PREFIX = "ehdesk"


def read_assessment(file: Path) -> Definition:
    """The definition in `file`. Raises BadForm with every problem found, by sheet and row where that is known."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadForm([FormProblem(file.name, "the file cannot be read, or is no text")]) from error
    return assessment_from(text, file.name)


def assessment_from(text: str, file: str) -> Definition:
    """The definition in Markdown tables already read; `file` is what problems call it. Raises BadForm."""
    return definition_of(sound_sheets(text, file))


def sound_sheets(text: str, file: str) -> Sheets:
    """The same as sheets, with nothing wrong in them: our own forms follow all advice. Raises BadForm."""
    sheets = read_sheets(text, file)
    problems = list(problems_in(sheets))
    if problems:
        raise BadForm(problems)
    return sheets


def definition_of(sheets: Sheets, beside: Beside = nothing_beside) -> Definition:
    """The definition in sheets that were found sound; `beside` reads the lists in other files. Raises BadForm."""
    return definition_in(xform_of(sheets), sheets, beside)


def definition_in(xform: str, sheets: Sheets, beside: Beside = nothing_beside) -> Definition:
    """The definition in the XForm that these sheets came to; what is wrong is told by their rows. Raises BadForm."""
    try:
        return read_xform(xform, beside)
    except BadDefinition as error:
        raise BadForm([_located(each, sheets) for each in (error, *error.others)]) from error


def xform_of(sheets: Sheets) -> str:
    """The XForm XML that sheets which were found sound come to. Raises BadForm."""
    rows = list(paths_of_rows(sheets.rows("survey")))
    return as_several(_compiled(sheets), rows).translate(_UNDISGUISE)


def _compiled(sheets: Sheets) -> str:
    """XForm XML by pyxform, which takes half a second to load and so is imported only here."""
    from pyxform.errors import PyXFormError  # noqa: PLC0415
    from pyxform.section import RepeatingSection  # noqa: PLC0415
    from pyxform.xls2xform import convert  # noqa: PLC0415

    # of each question in a repeat, pyxform asks whether its repeat equals the one at hand, by writing both out whole
    RepeatingSection.__eq__ = object.__eq__
    try:
        return str(convert(_workbook(sheets)).xform)
    except PyXFormError as error:
        raise BadForm([_from_pyxform(str(error), sheets)]) from error
    except Exception as error:  # pyxform raises whatever befell it
        raise BadForm(
            [FormProblem(sheets.file, f"the form cannot be compiled; what compiles it stops at {error}")]
        ) from error


def _workbook(sheets: Sheets) -> dict[str, object]:
    """The sheets as pyxform takes them; it stumbles over those that it does not know."""
    book: dict[str, object] = {"sheet_names": list(sheets.by_name), "fallback_form_name": Path(sheets.file).stem}
    for name, sheet in ((name, sheets.by_name[name]) for name in SHEETS if name in sheets.by_name):
        book[name] = [_cells(row) if row else {} for row in _in_their_places(sheet, sheets.file)]
        book[f"{name}_header"] = [dict.fromkeys(sheet.columns)]
    if any(column.startswith(OURS) for column in sheets.by_name["survey"].columns):
        _name_ours(book)
    return book


def _name_ours(book: dict[str, object]) -> None:
    """pyxform wants to be told of the prefix of our own columns; nobody who writes a form need know of that."""
    rows = book.get("settings")
    first = dict(rows[0]) if isinstance(rows, list) and rows else {}
    if f"{_PREFIX}=" not in first.get("namespaces", ""):
        first["namespaces"] = f'{first.get("namespaces", "")} {_PREFIX}="{EHDESK}"'.strip()
        book["settings"], book["settings_header"] = [first], [dict.fromkeys(first)]


def _in_their_places(sheet: Sheet, file: str) -> Iterator[Row | None]:
    """The rows of a spreadsheet with the empty ones between them: pyxform names notes without a name by their row."""
    line = sheet.line + 1
    for row in sheet.rows:
        if _is_spreadsheet(file):
            yield from repeat(None, row.line - line - 1)
        line = row.line
        yield row


def _is_spreadsheet(file: str) -> bool:
    return Path(file).suffix.lower() in {".xls", ".xlsx"}


def _cells(row: Row) -> Mapping[str, str]:
    return {
        column: cell if cell.isascii() or column.partition("::")[0] not in WORDS else cell.translate(_DISGUISE)
        for column, cell in as_one(row).items()
    }


def _from_pyxform(message: str, sheets: Sheets) -> FormProblem:
    """pyxform counts the rows of a sheet, its columns' names being row 1; it names the sheet where it says more."""
    found, named = _ROW.search(message), _SHEET.search(message)
    sheet = named[1] if named and named[1] in sheets.by_name else "survey"
    place = int(found[1]) - 2 if found else -1
    rows = list(_in_their_places(sheets.by_name[sheet], sheets.file)) if found else []
    row = rows[place] if 0 <= place < len(rows) else None
    plain = _ROW.sub("", message).strip().partition("\n")[0]
    column = (named[2] or "") if named else ""
    return FormProblem(sheets.file, plain, sheet, row.line, column) if row else FormProblem(sheets.file, plain)


def _located(error: BadDefinition, sheets: Sheets) -> FormProblem:
    by_field = {"/".join(path): row for row, path in paths_of_rows(sheets.rows("survey"))}
    row = by_field.get(error.field) if error.field else None
    column = _COLUMN_OF.get(error.aspect, error.aspect)
    if error.aspect == "setvalue" and row is not None:
        column = "default" if row["default"] else "calculation"
    elif error.code == "bad-list":
        row, column = _asking_for(error.message, sheets)
    elif error.code == "unknown-column" and row is not None and (named := _UNKNOWN.search(error.message)):
        cells = ((each, row[each]) for each in (column, "parameters", "calculation", "type"))
        column = next((each for each, cell in cells if re.search(rf"\b{re.escape(named[1])}\b", cell)), "type")
    line = row.line if row is not None else 0
    sheet = "survey" if row is not None else ""
    return FormProblem(sheets.file, error.message, sheet, line, column, is_advice=error.is_advice, code=error.code)


def _asking_for(message: str, sheets: Sheets) -> tuple[Row | None, str]:
    """The first row that asks for a list in another file, and its column: what is wrong there is told by its name."""
    found = _SOURCE.search(message)
    file = Path(found[1]) if found else Path()
    for row in sheets.rows("survey"):
        kind, named = kind_and_list(row["type"])
        if named == str(file) or (kind == f"{file.suffix[1:]}-external" and row["name"] == file.stem):
            return row, "type"
        for column, cell in row.cells.items():
            if re.search(rf"""\b(pulldata|search|instance)\s*\(\s*['"]{re.escape(file.stem)}['"]""", cell):
                return row, column
    return None, ""
