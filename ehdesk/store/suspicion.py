"""A mark beside a vault of which a page could not be read while it was open: the next opening reads every page."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from ehdesk.store.errors import StoreError
from ehdesk.store.safe_write import disk_in_words, put

NAME: Final = "suspect"


def suspect(folder: Path) -> None:
    """Have the next opening look at everything. A disk that does not take the mark loses no more than that look."""
    with suppress(StoreError):
        put(folder / NAME, b"")


def is_suspect(folder: Path) -> bool:
    """Was something found that could not be read?"""
    return (folder / NAME).exists()


def trust_again(folder: Path) -> None:
    """Every page was read and is sound, or the files are others."""
    with suppress(StoreError), disk_in_words():
        (folder / NAME).unlink(missing_ok=True)
