"""Pictures that were added after the copy one went back to: read in the damaged files, each whole or not at all."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from ehdesk.domain.attachment import CHUNK, Attachment
from ehdesk.store import door
from ehdesk.store.backups import Backup
from ehdesk.store.vault import Vault
from tests.builders import new_id, now
from tests.store.test_attachments import noise
from tests.store.writing import a_family, write

WHOLE, HURT = (b"\xff\xd8\xff" + noise(2 * CHUNK) + end for end in (b"whole", b"hurt"))
WHOLE = WHOLE[:3] + WHOLE[3:][::-1]  # no chunk of the two is alike


@dataclass
class Pictured:
    """A closed vault with two pictures that the copy beside it does not have."""

    folder: Path
    code: str
    backup: Backup
    contents: tuple[Attachment, ...]

    def went_back(self) -> Vault:
        """Go back to the copy, and open it."""
        door.go_back(self.folder, self.backup, door.by_recovery_code(self.code), clock=now)
        return door.unlock_with_recovery_code(self.folder, self.code, ids=new_id, clock=now)


@pytest.fixture
def pictured(folder: Path, made: tuple[Path, str]) -> Pictured:
    with door.unlock_with_recovery_code(folder, made[1], ids=new_id, clock=now) as vault:
        family = a_family(vault)
        backup = vault.backups.make()
        with vault.second() as second:
            contents = tuple(second.attachments.keep([content], "image/jpeg") for content in (WHOLE, HURT))
        for content in contents:
            write(vault, family, kind="picture", content=content.value)
    return Pictured(folder, made[1], backup, contents)


def spoil(folder: Path) -> None:
    """Damage a page in the newest picture."""
    size = (folder / "vault.db").stat().st_size
    with (folder / "vault.db").open("r+b") as file:
        file.seek(size - CHUNK)
        file.write(bytes(4096))


def test_what_is_whole_comes_back_and_what_is_not_does_not(pictured: Pictured):
    spoil(pictured.folder)
    with pictured.went_back() as vault:
        [aside] = vault.laid_aside.all()
        assert vault.laid_aside.read(aside).pictures == 2
        assert vault.laid_aside.bring_back_pictures(aside) == 1
        whole, hurt = pictured.contents
        found = b"".join(vault.attachments.pieces(whole.hash))
        assert (len(found), hashlib.sha256(found).hexdigest()) == (whole.size, whole.hash)
        assert not vault.attachments.has(hurt.hash)


def test_what_came_back_stays_once_its_record_is_here_too(pictured: Pictured):
    with pictured.went_back() as vault:
        [aside] = vault.laid_aside.all()
        found = vault.laid_aside.read(aside)
        vault.unsent.take(found.changes, found.certificates)
        assert vault.laid_aside.bring_back_pictures(aside) == 2
        assert vault.laid_aside.read(aside).pictures == 0
        assert vault.laid_aside.bring_back_pictures(aside) == 0
    with door.unlock_with_recovery_code(pictured.folder, pictured.code, ids=new_id, clock=now) as vault:
        assert all(vault.attachments.has(content.hash) for content in pictured.contents)
