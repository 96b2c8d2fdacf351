"""A vault that is not as it was left: noticed when it is opened and when it is checked, told, and never touched."""

import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from ehdesk.domain.change import Change, RecordId
from ehdesk.store.backups import refuse
from ehdesk.store.check import check
from ehdesk.store.driver import open_database, open_to_look, rows
from ehdesk.store.errors import VaultDamaged
from ehdesk.store.suspicion import trust_again
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE
from tests.store.backups.conftest import damaged_where_nobody_looks
from tests.store.conftest import Opener
from tests.store.writing import a_family, write

Damage = Callable[[Path], None]


@pytest.fixture
def full(folder: Path, open_vault: Opener) -> Path:
    """A closed vault with some work in it."""
    with open_vault(folder) as vault:
        family = a_family(vault)
        for place in range(40):
            write(vault, family, name=f"Child {place}", notes="words " * 100)
    return folder


@pytest.fixture
def died(folder: Path, open_vault: Opener, tmp_path: Path) -> Path:
    """A vault as the death of its process left it: forty saves lie in the write-ahead log alone."""
    with open_vault(folder) as vault:
        family = a_family(vault)
        for place in range(40):
            write(vault, family, name=f"Child {place}")
        return Path(shutil.copytree(folder, tmp_path / "died"))


def cut(name: str, keep: float) -> Damage:
    def damage(folder: Path) -> None:
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[: int(len(content) * keep)])

    return damage


def flip(name: str, place: float) -> Damage:
    def damage(folder: Path) -> None:
        content = bytearray((folder / name).read_bytes())
        content[int((len(content) - 1) * place)] ^= 0x10
        (folder / name).write_bytes(content)

    return damage


def lose(*names: str) -> Damage:
    def damage(folder: Path) -> None:
        for name in names:
            (folder / name).unlink()

    return damage


def fill(name: str, content: bytes) -> Damage:
    return lambda folder: (folder / name).write_bytes(content) and None


def assert_told_and_untouched(folder: Path, open_vault: Opener) -> None:
    before = _files(folder)
    with pytest.raises(VaultDamaged, match="left exactly as they are") as damaged:
        open_vault(folder)
    assert damaged.value.reason.endswith(".")
    assert not check(folder, PASSPHRASE).is_sound
    assert _files(folder) == before


def _files(folder: Path) -> dict[str, bytes]:
    """What must not change: everything but the lock, the count of tries and SQLite's shared memory."""
    passing = ("lock", "tries", "vault.db-shm")
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name not in passing}


@pytest.mark.parametrize(
    "damage",
    [
        lose("vault.db"),
        fill("vault.db", b""),
        fill("vault.db", b"SQLite format 3\x00" + bytes(8192)),
        fill("vault.db", b"\x07" * 9000),
        cut("vault.db", 0.5),
        cut("vault.db", 0.99),
        flip("vault.db", 0.0),
        lose("anchor"),
        fill("anchor", b""),
    ],
    ids=[
        "lost",
        "empty",
        "a plain database",
        "nonsense",
        "half",
        "its end cut off",
        "first byte",
        "no anchor",
        "anchor empty",
    ],
)
def test_a_damaged_file_is_told(full: Path, open_vault: Opener, damage: Damage):
    damage(full)
    assert_told_and_untouched(full, open_vault)


@pytest.mark.parametrize(
    "damage",
    [
        lose("vault.db-wal"),
        fill("vault.db-wal", b""),
        cut("vault.db-wal", 0.5),
        cut("vault.db-wal", 0.99),
        flip("vault.db-wal", 0.0),
        flip("vault.db-wal", 0.001),
        flip("vault.db-wal", 0.3),
        flip("vault.db-wal", 0.7),
        flip("vault.db-wal", 0.999),
    ],
    ids=["lost", "emptied", "half", "its end cut off", "header", "first frame", "early", "late", "last frame"],
)
def test_a_damaged_write_ahead_log_is_told(died: Path, open_vault: Opener, damage: Damage):
    damage(died)
    assert_told_and_untouched(died, open_vault)


def test_a_hole_in_the_log_is_told_also_where_the_anchor_lags_behind_it(
    folder: Path, open_vault: Opener, tmp_path: Path
):
    with open_vault(folder) as vault:
        as_it_was = (folder / "anchor").read_bytes()
        family = a_family(vault)
        for place in range(40):
            write(vault, family, name=f"Child {place}")
        died = Path(shutil.copytree(folder, tmp_path / "died"))
    (died / "anchor").write_bytes(as_it_was)
    sound = Path(shutil.copytree(died, tmp_path / "sound"))
    flip("vault.db-wal", 0.3)(died)
    assert_told_and_untouched(died, open_vault)
    open_vault(sound).close()


def test_a_vault_whose_process_died_opens_with_everything(died: Path, open_vault: Opener):
    assert check(died, PASSPHRASE).problems == ()
    with open_vault(died) as vault:
        assert len(vault.records.families()[0].of("member")) == 40
    assert check(died, PASSPHRASE).is_sound


def test_an_older_copy_of_the_file_is_told(full: Path, open_vault: Opener, tmp_path: Path):
    shutil.copy(full / "vault.db", tmp_path / "older.db")
    with open_vault(full) as vault:
        a_family(vault)
    shutil.copy(tmp_path / "older.db", full / "vault.db")
    assert_told_and_untouched(full, open_vault)


@pytest.mark.parametrize("place", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_flipped_bit_anywhere_is_found_by_a_check(full: Path, place: float):
    flip("vault.db", place)(full)
    before = _files(full)
    report = check(full, PASSPHRASE)
    assert not report.is_sound
    assert _files(full) == before


def test_a_sound_vault_is_told_so(full: Path):
    report = check(full, PASSPHRASE)
    assert (report.problems, report.changes, report.families, report.records) == ((), 41, 1, 41)


@pytest.mark.parametrize(
    "lie",
    [
        "update head set value = x'a141' where field = 'name'",
        "update record set body = '{}'",
        "delete from head where field = 'name'",
        "update change set at = at + 1 where n = 3",
        "update change set body = x'00' where n = 3",
        "update change set signature = zeroblob(64) where n = 3",
        "update writer set practitioner = id",
        "update device set key = zeroblob(32)",
        "update book set changes = 7",
    ],
)
def test_tables_that_do_not_agree_with_the_log_are_found(full: Path, lie: str, data_key: bytes):
    with open_database(full / "vault.db", data_key) as db:
        db.execute("drop trigger change_is_kept")
        db.execute(lie)
        db.execute("pragma wal_checkpoint(truncate)").fetchall()
    assert not check(full, PASSPHRASE).is_sound


def test_what_could_not_be_read_while_it_was_open_is_looked_for_at_the_next_opening(full: Path, open_vault: Opener):
    with damaged_where_nobody_looks(full, open_vault) as vault:
        vault.suspect()
    with pytest.raises(VaultDamaged):
        open_vault(full)
    with pytest.raises(VaultDamaged):
        open_vault(full)


def test_many_damaged_pages_are_told_in_one_sentence(full: Path, open_vault: Opener):
    with open_vault(full) as vault:
        vault.suspect()
    content = bytearray((full / "vault.db").read_bytes())
    for page in (-2, -3, -4):
        content[page * 4096 + 100] ^= 0x10
    (full / "vault.db").write_bytes(content)
    with pytest.raises(VaultDamaged) as told:
        open_vault(full)
    assert told.value.reason == "3 pages of its file were altered or are damaged."


def test_several_things_that_were_found_are_sentences():
    with pytest.raises(VaultDamaged) as told:
        refuse(["its file has been cut short.", "it is an older copy."])
    assert told.value.reason == "its file has been cut short. It is an older copy."


def test_what_is_sound_is_read_and_written_on_after_a_damaged_page(full: Path, open_vault: Opener, data_key: bytes):
    with open_vault(full) as vault:
        family = vault.changes.families()[0]
        long = write(vault, family, kind="note", text="words " * 10_000)
    damage_what_is_read_of(long, full, data_key)
    with open_vault(full) as vault:
        there = vault.records.summaries([family])
        with pytest.raises(VaultDamaged):
            list(vault.changes.history(long.edits[0].record))
        assert vault.records.summaries([family]) == there
        saved = write(vault, family, name="Still here").edits[0].record
        assert [one.value for one in vault.changes.history(saved)] == ["Still here"]
        vault.settings.put("place", "here")
        with pytest.raises(VaultDamaged):
            go_and_read(vault, long.edits[0].record)
        assert vault.settings.get("place") == "here"
        assert vault.settings.put_if_room("place", "elsewhere")


def test_a_damaged_page_that_somebody_passes_over_is_looked_for_at_the_next_opening(
    full: Path, open_vault: Opener, data_key: bytes
):
    with open_vault(full) as vault:
        long = write(vault, vault.changes.families()[0], kind="note", text="words " * 10_000)
    damage_what_is_read_of(long, full, data_key)
    with open_vault(full) as vault, vault.second() as other, suppress(VaultDamaged):
        list(other.changes.history(long.edits[0].record))
    with pytest.raises(VaultDamaged, match="page"):
        open_vault(full)


def test_a_damaged_page_is_told_also_where_no_other_connection_can_be_made(
    full: Path, open_vault: Opener, data_key: bytes
):
    with open_vault(full) as vault:
        long = write(vault, vault.changes.families()[0], kind="note", text="words " * 10_000)
    damage_what_is_read_of(long, full, data_key)
    with open_vault(full) as vault:
        (full / "vault.db").rename(full / "kept")
        with pytest.raises(VaultDamaged):
            list(vault.changes.history(long.edits[0].record))
        (full / "kept").rename(full / "vault.db")
        with pytest.raises(VaultDamaged):
            vault.settings.get("place")
        assert vault.settings.get("place") is None


def go_and_read(vault: Vault, record: RecordId) -> None:
    """Both, or neither."""
    with vault._book.writing():
        vault.settings.put("place", "there")
        list(vault.changes.history(record))


def damage_what_is_read_of(change: Change, folder: Path, data_key: bytes) -> None:
    """Turn one bit of a page that this change alone lies in."""
    whole = (folder / "vault.db").read_bytes()
    for page in range(2, len(whole) // 4096):
        content = bytearray(whole)
        content[page * 4096 + 100] ^= 0x10
        (folder / "vault.db").write_bytes(content)
        with suppress(VaultDamaged), closing(open_to_look(folder / "vault.db", data_key)) as db:
            rows(db, "select * from change where +id <> ?", (change.id,))
            try:
                rows(db, "select body from change where +id = ?", (change.id,))
            except VaultDamaged:
                return
    raise AssertionError("it has no page of its own")


def test_a_suspicion_that_was_wrong_is_forgotten(full: Path, open_vault: Opener):
    with open_vault(full) as vault:
        vault.suspect()
    open_vault(full).close()
    assert not (full / "suspect").exists()


def test_a_refused_vault_of_a_process_that_died_is_left_as_it_is(died: Path, open_vault: Opener):
    """Also where only a page that opening writes to is damaged, and the write-ahead log holds what was saved."""
    whole = (died / "vault.db").read_bytes()
    refused = 0
    for page in range(1, len(whole) // 4096):
        content = bytearray(whole)
        content[page * 4096 + 100] ^= 0x10
        (died / "vault.db").write_bytes(content)
        try:
            open_vault(died).close()
        except VaultDamaged:
            refused += 1
            assert (died / "vault.db").read_bytes() == content
            trust_again(died)
        else:
            break
    assert refused
