"""The sheets of an XLSForm written as Markdown tables, with the line of the file that each row stands on.

    | survey  |
    |         | type | name  | label         |
    |         | text | worry | What worries? |

A row with its first cell filled opens a sheet; the next row has the names of its columns. Lines that do not start
with a bar are left to the author.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ehdesk.forms.problems import BadForm, FormProblem

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:\-]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line of the file it stands on, and its filled cells by column."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell of a column, or ""."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, its columns in order, and its rows."""

    name: str
    line: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """All the tables of one file."""

    file: str
    by_name: Mapping[str, Sheet]

    def rows(self, name: str) -> Sequence[Row]:
        """The rows of a sheet; none if there is no such sheet."""
        return self.by_name[name].rows if name in self.by_name else ()

    def setting(self, name: str) -> str:
        """A cell of the settings sheet, or ""."""
        return next((row[name] for row in self.rows("settings")), "")


def read_sheets(text: str, file: str) -> Sheets:
    """Raises BadForm for rows that do not fit their columns."""
    tables = [_sheet(name, line, rows, file) for name, line, rows in _tables(text)]
    problems = [problem for _sheet_read, found in tables for problem in found]
    if problems:
        raise BadForm(problems)
    return Sheets(file, {sheet.name: sheet for sheet, _found in tables})


def _tables(text: str) -> Iterator[tuple[str, int, list[tuple[int, list[str]]]]]:
    """Each sheet's name and line, and its rows as lines and cells, the columns' names first."""
    opened: tuple[str, int, list[tuple[int, list[str]]]] | None = None
    for line, cells in _lines(text):
        if cells[0]:
            if opened:
                yield opened
            opened = (cells[0].lower(), line, [])
        elif opened and any(cells):
            opened[2].append((line, cells[1:]))
    if opened:
        yield opened


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The table rows of the file with their line, rules (`|---|`) and empty rows left out."""
    for line, written in enumerate(text.splitlines(), start=1):
        row = written.strip()
        if row.startswith("|") and not _RULE.fullmatch(row):
            yield line, [cell.strip().replace("\\|", "|") for cell in _BAR.split(row.removesuffix("|"))[1:]]


def _sheet(name: str, line: int, rows: list[tuple[int, list[str]]], file: str) -> tuple[Sheet, list[FormProblem]]:
    columns = tuple(rows[0][1]) if rows else ()
    problems = [
        FormProblem(file, _ragged(len(cells), len(columns)), name, at)
        for at, cells in rows[1:]
        if len(cells) != len(columns)
    ]
    read = tuple(
        Row(at, {column: cell for column, cell in zip(columns, cells, strict=False) if cell}) for at, cells in rows[1:]
    )
    return Sheet(name, line, columns, read), problems


def _ragged(cells: int, columns: int) -> str:
    return f"this row has {cells} cells, and the sheet has {columns} columns: count the bars"
