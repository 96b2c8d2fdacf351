"""What the disk does not give is not damaged: it is told so, and one copy that it does not give stops nothing."""

import sys
from contextlib import closing
from pathlib import Path

import pytest

from ehdesk.store import door
from ehdesk.store.backups import Backup, backups_of
from ehdesk.store.driver import open_to_look
from ehdesk.store.errors import DiskTrouble, VaultBusy, VaultDamaged
from ehdesk.store.going_back import ASIDE
from ehdesk.store.keys import NAMES
from ehdesk.store.lock import Lock
from ehdesk.store.rescue import NAME, Step
from ehdesk.store.vault import Vault
from ehdesk.store.wreck import Wreck
from tests.builders import PASSPHRASE, new_id, now
from tests.store.conftest import Opener
from tests.store.test_rescue import quietly, wreck
from tests.store.writing import a_family, write

UNREADABLE = Path("/proc/self/mem")
"""It opens, and answers the first read with an error, as a bad place on a disk does."""
NOT_TO_BE_REACHED = "x" * 300
"""A name at which every system answers with an error other than that nothing is there."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs files that Linux does not read")


def spoil(file: Path, by: Path | str = UNREADABLE) -> None:
    """The disk does not give it any more."""
    file.unlink()
    file.symlink_to(by)


@pytest.fixture
def backup(folder: Path, open_vault: Opener) -> Backup:
    """Of a closed vault with a family; another came later."""
    with open_vault(folder) as vault:
        a_family(vault, "First")
        made = vault.backups.make()
        write(vault, a_family(vault, "Late"), name="Late child")
    return made


def go_back(folder: Path, to: Backup, code: str) -> None:
    door.go_back(folder, to, door.by_recovery_code(code), clock=now)


@pytest.mark.parametrize("name", ["vault.db", "anchor"])
@pytest.mark.parametrize("by", [UNREADABLE, NOT_TO_BE_REACHED])
def test_a_copy_that_the_disk_does_not_give_is_not_told_to_be_damaged(
    folder: Path, made: tuple[Path, str], backup: Backup, name: str, by: Path | str
):
    before = (folder / "vault.db").read_bytes()
    spoil(backup.folder / name, by)
    with pytest.raises(DiskTrouble, match="cannot be read or written just now"):
        go_back(folder, backup, made[1])
    assert (folder / "vault.db").read_bytes() == before


def test_nor_is_it_from_the_window(folder: Path, backup: Backup, open_vault: Opener):
    spoil(backup.folder / "vault.db")
    with open_vault(folder) as vault, pytest.raises(DiskTrouble):
        vault.way_back.prepared(backup)


def test_copies_that_cannot_be_read_are_counted(backup: Backup, vault: Vault):
    spoil(backup.folder / "anchor")
    vault.backups.make()
    held = vault.way_back.copies()
    assert (len(held.copies), held.unread) == (1, 1)


def test_a_vault_that_cannot_be_opened_just_now_is_not_told_to_be_damaged(folder: Path, open_vault: Opener):
    (folder / "vault.db").rename(folder / "kept")
    (folder / "vault.db").symlink_to(NOT_TO_BE_REACHED)
    with pytest.raises(DiskTrouble):
        open_vault(folder)
    assert [one.folder for one in door.vaults_in(folder.parent)] == [folder]


def test_there_is_a_way_on_from_a_place_that_the_disk_never_reads(folder: Path, open_vault: Opener):
    spoil(folder / "vault.db")
    with pytest.raises(VaultDamaged, match="beginning of its file"):
        open_vault(folder)


def test_there_is_a_way_on_from_such_a_write_ahead_log(folder: Path, open_vault: Opener):
    (folder / "vault.db-wal").symlink_to(UNREADABLE)
    with pytest.raises(VaultDamaged, match="write-ahead log cannot be read"):
        open_vault(folder)


def test_keys_that_the_disk_does_not_give_are_not_told_to_be_lost(folder: Path, open_vault: Opener):
    for name in NAMES:
        spoil(folder / name)
    with pytest.raises(DiskTrouble):
        open_vault(folder)


def test_tries_that_the_disk_does_not_give_are_not_told_to_be_wrong_ones(folder: Path):
    (folder / "tries").symlink_to(UNREADABLE)
    with pytest.raises(DiskTrouble):
        door.unlock(folder, PASSPHRASE, ids=new_id, clock=now)


@pytest.mark.usefixtures("backup")
@pytest.mark.parametrize("gone", ["backups/{newer}", "backups/{newer}/vault.db", "backups"])
def test_a_copy_that_cannot_be_opened_is_passed_over_and_told(
    folder: Path, made: tuple[Path, str], open_vault: Opener, gone: str
):
    with open_vault(folder) as vault:
        newer = vault.backups.make()
    (folder / "vault.db").write_bytes((folder / "vault.db").read_bytes()[: 3 * 4096])
    place = folder / gone.format(newer=newer.folder.name)
    place.rename(folder.parent / "gone")
    place.symlink_to(NOT_TO_BE_REACHED)
    one = wreck(folder, made[1])
    found = one.read(quietly)
    assert found.copies_unread == 1
    assert found.families == (0 if gone == "backups" else 1)
    one.close()


def test_where_nothing_is_missing_no_copy_is_asked_for(folder: Path, made: tuple[Path, str], backup: Backup):
    spoil(backup.folder / "vault.db", NOT_TO_BE_REACHED)
    one = wreck(folder, made[1])
    assert one.read(quietly).copies_unread == 0
    one.close()


def test_what_was_read_counts_only_once_all_of_it_is_in_its_place(
    folder: Path, made: tuple[Path, str], data_key: bytes, backup: Backup
):
    """Somebody reads the new database while it is closed, so that its write-ahead log stays beside it."""
    (folder / "vault.db").write_bytes(b"")
    one = wreck(folder, made[1])
    with closing(open_to_look(backup.folder / "vault.db", data_key)) as reader:

        def read_too(step: Step, _done: int, _of: int) -> None:
            nonlocal reader
            if step is Step.PICTURES:
                reader = open_to_look(folder / NAME / "vault.db", data_key)
                reader.conn.execute("begin")
                reader.conn.execute("select count(*) from change").fetchall()

        with pytest.raises(VaultBusy):
            one.read(read_too)
        reader.close()
    with one.put_in_place(one.read(quietly)) as vault:
        assert len(vault.changes.families()) == 1


@pytest.mark.usefixtures("backup")
def test_what_is_in_its_place_and_did_not_open_is_only_opened_when_it_is_tried_again(
    folder: Path, data_key: bytes, open_vault: Opener
):
    fails = [True, True]

    def enter(lock: Lock) -> Vault:
        if fails:
            fails.pop()
            raise DiskTrouble
        lock.release()
        return open_vault(folder)

    (folder / "vault.db").write_bytes(b"")
    one = Wreck(folder, data_key, Lock(folder), enter, new_id, now)
    found = one.read(quietly)
    for _time in range(2):
        with pytest.raises(DiskTrouble):
            one.put_in_place(found)
    with one.put_in_place(found) as vault:
        assert len(vault.changes.families()) == 1
        [noted] = vault.access.noted("went back")
        assert noted.detail.startswith("rescued")
    assert len(list((folder / ASIDE).iterdir())) == 1


def test_copies_that_cannot_be_listed_are_the_disks_trouble(folder: Path):
    (folder / "backups").symlink_to(NOT_TO_BE_REACHED)
    with pytest.raises(DiskTrouble):
        backups_of(folder)
