"""Erasing a family takes nothing else: no work in an earlier copy, no other picture, no vault that opens."""

import os
from pathlib import Path

import pytest

from ehdesk.store import door
from ehdesk.store.backups import Backup, backups_of
from ehdesk.store.driver import DATABASE
from ehdesk.store.erasures import Why
from ehdesk.store.errors import VaultDamaged
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, now
from tests.store.conftest import Opener
from tests.store.leaving import accept_all
from tests.store.writing import a_family, write

PICTURE = b"drawn by somebody small" * 5_000


def with_picture(vault: Vault, family: str, content: bytes = PICTURE) -> str:
    """The hash of a picture that no hub has, of which the hub has the record."""
    with vault.second() as second:
        kept = second.attachments.keep([content], "image/png")
    write(vault, family, kind="picture", content=kept.value)
    accept_all(vault)
    return kept.hash


def go_back(folder: Path, backup: Backup) -> None:
    door.go_back(folder, backup, door.by_passphrase(folder, PASSPHRASE, now), clock=now)


def test_the_only_copy_of_another_familys_picture_stays_in_files_set_aside(vault: Vault, open_vault: Opener):
    goes, stays = a_family(vault, "Quillfeather"), a_family(vault, "Obi")
    accept_all(vault)
    vault.backups.make()
    with_picture(vault, stays)
    vault.close()
    go_back(vault.folder, backups_of(vault.folder)[0])
    with open_vault(vault.folder) as again:
        assert again.laid_aside.read(again.laid_aside.all()[0]).pictures == 1
        again.erasures.leave([goes], Why.WITHDRAWN)
    with open_vault(vault.folder) as last:
        assert goes not in last.changes.families()
        assert last.laid_aside.read(last.laid_aside.all()[0]).pictures == 1


def unsent_work(vault: Vault, family: str) -> None:
    write(vault, family, notes="not sent")


@pytest.mark.parametrize("more", [unsent_work, with_picture])
def test_nothing_goes_while_a_newer_copy_holds_what_is_nowhere_else(vault: Vault, open_vault: Opener, more):
    goes, stays = a_family(vault, "Quillfeather"), a_family(vault, "Obi")
    accept_all(vault)
    vault.erasures.leave([goes], Why.WITHDRAWN)
    older = vault.backups.make()
    more(vault, stays)
    newer = vault.backups.make()
    vault.close()
    go_back(vault.folder, older)
    for _ in range(2):
        with open_vault(vault.folder) as again:
            assert newer in again.backups.all()
            assert goes in again.changes.families()
            assert again.erasures.wait_for_a_copy
    with open_vault(vault.folder) as again:
        again.backups.remove([newer])
    with open_vault(vault.folder) as last:
        assert goes not in last.changes.families()
        assert not last.erasures.wait_for_a_copy
        assert len(last.backups.all()) == 1


def test_letting_pictures_go_says_nothing_about_those_added_later(vault: Vault, open_vault: Opener):
    family = a_family(vault)
    with_picture(vault, family)
    vault.erasures.leave([family], Why.WITHDRAWN)
    vault.erasures.let_pictures_go(family)
    later = with_picture(vault, family, b"added later" * 5_000)
    assert vault.erasures.leaving()[0].pictures == 1
    vault.close()
    with open_vault(vault.folder) as again:
        assert family in again.changes.families()
        assert again.attachments.has(later)


def test_a_damaged_page_elsewhere_leaves_a_vault_that_saves(vault: Vault, open_vault: Opener):
    goes, stays = a_family(vault, "Quillfeather"), a_family(vault, "Obi")
    with_picture(vault, stays, os.urandom(3 << 20))
    vault.erasures.leave([goes], Why.WITHDRAWN)
    vault.close()
    database = vault.folder / DATABASE
    with database.open("r+b") as file:
        file.seek(database.stat().st_size // 2 // 4096 * 4096 + 100)
        file.write(b"\xff" * 50)
    with open_vault(vault.folder) as again:
        write(again, stays, notes="saved all the same")
        assert again.search.families("saved") == (stays,)
    with pytest.raises(VaultDamaged):  # what was met is looked into, so that its owner can go back
        open_vault(vault.folder)


def test_a_copy_laid_beside_by_a_going_back_that_was_cut_off_goes_too(vault: Vault, open_vault: Opener):
    goes = a_family(vault, "Quillfeather")
    accept_all(vault)
    vault.erasures.leave([goes], Why.WITHDRAWN)
    vault.close()
    (vault.folder / f"{DATABASE}.back").write_bytes((vault.folder / DATABASE).read_bytes())
    with open_vault(vault.folder) as again:
        assert again.erasures.all()[0].wiped is not None
    assert list(vault.folder.glob("*.back")) == []
