"""Spreadsheet files into sheets: .xlsx, .xls, and .csv with the sheet's name in its first column, as pyxform has it."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ehdesk.forms.beside import UNREADABLE
from ehdesk.forms.problems import BadForm, FormProblem
from ehdesk.forms.sheets import Row, Sheet, Sheets, read_sheets
from ehdesk.forms.xlsform_words import canonical, straight

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

Lines: TypeAlias = Iterable[tuple[int, Sequence[str]]]

MOST_BYTES = 20_000_000
"""A form of a hundred thousand questions is smaller; what is larger is no form."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OF_EXCEL = (".xlsx", ".xls")
_OLD_OR_LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")
"""How an .xls begins, and an .xlsx that has a password."""
_MOST_UNPACKED = 300_000_000
_MOST_CELLS = 500_000
_MOST_ROWS = 50_000
_MOST_COLUMNS = 500
_LONGEST_CELL = 100_000
"""Three times what Excel takes."""


def read_workbook(file: Path) -> Sheets:
    """All the sheets of a form's file, whatever its kind. Raises BadForm."""
    read = _READERS.get(file.suffix.lower())
    if read is None:
        raise _bad(file, f"a form is a file that ends in .xml, {', '.join(_READERS)}")
    data = read_bytes(file)
    _refuse_if_locked(file, data)
    try:
        return _measured(_straightened(_without_remarks(read(file.name, data))))
    except BadForm:
        raise
    except _TooLarge as error:
        raise _bad(file, str(error)) from error
    except UnicodeDecodeError as error:
        raise _bad(file, UNREADABLE) from error
    except Exception as error:  # a damaged file makes its reader raise whatever befell it
        kind = file.suffix.lower()
        if kind in _OF_EXCEL:
            raise _bad(file, f"the file is damaged, or it is no {kind}; open it in Excel and save it again") from error
        raise _bad(file, f"the file cannot be read as {kind}: {error}") from error


def _refuse_if_locked(file: Path, data: bytes) -> None:
    is_locked = data.startswith(_OLD_OR_LOCKED) and _ENCRYPTED in data
    if is_locked or (file.suffix.lower() == ".xls" and data.startswith(_OLD_OR_LOCKED) and _asks_for_password(data)):
        raise _bad(file, "the file is protected with a password; take the password off in Excel, then save it again")
    if file.suffix.lower() == ".xlsx" and data.startswith(_OLD_OR_LOCKED):
        raise _bad(file, "the file is an older .xls inside; save it in Excel as an Excel workbook (.xlsx)")
    if not data.strip():
        raise _bad(file, "the file is empty")


def _asks_for_password(data: bytes) -> bool:
    import xlrd  # noqa: PLC0415 - only when there is such a file to read

    try:
        xlrd.open_workbook(file_contents=data, on_demand=True)
    except Exception as error:  # what else is wrong with it is said when it is read
        return "encrypted" in str(error).lower()
    return False


def read_bytes(file: Path) -> bytes:
    """What is in a file. Raises BadForm when it cannot be read, or is larger than any form."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise _bad(file, f"the file has more than {MOST_BYTES // 1_000_000} megabytes, which no form has")
        return file.read_bytes()
    except OSError as error:
        raise _bad(file, f"the file cannot be read: {error.strerror or error}") from error


def _measured(sheets: Sheets) -> Sheets:
    if any(len(sheet.rows) > _MOST_ROWS for sheet in sheets.by_name.values()):
        raise _TooLarge(f"a sheet has more than {_MOST_ROWS:,} rows, which no form has")
    rows = [row for sheet in sheets.by_name.values() for row in sheet.rows]
    _count_cells(sum(len(row.cells) for row in rows))
    if any(len(cell) > _LONGEST_CELL for row in rows for cell in row.cells.values()):
        raise _TooLarge(f"it has a cell with more than {_LONGEST_CELL:,} letters, which no form has")
    return sheets


class _TooLarge(Exception):
    """The message says what of it there is too much of."""


def _count_cells(cells: int) -> None:
    if cells > _MOST_CELLS:
        raise _TooLarge(f"it has more than {_MOST_CELLS:,} cells with something in them")


def _markdown(name: str, data: bytes) -> Sheets:
    return _tidied(read_sheets(data.decode("utf-8-sig"), name))


def _csv(name: str, data: bytes) -> Sheets:
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    lines: dict[str, list[tuple[int, Sequence[str]]]] = {}
    sheet, filled = "", 0
    for cells in rows:
        filled += sum(map(bool, cells))
        _count_cells(filled)
        opening = cells[0].strip() if cells else ""
        sheet = opening or sheet
        if sheet and any(cell.strip() for cell in cells[1:]):
            lines.setdefault(sheet, []).append((rows.line_num, cells[1:]))
    return Sheets(name, {each: _sheet(each, found) for each, found in _named(lines.items())})


def _xlsx(name: str, data: bytes) -> Sheets:
    import openpyxl  # noqa: PLC0415 - only when there is such a file to read

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(each.file_size for each in archive.infolist()) > _MOST_UNPACKED:
            raise BadForm([FormProblem(name, "the file unpacks to more than any form holds")])
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    found = _titled([(sheet.title, _cells(_all_rows(sheet))) for sheet in book.worksheets])
    return Sheets(name, {each: _sheet(each, lines) for each, lines in _named(found)})


def _all_rows(sheet: "ReadOnlyWorksheet") -> Iterator[Sequence[object]]:
    """Whatever the sheet says of its own size: some programs write that wrongly."""
    sheet.reset_dimensions()
    rows: Iterator[Sequence[object]] = sheet.iter_rows(values_only=True)
    return rows


def _xls(name: str, data: bytes) -> Sheets:
    import xlrd  # noqa: PLC0415 - only when there is such a file to read

    book = xlrd.open_workbook(file_contents=data)
    found = _titled([(sheet.name, _cells(_old_rows(sheet, book.datemode))) for sheet in book.sheets()])
    return Sheets(name, {each: _sheet(each, lines) for each, lines in _named(found)})


def _old_rows(sheet: object, datemode: int) -> Iterator[Sequence[object]]:
    import xlrd  # noqa: PLC0415

    for row in sheet.get_rows():  # type: ignore[attr-defined]
        yield [
            _moment(xlrd.xldate_as_datetime(cell.value, datemode), cell.value)
            if cell.ctype == xlrd.XL_CELL_DATE
            else bool(cell.value)
            if cell.ctype == xlrd.XL_CELL_BOOLEAN
            else cell.value
            for cell in row
        ]


def _moment(moment: dt.datetime, days: float) -> dt.datetime | dt.time:
    """A day before the first is only a time."""
    return moment if days >= 1 else moment.time()


def _cells(rows: Iterable[Sequence[object]]) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows with anything in them. A sheet may be painted far below its last word: there reading stops."""
    found, last, filled = 0, 0, 0
    for line, cells in enumerate(rows, start=1):
        written = [_written(cell) for cell in cells[:_MOST_COLUMNS]]
        if any(written):
            found, last, filled = found + 1, line, filled + sum(map(bool, written))
            _count_cells(filled)
            yield line, written
        if found > _MOST_ROWS + 1:
            return
        if line - last > _MOST_ROWS:
            return


def _written(cell: object) -> str:
    """As pyxform reads a cell: whole numbers without a point, truth in capitals."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat()
    return str(cell).replace("\u00a0", " ").strip()


def _titled(sheets: Sequence[tuple[str, Lines]]) -> Sequence[tuple[str, Lines]]:
    """The only sheet of a file is its survey, whatever it is called."""
    return sheets if len(sheets) != 1 else [("survey", lines) for _title, lines in sheets]


def _named(sheets: Iterable[tuple[str, Lines]]) -> Iterator[tuple[str, Lines]]:
    """Those of a form, by their name in small letters; sheets that begin with _ are the author's own."""
    for name, lines in sheets:
        if not name.startswith("_"):
            yield name.strip().lower(), lines


def _sheet(name: str, lines: Lines) -> Sheet:
    rows = iter(lines)
    line, header = next(rows, (1, ()))
    columns = [canonical(name, column) for column in header]
    read = tuple(Row(at, _by_column(columns, cells)) for at, cells in rows)
    return Sheet(name, line - 1, tuple(column for column in columns if column), read)


def _by_column(columns: Sequence[str], cells: Sequence[str]) -> Mapping[str, str]:
    pairs = zip(columns, cells, strict=False)
    return {column: cell.strip() for column, cell in pairs if column and cell.strip()}


def _without_remarks(sheets: Sheets) -> Sheets:
    """Less the rows of the survey that have no type, name or label: their authors' notes to themselves."""
    survey = sheets.by_name.get("survey")
    if survey is None:
        return sheets
    rows = tuple(row for row in survey.rows if any(_is_said_in(column) for column in row.cells))
    return Sheets(sheets.file, {**sheets.by_name, "survey": replace(survey, rows=rows)})


def _is_said_in(column: str) -> bool:
    return column in {"type", "name"} or column.partition("::")[0] == "label"


def _straightened(sheets: Sheets) -> Sheets:
    """As pyxform reads typographic quotation marks, which some programs type unasked; people's words keep theirs."""
    return Sheets(
        sheets.file,
        {
            name: replace(sheet, rows=tuple(Row(row.line, straight(row.cells)) for row in sheet.rows))
            for name, sheet in sheets.by_name.items()
        },
    )


def _tidied(sheets: Sheets) -> Sheets:
    """Markdown's columns by the same names as a spreadsheet's."""
    return Sheets(sheets.file, {name: _renamed(sheet) for name, sheet in sheets.by_name.items()})


def _renamed(sheet: Sheet) -> Sheet:
    columns = {column: canonical(sheet.name, column) for column in sheet.columns}
    rows = tuple(Row(row.line, {columns[name]: cell for name, cell in row.cells.items()}) for row in sheet.rows)
    return Sheet(sheet.name, sheet.line, tuple(columns[column] for column in sheet.columns), rows)


def _bad(file: Path, message: str) -> BadForm:
    return BadForm([FormProblem(file.name, message, code="unreadable")])


_READERS: Mapping[str, Callable[[str, bytes], Sheets]] = {".xlsx": _xlsx, ".xls": _xls, ".csv": _csv, ".md": _markdown}
