"""Vaults kept from every version of the tables since the first; the README says which code made each."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Kept:
    """One of them: a folder, which is never touched, and its recovery code."""

    name: str
    code: str

    def copy(self, place: Path) -> Path:
        """A copy to do anything with."""
        return Path(shutil.copytree(_HERE / self.name, place, ignore=shutil.ignore_patterns("code")))


KEPT: Final = tuple(
    Kept(file.parent.name, file.read_text("utf-8").strip()) for file in sorted(_HERE.glob("version-*/code"))
)
"""The oldest first."""
