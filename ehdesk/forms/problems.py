"""What is wrong with a definition file, in words for the person who wrote it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One thing to put right. `row` counts lines of the file from 1; 0 when the problem is not in one row."""

    file: str
    message: str
    sheet: str = ""
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        places = (
            self.file,
            f"sheet {self.sheet}" if self.sheet else "",
            f"row {self.row}" if self.row else "",
            f"column {self.column}" if self.column else "",
        )
        return f"{', '.join(place for place in places if place)}: {self.message}"


class BadForm(Exception):
    """A definition file that cannot be used, with everything found wrong in it."""

    def __init__(self, problems: Iterable[FormProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
