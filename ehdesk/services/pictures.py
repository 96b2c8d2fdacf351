"""Pictures and papers of a family: taken in from a file, found again, shown, and saved out on purpose."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from ehdesk.domain import kinds
from ehdesk.domain.attachment import LARGEST, LONGEST_BEGINNING, Attachment, media_of
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.pictures import CONTENT, Picture, newest_first, picture_from, title_of_file
from ehdesk.services.editing import Editing
from ehdesk.services.saving import Saving
from ehdesk.services.stripping import BrokenPicture, stripped
from ehdesk.store.errors import TooLarge
from ehdesk.store.safe_write import put
from ehdesk.store.words import is_found_in

SAVED_OUT: Final = "saved a picture"
"""How it stands in the history of who saw what; its detail is the picture's id."""


class NotTaken(Exception):
    """A file that was not added. `why` is the end of a phrase: empty, kind, broken, unreadable, no_file ..."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file whose content is in the vault and that no record names yet."""

    title: str
    content: Attachment


class Pictures:
    """Those of the families in this vault. `take_in`, `whole` and `let_go` are for another thread."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving
        self._vault, self._records = saving.vault, saving.vault.records

    def of(self, family: FamilyId, words: str = "") -> tuple[Picture, ...]:
        """The pictures in whose title, note or description all of these words stand, the newest first."""
        every = (picture_from(one.id, one.body) for one in self._records.of(family, kinds.PICTURE))
        return newest_first(one for one in every if is_found_in(f"{one.title}\n{one.note}\n{one.described}", words))

    def one(self, picture: RecordId) -> Picture | None:
        """One of them; None where it is not here (yet), or was taken away."""
        record = self._records.one(picture)
        is_one = record is not None and record.kind == kinds.PICTURE and not record.is_removed
        return picture_from(picture, record.body) if record is not None and is_one else None

    def same_as(self, family: FamilyId, content: Attachment) -> Picture | None:
        """The family's picture that consists of the same."""
        alike = (one for one in self.of(family) if one.content and one.content.hash == content.hash)
        return next(alike, None)

    def is_here(self, content: Attachment | None) -> bool:
        """Has what it consists of come to this computer?"""
        return content is not None and self._vault.attachments.has(content.hash)

    def take_in(self, file: Path) -> TakenIn:
        """Keep the content of a file, without what a camera wrote into it. Raises NotTaken, StoreError."""
        with opened(file) as found:
            media = media_of(found.read(LONGEST_BEGINNING))
            if media is None or media.is_recording:
                raise NotTaken("kind")
            found.seek(0)
            with self._vault.second() as vault:
                content = vault.attachments.keep(stripped(found, media), media)
        return TakenIn(title_of_file(file.stem), content)

    def add(self, family: FamilyId, taken: TakenIn) -> RecordId:
        """Record what was taken in."""
        return self._saving.add(family, kinds.PICTURE, {"title": taken.title, CONTENT: taken.content.value})

    def let_go(self, content: Attachment) -> None:
        """Forget what was taken in, unless a record names it. Raises StoreError."""
        with self._vault.second() as vault:
            vault.attachments.drop(content.hash)

    def whole(self, content: Attachment) -> bytes:
        """What a picture consists of, to be shown. Raises NotHere, AttachmentDamaged, StoreError."""
        with self._vault.second() as vault:
            return b"".join(vault.attachments.pieces(content.hash))

    def editing(self, family: FamilyId, picture: RecordId) -> Editing:
        """Its form: `title`, `about`, `taken_on`, `note`, `described`."""
        return Editing(self._saving, family, kinds.PICTURE, picture)

    def bring_back(self, family: FamilyId, picture: RecordId) -> None:
        """Undo that it was taken away."""
        self._saving.bring_back(family, kinds.PICTURE, picture)

    def save_out(self, family: FamilyId, picture: Picture, content: bytes, file: Path) -> None:
        """Put it on record, and in a file that only this user of the computer can read. Raises StoreError."""
        self._vault.access.note(family, SAVED_OUT, picture.id)
        put(file, content)


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """A real file with something in it. Raises NotTaken for all else; a store's own errors pass."""
    try:
        about = file.stat()
        if not stat.S_ISREG(about.st_mode):
            raise NotTaken("no_file")
        if about.st_size == 0:
            raise NotTaken("empty")
        if about.st_size > LARGEST:
            raise TooLarge
        with file.open("rb") as found:
            yield found
    except BrokenPicture as error:
        raise NotTaken("broken") from error
    except (OSError, ValueError) as error:
        raise NotTaken("unreadable") from error
