"""`docs/writing-a-form.md` as its reader has it: sections with tables, each example a workbook as the text says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from ehdesk.forms.opening import Examined, examine
from ehdesk.paths import forms_folder

DOCUMENT = forms_folder().parent / "docs" / "writing-a-form.md"
_SHEETS = {"type": "survey", "list_name": "choices", "form_title": "settings"}
_NAMED = re.compile(r"The file `(\S+)`:")


@dataclass(frozen=True)
class Table:
    """One table: the line before it, its columns, and its rows."""

    before: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]

    @property
    def sheet(self) -> str:
        """The sheet of a form that it is, or "" where it only tells of something."""
        return _SHEETS.get(self.columns[0], "") if "On the screen" not in self.columns else ""

    @property
    def cells(self) -> Sequence[Sequence[str]]:
        """As they stand in Excel."""
        return [self.columns, *([row[name] for name in self.columns] for row in self.rows)]


def section(heading: str) -> str:
    """The text under a heading."""
    return DOCUMENT.read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def headings() -> list[str]:
    """Those that have a form under them."""
    found = re.findall(r"^## (.+)$", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    return [heading for heading in found if any(table.sheet == "survey" for table in tables(heading))]


def tables(heading: str) -> list[Table]:
    """The tables under a heading."""
    return list(_tables(section(heading).splitlines()))


def form_under(heading: str, folder: Path) -> Examined:
    """The form under a heading, saved from Excel with the lists beside it, and read."""
    found = tables(heading)
    sheets = {table.sheet: table.cells for table in tables("The smallest form") if table.sheet == "settings"}
    sheets |= {table.sheet: table.cells for table in found if table.sheet}
    for table in found:
        if named := _NAMED.fullmatch(table.before):
            lines = "\n".join(",".join(row) for row in table.cells)
            (folder / named[1]).write_text(f"{lines}\n", "utf-8-sig")
    return examine(saved(folder / "our-form.xlsx", sheets))


def saved(file: Path, sheets: Mapping[str, Sequence[Sequence[str]]]) -> Path:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(file)
    return file


def _tables(lines: Sequence[str]) -> Iterator[Table]:
    before, rows = "", []
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
            continue
        if rows:
            columns = tuple(rows[0])
            yield Table(before, columns, tuple(dict(zip(columns, row, strict=True)) for row in rows[2:]))
            rows = []
        before = line or before
