"""The disk is full or fails: a clear sentence, nothing half done, and on it goes when there is room."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ehdesk.store import door
from ehdesk.store.backups import backups_of
from ehdesk.store.check import check
from ehdesk.store.errors import DiskFull, DiskTrouble, StoreError
from ehdesk.store.going_back import ASIDE, MARK
from ehdesk.store.keys import NAMES
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.safe_write import put
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, new_id, now
from tests.store.conftest import Opener
from tests.store.writing import a_family, write


@contextmanager
def no_file_over(size: int) -> Iterator[None]:
    """The operating system refuses to let any file grow over this size."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def size_of_log(vault: Vault) -> int:
    return (vault.folder / "vault.db-wal").stat().st_size


@pytest.mark.parametrize("room", [0, 2_000, 4_096, 9_000, 20_000, 40_000, 70_000])
def test_a_save_that_finds_no_room_is_not_half_done(folder: Path, open_vault: Opener, room: int):
    with open_vault(folder) as vault:
        family, member = a_family(vault), new_id()
        write(vault, family, member, name="before", notes="x")
        with (
            no_file_over(size_of_log(vault) + room),
            pytest.raises((DiskFull, DiskTrouble), match=r"nothing was half done|Make some room"),
        ):
            write(vault, family, member, name="during", notes="long " * 20_000)
        assert vault.records.one(member).body == {"name": "before", "notes": "x"}
        assert write(vault, family, member, name="after").n == 3
    assert check(folder, PASSPHRASE).is_sound


def test_closing_on_a_full_disk_loses_nothing(folder: Path, open_vault: Opener):
    vault = open_vault(folder)
    family = a_family(vault)
    write(vault, family, notes="long " * 20_000)
    with no_file_over((folder / "vault.db").stat().st_size):
        vault.close()
    with open_vault(folder) as vault:
        assert len(vault.changes.ids(family)) == 2
    assert check(folder, PASSPHRASE).is_sound


def test_a_vault_that_finds_no_room_to_be_made_leaves_nothing(tmp_path: Path):
    for size in (0, 100, 5_000, 50_000):
        with no_file_over(size), pytest.raises(StoreError):
            door.create(tmp_path / "new", "Ada", "Worker", PASSPHRASE, ids=new_id, clock=now, cost=FLOOR)
        assert list(tmp_path.iterdir()) == []


def test_of_a_file_that_finds_no_room_nothing_stays_beside_the_old_one(tmp_path: Path):
    put(tmp_path / "held.json", b"old")
    with no_file_over(1000), pytest.raises(DiskFull):
        put(tmp_path / "held.json", b"Tia " * 1000)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("held.json", b"old")]


@contextmanager
def no_place_for(path: Path) -> Iterator[None]:
    """What is written beside `path` before it takes its place cannot be."""
    beside = path.with_name(f"{path.name}.new")
    beside.mkdir()
    try:
        yield
    finally:
        beside.rmdir()


@pytest.mark.parametrize("name", NAMES)
def test_where_new_keys_find_no_place_the_old_ways_in_stay(folder: Path, open_vault: Opener, name: str):
    with open_vault(folder) as vault:
        with no_place_for(folder / name), pytest.raises(DiskTrouble):
            vault.ways_in.start_again("seven green kettles", cost=FLOOR)
        vault.ways_in.prove(PASSPHRASE)
    open_vault(folder).close()
    assert check(folder, PASSPHRASE).is_sound


def test_wrong_tries_that_cannot_be_forgotten_are_no_matter(folder: Path, open_vault: Opener):
    with open_vault(folder) as vault:
        (folder / "tries").mkdir()
        vault.ways_in.change_passphrase("seven green kettles", cost=FLOOR)
        (folder / "tries").rmdir()
        vault.ways_in.prove("seven green kettles")


def test_going_back_that_stops_half_way_is_undone(folder: Path, open_vault: Opener):
    with open_vault(folder) as vault:
        vault.backups.make()
        family = a_family(vault)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with no_place_for(folder / MARK), pytest.raises(DiskTrouble):
        door.go_back(folder, backups_of(folder)[0], door.by_passphrase(folder, PASSPHRASE, now), clock=now)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert list((folder / ASIDE).iterdir()) == []
    with open_vault(folder) as vault:
        assert len(vault.changes.ids(family)) == 1
