"""What is wrong with a definition file, in words for the person who wrote it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One thing to put right. `row` counts lines of the file from 1; 0 when the problem is not in one row.

    `is_advice` when the form runs all the same; it `may_be_why` something else is wrong. `code` is for scripts.
    """

    file: str
    message: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    is_advice: bool = False
    code: str = "bad-form"
    may_be_why: bool = False

    def __str__(self) -> str:
        return f"{', '.join(part for part in (self.file, self.where) if part)}: {self.message}"

    @property
    def where(self) -> str:
        """`sheet survey, row 5, column type`, as far as that is known."""
        places = (
            f"sheet {self.sheet}" if self.sheet else "",
            f"row {self.row}" if self.row else "",
            f"column {self.column}" if self.column else "",
        )
        return ", ".join(place for place in places if place)


class BadForm(Exception):
    """A definition file that cannot be used, with everything found wrong in it."""

    def __init__(self, problems: Iterable[FormProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
