"""Making, finding and unlocking vaults."""

from datetime import timedelta
from pathlib import Path

import pytest

from ehdesk.store import door
from ehdesk.store.errors import (
    VaultExists,
    VaultInUse,
    VaultMissing,
    WaitBeforeTrying,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
)
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, ToldClock, a_vault, new_id, now
from tests.store.conftest import Opener
from tests.store.writing import a_family, write


def unlock(folder: Path, passphrase: str = PASSPHRASE, clock=now) -> Vault:
    return door.unlock(folder, passphrase, ids=new_id, clock=clock)


def test_what_was_saved_is_there_when_the_vault_is_unlocked_again(folder: Path):
    with unlock(folder) as vault:
        family = a_family(vault, "Zoë")
    with unlock(folder) as vault:
        assert vault.records.families()[0].id == family
        assert vault.owner.name == "Ada Obi"


def test_a_vault_whose_label_cannot_be_written_opens_all_the_same(folder: Path):
    (folder / "label.new").mkdir()
    for _ in range(2):
        with unlock(folder) as vault:
            assert vault.owner.name == "Ada Obi"


def test_every_unlock_has_a_writer_of_its_own(folder: Path, open_vault: Opener):
    writers = set()
    for _ in range(3):
        with open_vault(folder) as vault:
            writers.add(write(vault, new_id(), name="x").writer)
    assert len(writers) == 3


def test_a_wrong_passphrase_does_not_open(folder: Path):
    with pytest.raises(WrongPassphrase, match="not the right passphrase"):
        unlock(folder, "something else entirely")


def test_the_recovery_code_opens_as_it_is_typed(made: tuple[Path, str], folder: Path):
    typed = made[1].lower().replace("-", " ").replace("0", "o").replace("1", "l")
    with door.unlock_with_recovery_code(folder, typed, ids=new_id, clock=now) as vault:
        assert vault.owner.name == "Ada Obi"


def test_a_mistyped_recovery_code_is_told_apart_from_a_wrong_one(made: tuple[Path, str], folder: Path):
    first = "7" if made[1][0] != "7" else "8"
    with pytest.raises(WrongRecoveryCode, match="mistyped"):
        door.unlock_with_recovery_code(folder, first + made[1][1:], ids=new_id, clock=now)
    with pytest.raises(WrongRecoveryCode, match="not the recovery code"):
        door.unlock_with_recovery_code(folder, "0" * 33, ids=new_id, clock=now)


def test_waits_grow_with_wrong_passphrases_and_outlive_the_app(folder: Path):
    clock = ToldClock()
    for _ in range(2):
        with pytest.raises(WrongPassphrase) as wrong:
            unlock(folder, "wrong passphrase", clock)
        assert wrong.value.wait == timedelta()
    with pytest.raises(WrongPassphrase) as wrong:
        unlock(folder, "wrong passphrase", clock)
    assert wrong.value.wait == timedelta(seconds=5)
    with pytest.raises(WaitBeforeTrying, match="5 seconds"):
        unlock(folder, PASSPHRASE, clock)


def test_the_wait_for_tries_that_are_damaged_comes_to_an_end(folder: Path):
    clock = ToldClock()
    (folder / "tries").write_bytes(b"damaged")
    with pytest.raises(WaitBeforeTrying):
        unlock(folder, PASSPHRASE, clock)
    clock.pass_by(timedelta(minutes=5))
    unlock(folder, PASSPHRASE, clock).close()


def test_a_clock_set_back_does_not_end_the_wait(folder: Path):
    clock = ToldClock()
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            unlock(folder, "wrong passphrase", clock)
    clock.pass_by(timedelta(days=-365))
    with pytest.raises(WaitBeforeTrying):
        unlock(folder, PASSPHRASE, clock)
    clock.pass_by(timedelta(seconds=6))
    unlock(folder, PASSPHRASE, clock).close()


def test_a_clock_that_was_years_ahead_keeps_nobody_waiting_for_years(folder: Path):
    clock = ToldClock()
    clock.pass_by(timedelta(days=3650))
    with pytest.raises(WrongPassphrase):
        unlock(folder, "wrong passphrase", clock)
    clock.pass_by(timedelta(days=-3650))
    unlock(folder, PASSPHRASE, clock).close()


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\xff",
        b'{"wrong":1,"at":"\xff"}',
        b'{"wrong":4,"at":"2026-03-02T12:00:00"}',
        b'{"wrong":-9,"at":"2026-03-02T12:00:00Z"}',
        b'{"wrong":4,"at":"9999-12-31T23:59:59Z"}',
        b"[" * 100_000,
    ],
)
def test_tries_that_cannot_be_read_make_one_wait_and_not_for_ever(folder: Path, damaged: bytes):
    clock = ToldClock()
    (folder / "tries").write_bytes(damaged)
    with pytest.raises(WaitBeforeTrying):
        unlock(folder, PASSPHRASE, clock)
    clock.pass_by(timedelta(minutes=15))
    unlock(folder, PASSPHRASE, clock).close()


def test_the_right_passphrase_ends_the_counting(folder: Path):
    clock = ToldClock()
    for _ in range(2):
        for _ in range(2):
            with pytest.raises(WrongPassphrase) as wrong:
                unlock(folder, "wrong passphrase", clock)
            assert not wrong.value.wait
        unlock(folder, PASSPHRASE, clock).close()


@pytest.mark.parametrize(
    "passphrase", ["short", "aaaaaaaaaaaa", "password123", "1234567890", "abcdefghijkl", "ada obi 99"]
)
def test_a_weak_passphrase_is_refused_before_anything_is_made(tmp_path: Path, passphrase: str):
    with pytest.raises(WeakPassphrase, match=r"\."):
        door.create(tmp_path / "new", "Ada Obi", "Worker", passphrase, ids=new_id, clock=now, cost=FLOOR)
    assert not list(tmp_path.iterdir())


def test_a_vault_is_never_made_over_something_else(folder: Path):
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises(VaultExists):
        door.create(folder, "Eve", "Worker", PASSPHRASE, ids=new_id, clock=now, cost=FLOOR)
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_the_door_lists_everyone_by_name(tmp_path: Path):
    for name in ("Zoë", "Ada"):
        a_vault(tmp_path, name).close()
    (tmp_path / "notes").mkdir()
    labels = door.vaults_in(tmp_path)
    assert [label.name for label in labels] == ["Ada", "Zoë"]
    assert all(label.last_opened and not label.trouble for label in labels)


def test_a_label_that_was_altered_is_put_right_by_the_vault(folder: Path, open_vault: Opener):
    (folder / "label").write_text('{"name": "Eve", "job": "Mallory"}')
    open_vault(folder).close()
    assert door.vaults_in(folder.parent)[0].name == "Ada Obi"


def test_the_second_to_open_a_vault_is_told(folder: Path, vault: Vault):
    with pytest.raises(VaultInUse, match="already open"):
        unlock(folder)
    assert vault.records.families() == ()


def test_there_is_no_vault_in_an_empty_folder(tmp_path: Path):
    with pytest.raises(VaultMissing):
        unlock(tmp_path)


def test_a_vault_can_be_closed_twice(folder: Path, open_vault: Opener):
    vault = open_vault(folder)
    vault.close()
    vault.close()


@pytest.mark.parametrize(
    "odd",
    [
        b'{"name":"Zo\xeb","job":"Worker"}',
        b'{"name":"Zo\\ud800","job":"Worker"}',
        b'{"name":"Ada","job":"Worker","later":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"name":"Ada","job":"Worker","last_opened":"2026-03-02T12:00:00"}',
    ],
    ids=["a letter that is none", "half a letter", "lists within lists", "a time without its zone"],
)
def test_a_spoilt_label_keeps_nobody_out(folder: Path, open_vault: Opener, odd: bytes):
    (folder / "label").write_bytes(odd)
    [label] = door.vaults_in(folder.parent)
    assert "cannot be read" in label.trouble
    open_vault(folder).close()
    assert not door.vaults_in(folder.parent)[0].trouble
