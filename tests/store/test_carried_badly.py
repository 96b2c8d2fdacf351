"""A bad file of unsent work, a bad disk, and somebody who stops it: nothing is half taken in, or half there."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from ehdesk.domain.attachment import CHUNK
from ehdesk.store.driver import open_database
from ehdesk.store.errors import (
    DiskFull,
    DiskTrouble,
    NoRoomBeside,
    NotTakenIn,
    SomebodyElsesWork,
    Stopped,
    UnsentWorkDamaged,
)
from ehdesk.store.load import Reach
from ehdesk.store.safe_write import put_pieces
from ehdesk.store.unsent_file import Unsent, sealed
from tests.builders import a_vault
from tests.store.carrying import LONG, SMALL, Two, two_of, whole
from tests.store.conftest import Opener
from tests.store.test_attachments import counts, kept, recorded
from tests.store.test_full_disk import no_file_over
from tests.store.writing import a_family, write


@pytest.fixture
def two(folder: Path, open_vault: Opener, tmp_path: Path) -> Iterator[Two]:
    with two_of(folder, open_vault, tmp_path) as two:
        yield two


@contextmanager
def spoilt(file: Path, place: int) -> Iterator[None]:
    """One bit of it is turned for a while."""
    turn(file, place)
    yield
    turn(file, place)


def turn(file: Path, place: int) -> None:
    with file.open("r+b") as opened:
        opened.seek(place)
        [byte] = opened.read(1)
        opened.seek(place)
        opened.write(bytes([byte ^ 4]))


def test_a_file_that_is_bad_anywhere_leaves_nothing_behind(two: Two, data_key: bytes):
    for content in (SMALL, LONG):
        recorded(two.vault, two.family, kept(two.vault, content))
    code, part = two.saved(), CHUNK + 16
    size = two.file.stat().st_size
    for place in (25, 40, 50, 70, 93, 93 + part - 1, 93 + part, 93 + 3 * part, size - 17, size - 1):
        with spoilt(two.file, place), pytest.raises(UnsentWorkDamaged):
            two.taken(code)
        assert two.copy.changes.families() == ()
        assert counts(two.copy.folder, data_key) == (0, 0, 0)
    content = two.file.read_bytes()
    for length in (92, 93, 93 + part, 93 + 5 * part, size - 1):
        two.file.write_bytes(content[:length])
        with pytest.raises(UnsentWorkDamaged, match="cut short"):
            two.taken(code)
    two.file.write_bytes(content)
    assert two.taken(code).pictures == 2


def test_a_picture_that_is_not_what_its_hash_says_is_damage(two: Two, data_key: bytes):
    recorded(two.vault, two.family, kept(two.vault, LONG))
    load = two.vault.unsent.load()
    unsent = Unsent((*two.vault.owner.is_me,), load.certificates, load.changes, load.contents)
    made = sealed(unsent, lambda _one: iter([LONG[::-1]]))
    put_pieces(two.file, made.pieces)
    with pytest.raises(UnsentWorkDamaged):
        two.taken(made.code)
    assert two.copy.changes.families() == ()
    assert counts(two.copy.folder, data_key) == (0, 0, 0)


def test_what_was_here_before_a_bad_file_stays(two: Two):
    recorded(two.vault, two.family, first := kept(two.vault, SMALL))
    two.taken(two.saved())
    recorded(two.vault, two.family, kept(two.vault, LONG))
    code = two.saved()
    with spoilt(two.file, two.file.stat().st_size - 5), pytest.raises(NotTakenIn):
        two.taken(code)
    assert whole(two.copy, first) == SMALL
    assert len(two.copy.records.of(two.family, "picture")) == 1


@pytest.mark.parametrize("room", [40_000, CHUNK, 4 * CHUNK])
def test_on_a_full_disk_nothing_is_taken_in_and_afterwards_all(two: Two, data_key: bytes, room: int):
    recorded(two.vault, two.family, content := kept(two.vault, LONG))
    code = two.saved()
    full = sum(file.stat().st_size for file in two.copy.folder.glob("vault.db*")) + room
    with no_file_over(full), pytest.raises((DiskFull, DiskTrouble)):
        two.taken(code)
    assert two.copy.changes.families() == ()
    assert counts(two.copy.folder, data_key)[1] == 0
    assert two.taken(code).pictures == 1
    assert whole(two.copy, content) == LONG


@pytest.mark.parametrize("room", [60_000, 200_000, 500_000])
def test_where_the_changes_find_no_room_their_pictures_do_not_stay_either(
    two: Two, data_key: bytes, open_vault: Opener, room: int
):
    for _ in range(30):
        write(two.vault, two.family, notes="long words " * 3_000)
    recorded(two.vault, two.family, kept(two.vault, SMALL))
    code = two.saved()
    full = (two.copy.folder / "vault.db-wal").stat().st_size + room
    with no_file_over(full), pytest.raises((DiskFull, DiskTrouble)):
        two.taken(code)
    assert two.copy.changes.families() == ()
    if room > 100_000:  # what takes nothing at all does not take that it is forgotten
        assert counts(two.copy.folder, data_key) == (0, 0, 0)
    two.copy.close()
    with open_vault(two.copy.folder) as copy:
        assert counts(copy.folder, data_key) == (0, 0, 0)
        assert copy.unsent.take_in(two.file, code).pictures == 1


def test_where_the_file_finds_no_room_there_is_none(two: Two, tmp_path: Path):
    recorded(two.vault, two.family, kept(two.vault, LONG))
    with no_file_over(2 * CHUNK), pytest.raises((DiskFull, DiskTrouble)):
        two.saved()
    assert list(tmp_path.glob("unsent*")) == []


def stopping_after(count: int):
    heard: list[tuple[int, int]] = []

    def told(done: int, of: int) -> None:
        heard.append((done, of))
        if len(heard) == count:
            raise Stopped

    return told, heard


@pytest.mark.parametrize("count", [1, 4, 9])
def test_stopped_while_it_is_saved_there_is_no_file(two: Two, tmp_path: Path, count: int):
    recorded(two.vault, two.family, kept(two.vault, LONG))
    told, _heard = stopping_after(count)
    with pytest.raises(Stopped):
        put_pieces(two.file, two.vault.unsent.sealed(Reach.ALL, told).pieces)
    assert list(tmp_path.glob("unsent*")) == []


@pytest.mark.parametrize("count", [1, 3, 6])
def test_stopped_while_it_is_taken_in_nothing_is(two: Two, data_key: bytes, count: int):
    recorded(two.vault, two.family, kept(two.vault, LONG))
    code, (told, _heard) = two.saved(), stopping_after(count)
    with pytest.raises(Stopped), two.copy.second() as second:
        second.unsent.take_in(two.file, code, told)
    assert two.copy.changes.families() == ()
    assert counts(two.copy.folder, data_key) == (0, 0, 0)


def test_it_tells_how_far_it_is(two: Two):
    recorded(two.vault, two.family, kept(two.vault, LONG))
    told, heard = stopping_after(0)
    work = two.vault.unsent.sealed(Reach.ALL, told)
    put_pieces(two.file, work.pieces)
    assert heard == sorted(heard)
    assert heard[-1] == (len(LONG), len(LONG))
    heard.clear()
    two.copy.unsent.take_in(two.file, work.code, told)
    assert heard[0] == (0, len(LONG))
    assert heard == sorted(heard)


def test_a_picture_that_is_damaged_here_stays_and_the_rest_leaves(folder: Path, open_vault: Opener, data_key: bytes):
    with open_vault(folder) as vault:
        family = a_family(vault)
        for content in (SMALL, LONG):
            recorded(vault, family, kept(vault, content))
    with closing(open_database(folder / "vault.db", data_key)) as db:
        db.execute("drop trigger chunk_is_kept")
        db.execute("update chunk set content = zeroblob(1048576) where id = 3")
    with open_vault(folder) as vault:
        work = vault.unsent.sealed()
        assert (len(work.load.changes), work.damaged, [one.size for one in work.load.contents]) == (3, 1, [len(SMALL)])
        assert len(b"".join(work.pieces)) == work.size


def test_a_page_that_is_damaged_here_keeps_the_rest_from_nothing(folder: Path, open_vault: Opener):
    with open_vault(folder) as vault:
        family = a_family(vault)
        for content in (SMALL, LONG):
            recorded(vault, family, kept(vault, content))
    with (folder / "vault.db").open("r+b") as file:
        file.seek((folder / "vault.db").stat().st_size - 2 * CHUNK)
        file.write(bytes(64))
    with open_vault(folder) as vault:
        work = vault.unsent.sealed()
        assert (work.damaged, [one.size for one in work.load.contents]) == (1, [len(SMALL)])
        assert len(b"".join(work.pieces)) == work.size


def test_somebody_elses_file_is_refused_before_its_pictures_are_read(two: Two, tmp_path: Path):
    recorded(two.vault, two.family, content := kept(two.vault, SMALL))
    code = two.saved()
    with a_vault(tmp_path, "Ben Shaw") as others:
        with pytest.raises(SomebodyElsesWork):
            others.unsent.take_in(two.file, code)
        assert not others.attachments.has(content.hash)


def test_without_room_for_the_pictures_nothing_is_begun(two: Two, data_key: bytes, monkeypatch: pytest.MonkeyPatch):
    recorded(two.vault, two.family, kept(two.vault, LONG))
    code, usage = two.saved(), shutil.disk_usage(two.file.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=51 << 20))
    with pytest.raises(NoRoomBeside, match="55 MB free"):
        two.taken(code)
    assert two.copy.changes.families() == ()
    assert counts(two.copy.folder, data_key) == (0, 0, 0)
