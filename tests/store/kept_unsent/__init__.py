"""Files of unsent work kept from every form but that of now; the README says which code made each."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One of them, which is never touched, and its code."""

    file: Path
    code: str


FORM_1: Final = KeptFile(_HERE / "form-1.ehdesk", (_HERE / "code").read_text("utf-8").strip())
"""Of the first form."""
