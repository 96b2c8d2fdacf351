"""The folders of files moved aside when a vault went back to an earlier copy: told, and removed when asked."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ehdesk.domain.change import FamilyId
from ehdesk.store.access import AccessLog
from ehdesk.store.attachments import Attachments
from ehdesk.store.book import Book
from ehdesk.store.driver import DATABASE
from ehdesk.store.errors import NotReadThrough
from ehdesk.store.going_back import ASIDE, NAMED
from ehdesk.store.raw_pages import RawPages
from ehdesk.store.safe_write import disk_in_words
from ehdesk.store.salvage import Salvage, salvaged
from ehdesk.store.salvaged_contents import bring_back

REMOVED: Final = "removed files that were set aside"
"""How it stands in the access log."""
_LENGTH: Final = len("20261124T120000Z")


@dataclass(frozen=True, slots=True)
class LaidAside:
    """One folder of damaged files: when (UTC) they were moved aside, and how many bytes they take."""

    folder: Path
    at: datetime
    size: int


class LaidAsideFiles:
    """Those of one open vault. Nothing but `remove` ever takes any away."""

    def __init__(self, folder: Path, data_key: bytes, book: Book, access: AccessLog) -> None:
        self._place, self._data_key, self._book, self._access = folder / ASIDE, data_key, book, access

    def all(self) -> tuple[LaidAside, ...]:
        """The newest first. Raises StoreError."""
        with disk_in_words():
            inner = list(self._place.iterdir()) if self._place.is_dir() else []
        return tuple(sorted(filter(None, map(_told, inner)), key=lambda one: one.folder.name, reverse=True))

    def read(self, one: LaidAside) -> Salvage:
        """What of it can still be read and is not in the vault. It takes a second for every hundred megabytes.

        Raises NotReadThrough.
        """
        try:
            return salvaged(one.folder, self._data_key, self._book, Attachments(self._book))
        except OSError as error:
            raise NotReadThrough(error.strerror or "") from error

    def bring_back_pictures(self, one: LaidAside) -> int:
        """Take in the pictures and papers of it that can be read whole; how many. Raises NotReadThrough, StoreError."""
        try:
            return bring_back(RawPages(one.folder / DATABASE, self._data_key), Attachments(self._book))
        except OSError as error:
            raise NotReadThrough(error.strerror or "") from error

    def remove(self, one: LaidAside) -> None:
        """Take it away for good, and put that on record. Raises StoreError; it is then still there, or half gone."""
        self._access.note(FamilyId(""), REMOVED, one.folder.name)
        with disk_in_words():
            shutil.rmtree(one.folder)


def _told(folder: Path) -> LaidAside | None:
    try:
        at = datetime.strptime(folder.name[:_LENGTH], NAMED).replace(tzinfo=UTC)
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    except (ValueError, OSError):
        return None
    return LaidAside(folder, at, size)
