"""The label on a vault's door: what may be read before it is unlocked. The vault rewrites it whenever it opens."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

import msgspec

from ehdesk.store.safe_write import put
from ehdesk.store.small_json import from_json

NAME: Final = "label"


@dataclass(frozen=True, slots=True)
class Label:
    """Whose vault lies in a folder. `trouble` is a sentence where that cannot be read, and empty when all is well."""

    folder: Path
    name: str
    job: str
    last_opened: datetime | None
    trouble: str = ""


class _Written(msgspec.Struct, frozen=True):
    name: str
    job: str
    last_opened: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


def write_label(folder: Path, name: str, job: str, last_opened: datetime | None) -> None:
    """Put the label in place."""
    put(folder / NAME, msgspec.json.encode(_Written(name, job, last_opened)))


def read_label(folder: Path) -> Label:
    """The label of a vault; one that cannot be read is told, not raised."""
    try:
        written = from_json((folder / NAME).read_bytes(), _Written)
    except (OSError, msgspec.DecodeError):
        return Label(folder, "", "", None, "Its label cannot be read. It may still open with its passphrase.")
    return Label(folder, written.name, written.job, written.last_opened)
