"""Which question of a form says how much help a family needs: the column `bind::ehdesk:level`."""

from collections.abc import Iterator
from typing import Final

from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.problems import FormProblem
from ehdesk.forms.sheets import Sheets
from ehdesk.forms.xlsform_words import CLOSING, LEVEL, OPENING, kind_and_list

SHIPPED_LEVEL: Final = "together_now/level/level_of_need"
"""Where it stands in every version of the assessment that ships, also in those that do not say so."""


def level_field(definition: Definition) -> str:
    """The question whose answer is the level of need, or ""."""
    said = next((part.path for part in definition.root.all() if part.bind.is_level), ())
    return "/".join(said) or (SHIPPED_LEVEL if tuple(SHIPPED_LEVEL.split("/")) in definition.parts else "")


def level_problems(sheets: Sheets) -> Iterator[FormProblem]:
    """It is one question with one answer, that the form asks once."""
    around, before = list[str](), 0
    for row in sheets.rows("survey"):
        kind, _list = kind_and_list(row["type"])
        if kind in OPENING:
            around.append(kind)
        elif kind in CLOSING:
            del around[-1:]
        if not row[LEVEL]:
            continue
        if row[LEVEL] != "yes":
            message = f"write yes where the answer is the level of need, and nothing elsewhere, not {row[LEVEL]}"
        elif kind != "select_one":
            message = "only a select_one can say the level of need"
        elif "begin_repeat" in around:
            message = "the level of need is the family's: it cannot be asked for each of several"
        elif before:
            message = f"row {before} says the level of need already"
        else:
            before = row.line
            continue
        yield FormProblem(sheets.file, message, "survey", row.line, LEVEL)
