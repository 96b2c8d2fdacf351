"""One laptop of Ada’s, its copy from before anything was recorded, and a file that goes from one to the other."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ehdesk.domain.attachment import CHUNK, Attachment
from ehdesk.domain.change import FamilyId
from ehdesk.store.load import Reach
from ehdesk.store.safe_write import put_pieces
from ehdesk.store.unsent import TakenIn
from ehdesk.store.vault import Vault
from tests.store.conftest import Opener
from tests.store.test_attachments import noise
from tests.store.writing import a_family

SMALL, LONG = b"\x89PNG a drawing", noise(5 * CHUNK + 7)


@dataclass
class Two:
    """One laptop of Ada's, and its copy from before anything was recorded."""

    vault: Vault
    copy: Vault
    family: FamilyId
    file: Path

    def saved(self, reach: Reach = Reach.ALL) -> str:
        """Save what waits; the code."""
        work = self.vault.unsent.sealed(reach)
        put_pieces(self.file, work.pieces)
        assert self.file.stat().st_size == work.size
        return work.code

    def taken(self, code: str) -> TakenIn:
        """Take it in on the other one, as the window does."""
        with self.copy.second() as second:
            return second.unsent.take_in(self.file, code)


@contextmanager
def two_of(folder: Path, open_vault: Opener, tmp_path: Path) -> Iterator[Two]:
    """Both open."""
    other = Path(shutil.copytree(folder, tmp_path / "other" / "ada"))
    with open_vault(folder) as vault, open_vault(other) as copy:
        yield Two(vault, copy, a_family(vault), tmp_path / "unsent.ehdesk")


def sent(vault: Vault) -> None:
    """The hub has every change."""
    for number, one in enumerate(vault.outbox.waiting(), 1):
        vault.outbox.accepted(one.change, number)


def whole(vault: Vault, content: Attachment) -> bytes:
    with vault.second() as second:
        return b"".join(second.attachments.pieces(content.hash))
