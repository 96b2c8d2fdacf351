"""The way in of an authority: who it lets in, what it leaves on record, and that nothing of it can be exchanged."""

import base64
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ehdesk.store import door
from ehdesk.store.authority_key import SUITE, AuthorityKey, PrivateKey
from ehdesk.store.backups import backups_of
from ehdesk.store.driver import DATABASE
from ehdesk.store.errors import EscrowRefused, StoreError, VaultDamaged, WeakPassphrase, WrongPassphrase
from ehdesk.store.escrow import Escrow, Opening
from ehdesk.store.keys import Keys, read_keys, write_keys
from ehdesk.store.openings import OPENED, note_openings, recorded_openings
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.summed_file import summed, whole_body
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, new_id, now
from tests.store.authority import COUNCIL, Pair
from tests.store.conftest import Opener
from tests.store.two_keys import KEY_FILES, TwoKeys

OTHER = "orchid ladder tin fog"


@pytest.fixture
def shared(folder: Path, vault: Vault, council: Pair) -> Path:
    """A closed vault that the council has a way into."""
    vault.ways_in.let_in(council.key)
    vault.backups.make()
    vault.close()
    return folder


def opened_by(pair: Pair, folder: Path) -> str:
    return door.open_for_authority(folder, pair.unlocked(), OTHER, clock=now, cost=FLOOR)


def unlock(folder: Path, passphrase: str) -> Vault:
    return door.unlock(folder, passphrase, ids=new_id, clock=now)


def test_the_authority_opens_the_vault_and_its_owner_reads_of_it(shared: Path, council: Pair):
    code = opened_by(council, shared)
    with unlock(shared, OTHER) as vault:
        (noted,) = vault.access.noted(OPENED)
        assert noted.detail.split("\n") == [COUNCIL, council.key.fingerprint]
        assert vault.ways_in.authority == council.key
    with door.unlock_with_recovery_code(shared, code, ids=new_id, clock=now) as vault:
        assert len(vault.access.noted(OPENED)) == 1
    with pytest.raises(WrongPassphrase):
        unlock(shared, PASSPHRASE)


def test_it_stays_on_record_when_the_vault_goes_back_to_an_earlier_copy(shared: Path, council: Pair):
    opened_by(council, shared)
    unlock(shared, OTHER).close()
    door.go_back(shared, backups_of(shared)[0], door.by_passphrase(shared, OTHER, now), clock=now)
    with unlock(shared, OTHER) as vault:
        assert len(vault.access.noted(OPENED)) == 1


def test_an_unlock_never_reads_the_whole_access_log(vault: Vault):
    db = vars(vault)["_book"].db
    asked: list[str] = []
    keys = read_keys(vault.folder)
    db.conn.set_trace_callback(asked.append)
    note_openings(keys, vault.access)
    assert not asked
    note_openings(keys.with_opening(Opening(now(), COUNCIL, "AAAA")), vault.access)
    db.conn.set_trace_callback(None)
    reads = [sql for sql in asked if sql.startswith("select") and "from access" in sql]
    assert reads
    for sql in reads:
        assert not [step for *_, step in db.execute(f"explain query plan {sql}") if step.startswith("SCAN")]
    assert [one.detail for one in recorded_openings(vault.access)] == [f"{COUNCIL}\nAAAA"]


def test_a_damaged_vault_goes_back_to_a_copy_with_the_authoritys_help(shared: Path, council: Pair):
    (shared / DATABASE).write_bytes(b"not a database" * 1000)
    opened_by(council, shared)
    with pytest.raises(VaultDamaged):
        unlock(shared, OTHER)
    door.go_back(shared, backups_of(shared)[0], door.by_passphrase(shared, OTHER, now), clock=now)
    with unlock(shared, OTHER) as vault:
        assert vault.access.noted(OPENED)


def test_another_passphrase_or_code_leaves_the_way_in_as_it_is(folder: Path, vault: Vault, council: Pair):
    vault.ways_in.let_in(council.key)
    before = read_keys(folder).escrow
    vault.ways_in.start_again("four other plain words", cost=FLOOR)
    assert read_keys(folder).escrow == before
    vault.close()
    opened_by(council, folder)


def test_only_the_authority_that_was_let_in_last_comes_in(folder: Path, vault: Vault, council: Pair, others: Pair):
    vault.ways_in.let_in(others.key)
    vault.ways_in.let_in(council.key)
    vault.close()
    with pytest.raises(EscrowRefused, match=f"by {COUNCIL} .* that of Elseshire Council"):
        opened_by(others, folder)
    opened_by(council, folder)


def test_what_was_taken_back_opens_nothing(folder: Path, vault: Vault, council: Pair):
    vault.ways_in.let_in(council.key)
    vault.ways_in.shut_out()
    assert vault.ways_in.authority is None
    vault.close()
    with pytest.raises(EscrowRefused, match="No authority was given a way"):
        opened_by(council, folder)


def test_a_vault_that_somebody_has_open_is_left_alone(folder: Path, vault: Vault, council: Pair):
    vault.ways_in.let_in(council.key)
    with pytest.raises(StoreError, match="already open"):
        opened_by(council, folder)
    vault.close()
    unlock(folder, PASSPHRASE).close()


def test_a_weak_passphrase_changes_nothing(shared: Path, council: Pair):
    with pytest.raises(WeakPassphrase):
        door.open_for_authority(shared, council.unlocked(), "Ada Obi 12", clock=now, cost=FLOOR)
    with unlock(shared, PASSPHRASE) as vault:
        assert not vault.access.noted(OPENED)


def _other_name(keys: Keys, one: Escrow) -> Keys:
    return replace(keys, escrow=replace(one, authority=replace(one.authority, authority="Ourshire Counci1")))


def _other_vault(keys: Keys, _one: Escrow) -> Keys:
    return replace(keys, vault="another")


def _a_bit(keys: Keys, one: Escrow) -> Keys:
    return replace(keys, escrow=replace(one, sealed=bytes([one.sealed[0] ^ 1]) + one.sealed[1:]))


def _nothing(keys: Keys, one: Escrow) -> Keys:
    return replace(keys, escrow=replace(one, sealed=b""))


@pytest.mark.parametrize("spoil", [_other_name, _other_vault, _a_bit, _nothing])
def test_nothing_of_it_can_be_altered_unseen(
    shared: Path, council: Pair, data_key: bytes, spoil: Callable[[Keys, Escrow], Keys]
):
    keys = read_keys(shared)
    assert keys.escrow is not None
    assert keys.is_escrow_whole(data_key)
    spoilt = spoil(keys, keys.escrow)
    assert not spoilt.is_escrow_whole(data_key)
    write_keys(shared, spoilt)
    with pytest.raises(EscrowRefused, match="damaged or was altered"):
        opened_by(council, shared)


def test_the_owner_is_told_of_one_that_was_altered(shared: Path, made: tuple[Path, str]):
    keys = read_keys(shared)
    assert keys.escrow is not None
    write_keys(shared, _a_bit(keys, keys.escrow))
    with door.unlock_with_recovery_code(shared, made[1], ids=new_id, clock=now) as vault:
        assert not vault.ways_in.is_authority_sound


@pytest.fixture(scope="module")
def two_keys(made: tuple[Path, str], council: Pair, tmp_path_factory: pytest.TempPathFactory) -> TwoKeys:
    folder = tmp_path_factory.mktemp("two") / "vault"
    shutil.copytree(made[0], folder)
    with door.unlock_with_recovery_code(folder, made[1], ids=new_id, clock=now) as vault:
        vault.ways_in.let_in(council.key)
    before = (folder / "keys").read_bytes()
    opened_by(council, folder)
    return TwoKeys(before, (folder / "keys").read_bytes())


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 4), st.floats(0, 1))
def test_wherever_it_stops_a_passphrase_that_the_authority_set_is_on_record(
    two_keys: TwoKeys, tmp_path: Path, step: int, share: float
):
    keys = read_keys(two_keys.laid_out(tmp_path / "keys", step, share))
    before, after = (msgspec.json.decode(whole_body(one), type=Keys) for one in (two_keys.before, two_keys.after))
    assert (before.openings, len(after.openings)) == ((), 1)
    assert (keys.slots, keys.openings) in ((before.slots, ()), (after.slots, after.openings))


def test_an_opening_that_has_no_moment_never_gets_on_record(folder: Path, open_vault: Opener):
    """It could not be told from the others by when it was, and the record is only added to."""
    said = json.loads(whole_body((folder / "keys").read_bytes()))
    said["openings"] = [{"at": "2026-01-01T00:00:00", "authority": COUNCIL, "fingerprint": "X"}]
    (folder / "keys").write_bytes(summed(json.dumps(said).encode()))
    with open_vault(folder) as vault:
        assert recorded_openings(vault.access) == ()
    assert read_keys(folder).openings == ()


def test_both_copies_of_the_slots_hold_it(shared: Path):
    first, second = ((shared / name).read_bytes() for name in KEY_FILES)
    assert first == second
    assert b"Ourshire Council" in first


def test_a_way_in_from_an_earlier_version_still_opens():
    """What stands in vaults must open for years, whatever the library does with its HPKE meanwhile."""
    kept = json.loads(Path(__file__).with_name("escrow_kept.json").read_text())
    secret, key, sealed = (base64.b64decode(kept[name]) for name in ("secret", "key", "sealed"))
    private = PrivateKey(AuthorityKey(kept["authority"], SUITE, key), secret)
    assert Escrow(private.public, sealed).opened(private, kept["vault"]).hex() == kept["data_key"]
