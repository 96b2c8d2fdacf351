"""Changing the passphrase and the recovery code of an open vault: at every moment one of two ways in works."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ehdesk.store import door
from ehdesk.store.backups import backups_of
from ehdesk.store.errors import StoreError, WaitBeforeTrying, WeakPassphrase, WrongPassphrase, WrongRecoveryCode
from ehdesk.store.keys import Keys, WrongKey, read_keys
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, new_id, now
from tests.store.authority import Pair
from tests.store.two_keys import KEY_FILES, TwoKeys

OTHER = "orchid ladder tin fog"


def unlock(folder: Path, passphrase: str) -> Vault:
    return door.unlock(folder, passphrase, ids=new_id, clock=now)


def unlock_by_code(folder: Path, code: str) -> Vault:
    return door.unlock_with_recovery_code(folder, code, ids=new_id, clock=now)


def test_the_new_passphrase_opens_and_the_old_one_does_not(folder: Path, made: tuple[Path, str], vault: Vault):
    vault.ways_in.change_passphrase(OTHER, cost=FLOOR)
    vault.close()
    unlock(folder, OTHER).close()
    unlock_by_code(folder, made[1]).close()
    with pytest.raises(WrongPassphrase):
        unlock(folder, PASSPHRASE)


def test_the_new_code_opens_and_the_old_one_does_not(folder: Path, made: tuple[Path, str], vault: Vault):
    code = vault.ways_in.new_code()
    vault.close()
    unlock_by_code(folder, code).close()
    unlock(folder, PASSPHRASE).close()
    with pytest.raises(WrongRecoveryCode):
        unlock_by_code(folder, made[1])


def test_starting_again_replaces_both(folder: Path, made: tuple[Path, str], vault: Vault):
    code = vault.ways_in.start_again(OTHER, cost=FLOOR)
    vault.close()
    unlock(folder, OTHER).close()
    unlock_by_code(folder, code).close()
    with pytest.raises(WrongPassphrase):
        unlock(folder, PASSPHRASE)
    with pytest.raises(WrongRecoveryCode):
        unlock_by_code(folder, made[1])


def test_what_opened_it_before_opens_nothing_that_lies_in_its_folder(
    folder: Path, made: tuple[Path, str], vault: Vault, council: Pair
):
    vault.backups.make()
    vault.ways_in.let_in(council.key)
    vault.backups.make()
    vault.ways_in.shut_out()
    code = vault.ways_in.start_again(OTHER, cost=FLOOR)
    vault.close()
    door.go_back(folder, backups_of(folder)[0], door.by_recovery_code(code), clock=now)
    damaged = door.wreck(folder, door.by_recovery_code(code), ids=new_id, clock=now)
    damaged.read(lambda *_: None)
    lines = [line for file in folder.rglob("*") if file.is_file() for line in file.read_bytes().split(b"\n")]
    slots = [msgspec.json.decode(line, type=Keys) for line in lines if line.startswith(b'{"format"')]
    assert len(slots) == len(KEY_FILES) + 1
    for keys in slots:
        assert keys.escrow is None
        for way in (lambda keys=keys: keys.by_passphrase(PASSPHRASE), lambda keys=keys: keys.by_recovery_code(made[1])):
            with pytest.raises(WrongKey):
                way()
    damaged.close()


def test_starting_again_ends_the_waits_of_the_forgotten_passphrase(folder: Path, made: tuple[Path, str]):
    for _ in range(4):
        with pytest.raises((WrongPassphrase, WaitBeforeTrying)):
            unlock(folder, "what was it again")
    with unlock_by_code(folder, made[1]) as vault:
        vault.ways_in.start_again(OTHER, cost=FLOOR)
    unlock(folder, OTHER).close()


def test_a_weak_passphrase_changes_nothing(folder: Path, vault: Vault):
    before = [(folder / name).read_bytes() for name in KEY_FILES]
    for change in (vault.ways_in.change_passphrase, vault.ways_in.start_again):
        with pytest.raises(WeakPassphrase):
            change("Ada Obi 12", "Ada Obi", cost=FLOOR)
    assert [(folder / name).read_bytes() for name in KEY_FILES] == before


def test_only_who_knows_the_passphrase_proves_it(vault: Vault):
    vault.ways_in.prove(PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        vault.ways_in.prove("something else entirely")


def test_a_code_counts_as_kept_until_there_is_another_one(folder: Path, made: tuple[Path, str], vault: Vault):
    assert not vault.ways_in.is_code_kept
    vault.ways_in.code_is_kept()
    vault.close()
    with unlock_by_code(folder, made[1]) as again:
        assert again.ways_in.is_code_kept
        again.ways_in.change_passphrase(OTHER, cost=FLOOR)
        assert again.ways_in.is_code_kept
        again.ways_in.new_code()
        assert not again.ways_in.is_code_kept


def test_a_copy_that_was_left_behind_is_put_right(folder: Path, vault: Vault):
    """A kill between the two copies must not leave the old passphrase working somewhere for good."""
    old = (folder / "keys.copy").read_bytes()
    vault.ways_in.change_passphrase(OTHER, cost=FLOOR)
    vault.close()
    (folder / "keys.copy").write_bytes(old)
    unlock(folder, OTHER).close()
    assert (folder / "keys.copy").read_bytes() == (folder / "keys").read_bytes()


def test_a_full_disk_leaves_the_old_way_in(folder: Path, vault: Vault):
    (folder / "keys.new").mkdir()
    with pytest.raises(StoreError):
        vault.ways_in.change_passphrase(OTHER, cost=FLOOR)
    vault.close()
    (folder / "keys.new").rmdir()
    unlock(folder, PASSPHRASE).close()


@pytest.fixture(scope="module")
def two_keys(made: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> TwoKeys:
    folder = tmp_path_factory.mktemp("two") / "vault"
    shutil.copytree(made[0], folder)
    with unlock_by_code(folder, made[1]) as vault:
        before = (folder / "keys").read_bytes()
        vault.ways_in.start_again(OTHER, cost=FLOOR)
    return TwoKeys(before, (folder / "keys").read_bytes())


def opens(keys: Keys, passphrase: str) -> bool:
    try:
        keys.by_passphrase(passphrase)
    except WrongKey:
        return False
    return True


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 4), st.floats(0, 1))
def test_wherever_the_writing_stops_exactly_one_passphrase_opens(
    two_keys: TwoKeys, tmp_path: Path, step: int, share: float
):
    keys = read_keys(two_keys.laid_out(tmp_path / "keys", step, share))
    assert [opens(keys, PASSPHRASE), opens(keys, OTHER)].count(True) == 1


@pytest.mark.parametrize("after", [0.05, 0.2, 0.4, 0.7])
def test_a_killed_process_leaves_the_old_passphrase_or_the_new_one(folder: Path, made: tuple[Path, str], after: float):
    command = [sys.executable, "-m", "tests.store.rekeyer", str(folder), made[1]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline(), process.stdout.readline()]
        time.sleep(after)
        process.kill()
        said += process.stdout.read().split("\n")
    tried = [line.partition(":")[2].strip() for line in said if ":" in line][-2:]
    keys = read_keys(folder)
    assert any(opens(keys, passphrase) for passphrase in tried)
    with unlock(folder, next(passphrase for passphrase in tried if opens(keys, passphrase))) as vault:
        assert vault.owner.name == "Ada Obi"
        assert not vault.ways_in.is_code_kept
