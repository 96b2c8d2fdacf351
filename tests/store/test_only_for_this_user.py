"""What ehdesk writes can be read by this user of the computer alone, whatever the computer is used to."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from ehdesk.store import door, practice
from ehdesk.store.backups import backups_of
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.rescue import NAME
from ehdesk.store.safe_write import put
from tests.builders import PASSPHRASE, new_id, now
from tests.store.writing import a_family


@pytest.fixture(autouse=True)
def used_to_sharing() -> Iterator[None]:
    """A computer on which new files are everybody's to read and write."""
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    return [
        f"{file.relative_to(folder)} {stat.S_IMODE(file.stat().st_mode):o}"
        for file in folder.rglob("*")
        if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    ]


def test_no_file_of_a_vault_can_be_read_by_others(tmp_path: Path):
    folder = tmp_path / "vault"
    new = door.create(folder, "Ada Obi", "Worker", PASSPHRASE, ids=new_id, clock=now, cost=FLOOR)
    with new.vault as vault:
        a_family(vault)
        vault.backups.make()
        vault.suspect()
        assert (folder / "vault.db-wal").is_file()
        assert open_to_others(tmp_path) == []
    by_code = door.by_recovery_code(new.recovery_code)
    aside = door.go_back(folder, backups_of(folder)[0], by_code, clock=now)
    assert (aside / "instead").is_file()
    damaged = door.wreck(folder, by_code, ids=new_id, clock=now)
    damaged.read(lambda *_: None)
    assert (folder / NAME).is_dir()
    practice.create(tmp_path / "practice", "Pat", "Worker", ids=new_id, clock=now).close()
    assert open_to_others(tmp_path) == []
    damaged.close()


def test_what_somebody_laid_in_the_way_gets_nothing_to_read(tmp_path: Path):
    theirs, ours = tmp_path / "theirs", tmp_path / "plan.pdf"
    theirs.write_bytes(b"nothing")
    for lay in (lambda beside: beside.symlink_to(theirs), lambda beside: beside.hardlink_to(theirs)):
        lay(tmp_path / "plan.pdf.new")
        put(ours, b"about a family")
        assert theirs.read_bytes() == b"nothing"
        assert not ours.is_symlink()
        assert stat.S_IMODE(ours.stat().st_mode) == 0o600
