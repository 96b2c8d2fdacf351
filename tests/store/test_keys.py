"""Key slots, the recovery code, and what is a good passphrase."""

import json
import secrets
import shutil
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from ehdesk.store import recovery_code
from ehdesk.store.check import check
from ehdesk.store.errors import VaultDamaged, WrongRecoveryCode
from ehdesk.store.keys import NAMES, SPARE, Keys, WrongKey, new_keys, read_keys, write_keys
from ehdesk.store.passphrase import CALIBRATED, FLOOR, LEAST_MEMORY, MIB, MOST_MEMORY, Cost, settled
from ehdesk.store.summed_file import summed
from tests.builders import PASSPHRASE, new_id
from tests.store.conftest import Opener

DATA_KEY = bytes(range(32))


@pytest.fixture(scope="module")
def keys() -> Keys:
    return new_keys(new_id()).with_passphrase(DATA_KEY, PASSPHRASE, FLOOR)


def test_a_passphrase_typed_on_another_keyboard_is_the_same(keys: Keys):
    composed, apart = "caf\u00e9 caf\u00e9 caf\u00e9", "cafe\u0301 cafe\u0301 cafe\u0301"
    assert keys.with_passphrase(DATA_KEY, composed, FLOOR).by_passphrase(apart) == DATA_KEY


def test_each_way_in_gives_the_same_data_key(keys: Keys):
    code = recovery_code.written(secrets.token_bytes(recovery_code.SIZE))
    both = keys.with_recovery_code(DATA_KEY, code)
    assert both.by_passphrase(PASSPHRASE) == both.by_recovery_code(code) == DATA_KEY


def test_a_new_passphrase_replaces_the_old_one(keys: Keys):
    changed = keys.with_passphrase(DATA_KEY, "another good passphrase", FLOOR)
    assert changed.by_passphrase("another good passphrase") == DATA_KEY
    with pytest.raises(WrongKey):
        changed.by_passphrase(PASSPHRASE)


@pytest.mark.parametrize(("setting", "value"), [("passes", 1), ("lanes", 1), ("memory", 128 * 1024)])
def test_guessing_cannot_be_made_cheaper_in_the_file(tmp_path: Path, keys: Keys, setting: str, value: int):
    with pytest.raises(WrongKey):
        _altered(tmp_path, keys, setting, value).by_passphrase(PASSPHRASE)


@pytest.mark.parametrize("memory", [1024, LEAST_MEMORY - 1, MOST_MEMORY + 1])
def test_a_cost_that_the_app_never_writes_is_damage(tmp_path: Path, keys: Keys, memory: int):
    with pytest.raises(VaultDamaged):
        _altered(tmp_path, keys, "memory", memory).by_passphrase(PASSPHRASE)


@pytest.mark.parametrize("part", ["salt", "nonce", "sealed"])
def test_a_slot_that_was_cut_short_opens_nothing_and_says_so(keys: Keys, part: str):
    short = replace(keys, slots=(replace(keys.slots[0], **{part: b"short"}),))
    with pytest.raises((WrongKey, VaultDamaged)):
        short.by_passphrase(PASSPHRASE)


def test_slots_of_another_vault_do_not_fit(keys: Keys):
    with pytest.raises(WrongKey):
        Keys(keys.format, new_id(), keys.slots).by_passphrase(PASSPHRASE)


@pytest.mark.parametrize("whole", NAMES)
def test_any_copy_is_enough_and_the_others_are_mended(folder: Path, open_vault: Opener, whole: str):
    for damaged in set(NAMES) - {whole}:
        (folder / damaged).write_bytes((folder / damaged).read_bytes()[:50])
        assert any(damaged in problem for problem in check(folder, PASSPHRASE).problems)
    open_vault(folder).close()
    assert len({(folder / name).read_bytes() for name in NAMES}) == 1


def test_a_vault_of_before_gets_its_spare_copy_and_no_copy_opens_with_a_passphrase_of_before(
    folder: Path, open_vault: Opener
):
    shutil.rmtree((folder / SPARE).parent)
    assert check(folder, PASSPHRASE).is_sound
    with open_vault(folder) as vault:
        vault.ways_in.change_passphrase("quite another one, long enough", cost=FLOOR)
    for name in NAMES[:2]:
        (folder / name).unlink()
    with pytest.raises(WrongKey):
        read_keys(folder).by_passphrase(PASSPHRASE)
    assert read_keys(folder).by_passphrase("quite another one, long enough")


@pytest.mark.parametrize("odd", [b'{"format":1,"vault":"\xff"}', b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}"])
def test_a_copy_that_somebody_made_unreadable_is_passed_by(folder: Path, open_vault: Opener, odd: bytes):
    (folder / "keys").write_bytes(summed(odd))
    open_vault(folder).close()
    assert read_keys(folder).slots


def test_without_any_copy_the_vault_is_damaged(folder: Path, open_vault: Opener):
    for name in NAMES:
        (folder / name).write_bytes(b"")
    with pytest.raises(VaultDamaged, match="key file"):
        open_vault(folder)


@given(st.floats(0.001, 60), st.floats(0.6, 1.4))
@example(0.5, 1.0)
@example(1.0, 1.0)
@example(2.0, 0.6)
def test_one_unlock_takes_half_a_second_to_a_second_wherever_memory_allows(seconds: float, growth: float):
    """On a machine that needs so many `seconds` for 256 MiB, and for more memory not just as much more."""

    def takes(cost: Cost) -> float:
        return seconds * (cost.memory / (256 * MIB)) ** growth

    found = settled(CALIBRATED, takes)
    assert LEAST_MEMORY <= found.memory <= MOST_MEMORY
    assert takes(found) >= 0.5 or found.memory == MOST_MEMORY
    assert takes(found) <= 1.0 or found.memory == LEAST_MEMORY


def test_the_first_measure_stands_where_it_is_right_and_a_told_cost_is_not_measured():
    measured = []
    settled(CALIBRATED, lambda cost: measured.append(cost) or 0.7)
    assert measured == [Cost(256 * MIB)]
    assert settled(FLOOR, pytest.fail) == FLOOR


@given(st.binary(min_size=20, max_size=20))
def test_a_recovery_code_is_read_as_it_was_written(secret: bytes):
    written = recovery_code.written(secret)
    assert recovery_code.read(written) == recovery_code.read(written.lower().replace("-", "  ")) == secret
    assert len(written.split("-")) == 9


@given(st.binary(min_size=20, max_size=20), st.integers(0, 33))
def test_a_code_is_grouped_as_it_is_typed(secret: bytes, typed: int):
    written = recovery_code.written(secret)
    plain = written.replace("-", "").lower()
    assert recovery_code.grouped(plain) == recovery_code.grouped(written) == written
    part = recovery_code.grouped(plain[:typed])
    assert part.replace("-", "") == plain[:typed].upper()
    assert all(len(group) == 4 for group in part.split("-")[:-1])
    assert recovery_code.grouped(part) == part


@given(st.binary(min_size=20, max_size=20), st.integers(0, 31), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_symbol_is_always_noticed(secret: bytes, place: int, symbol: str):
    code = recovery_code.written(secret).replace("-", "")
    if code[place] != symbol:
        with pytest.raises(WrongRecoveryCode, match="mistyped"):
            recovery_code.read(code[:place] + symbol + code[place + 1 :])


@pytest.mark.parametrize("typed", ["", "ABC", "U" * 33, "é" * 33])
def test_what_is_no_recovery_code_is_said_so(typed: str):
    with pytest.raises(WrongRecoveryCode):
        recovery_code.read(typed)


def _altered(folder: Path, keys: Keys, setting: str, value: int) -> Keys:
    """The keys as somebody who can write the file would leave them, checksum put right."""
    raw = json.loads(_body(folder, keys))
    raw["slots"][0]["cost"][setting] = value
    write_keys(folder, msgspec.json.decode(json.dumps(raw), type=Keys))
    return read_keys(folder)


def _body(folder: Path, keys: Keys) -> bytes:
    write_keys(folder, keys)
    return (folder / "keys").read_bytes().split(b"\n")[0]
