"""A file of unsent work with its pictures: what is in it, what comes in, and what a bad file or disk leaves behind."""

import shutil
import tracemalloc
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from ehdesk.domain.attachment import CHUNK, Attachment
from ehdesk.domain.change import FamilyId
from ehdesk.domain.signing import public_bytes
from ehdesk.store import door
from ehdesk.store.check import check
from ehdesk.store.driver import open_database
from ehdesk.store.errors import (
    DiskFull,
    DiskTrouble,
    NoRoomBeside,
    NothingUnsent,
    NotTakenIn,
    SomebodyElsesWork,
    Stopped,
    UnsentWorkDamaged,
)
from ehdesk.store.load import Reach
from ehdesk.store.safe_write import put_pieces
from ehdesk.store.unsent import TakenIn
from ehdesk.store.unsent_file import Unsent, sealed
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, a_vault, new_id, now
from tests.store.conftest import Opener
from tests.store.kept_unsent import FORM_1
from tests.store.kept_vaults import KEPT
from tests.store.test_attachments import counts, kept, noise, recorded
from tests.store.test_full_disk import no_file_over
from tests.store.writing import a_family, remove, write

SMALL, LONG = b"\x89PNG a drawing", noise(5 * CHUNK + 7)


@dataclass
class Two:
    """One laptop of Ada's, and its copy from before anything was recorded."""

    vault: Vault
    copy: Vault
    family: FamilyId
    file: Path

    def saved(self, reach: Reach = Reach.ALL) -> str:
        """Save what waits; the code."""
        work = self.vault.unsent.sealed(reach)
        put_pieces(self.file, work.pieces)
        assert self.file.stat().st_size == work.size
        return work.code

    def taken(self, code: str) -> TakenIn:
        """Take it in on the other one, as the window does."""
        with self.copy.second() as second:
            return second.unsent.take_in(self.file, code)


@pytest.fixture
def two(folder: Path, open_vault: Opener, tmp_path: Path) -> Iterator[Two]:
    other = Path(shutil.copytree(folder, tmp_path / "other" / "ada"))
    with open_vault(folder) as vault, open_vault(other) as copy:
        yield Two(vault, copy, a_family(vault), tmp_path / "unsent.ehdesk")


def sent(vault: Vault) -> None:
    """The hub has every change."""
    for number, one in enumerate(vault.outbox.waiting(), 1):
        vault.outbox.accepted(one.change, number)


def whole(vault: Vault, content: Attachment) -> bytes:
    with vault.second() as second:
        return b"".join(second.attachments.pieces(content.hash))


def test_the_pictures_that_the_changes_name_come_in_with_them(two: Two):
    contents = [kept(two.vault, one) for one in (SMALL, LONG)]
    for one in contents:
        recorded(two.vault, two.family, one)
    taken = two.taken(two.saved())
    assert (taken.new, taken.pictures, taken.not_named, taken.families) == (3, 2, 0, {two.family})
    assert [whole(two.copy, one) for one in contents] == [SMALL, LONG]
    two.copy.close()
    assert check(two.copy.folder, PASSPHRASE).is_sound


def test_the_same_file_again_changes_nothing(two: Two):
    recorded(two.vault, two.family, content := kept(two.vault, LONG))
    code = two.saved()
    two.taken(code)
    again = two.taken(code)
    assert (again.new, again.known, again.pictures, again.families) == (0, 2, 0, frozenset())
    assert whole(two.copy, content) == LONG


def test_a_picture_whose_change_the_hub_has_goes_too_since_no_hub_has_the_picture(two: Two):
    recorded(two.vault, two.family, content := kept(two.vault, SMALL))
    load = two.vault.unsent.load()
    assert (list(load.named), list(load.others)) == ([content.hash], [])
    sent(two.vault)
    load = two.vault.unsent.load()
    assert (load.changes, list(load.others), load.left_by) == ((), [content.hash], {two.family})
    with pytest.raises(NothingUnsent):
        two.vault.unsent.sealed(Reach.WAITING)
    assert two.vault.unsent.sealed().load.contents == (content,)


def test_only_what_waits_has_only_the_pictures_that_it_names(two: Two):
    recorded(two.vault, two.family, kept(two.vault, LONG))
    sent(two.vault)
    recorded(two.vault, two.family, new := kept(two.vault, SMALL))
    work = two.vault.unsent.sealed(Reach.WAITING)
    assert (len(work.load.changes), work.load.contents) == (1, (new,))
    assert len(two.vault.unsent.sealed().load.contents) == 2


def test_neither_what_nothing_names_nor_what_was_taken_away_leaves(two: Two):
    kept(two.vault, SMALL)
    record = recorded(two.vault, two.family, kept(two.vault, LONG))
    remove(two.vault, two.family, record)
    sent(two.vault)
    with pytest.raises(NothingUnsent):
        two.vault.unsent.load()


def test_what_nothing_here_names_stays_in_the_file_and_comes_in_once_something_does(two: Two):
    """Ada's other laptop has not met the hub since the picture was recorded."""
    change = recorded(two.vault, two.family, content := kept(two.vault, SMALL))
    changes = two.vault.unsent.load()
    sent(two.vault)
    write(two.vault, two.family, name="Tia")
    code = two.saved()
    taken = two.taken(code)
    assert (taken.new, taken.pictures, taken.not_named) == (1, 0, 1)
    assert not two.copy.attachments.has(content.hash)
    two.copy.unsent.take(changes.changes, changes.certificates)
    assert two.copy.records.one(change)
    taken = two.taken(code)
    assert (taken.new, taken.pictures, taken.not_named, taken.families) == (0, 1, 0, {two.family})
    assert whole(two.copy, content) == SMALL


def test_a_picture_waits_with_its_change_until_somebody_vouches_for_its_writer(
    two: Two, tmp_path: Path, open_vault: Opener
):
    other = a_vault(tmp_path, "Ada Obi")
    with other:
        family = a_family(other)
        recorded(other, family, content := kept(other, LONG))
        load = other.unsent.load()
        authors = (*two.copy.owner.is_me,)
        made = sealed(Unsent(authors, load.certificates, load.changes, load.contents), lambda _one: iter([LONG]))
        put_pieces(two.file, made.pieces)
        device, key = other.owner.device, public_bytes(other.sync.device_key)
    taken = two.taken(made.code)
    assert (taken.new, taken.pictures, len(taken.kept_aside)) == (0, 1, 3)
    two.copy.close()
    with open_vault(two.copy.folder) as copy:  # what nothing names is cleared at an opening
        assert copy.unsent.load().contents == (content,)
        copy.changes.take([], [], {device: key})
        assert copy.records.of(family, "picture")
        assert whole(copy, content) == LONG


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


def test_a_file_of_the_first_form_is_taken_in(tmp_path: Path):
    folder = KEPT[-1].copy(tmp_path / "kept")
    with door.unlock_with_recovery_code(folder, KEPT[-1].code, ids=new_id, clock=now) as vault:
        taken = vault.unsent.take_in(FORM_1.file, FORM_1.code)
        assert (taken.new, taken.known, taken.pictures, taken.kept_aside) == (2, 11, 0, ())
        [family] = taken.families
        assert vault.records.one(family).body == {"name": "Kept Tester"}


def test_without_room_for_the_pictures_nothing_is_begun(two: Two, data_key: bytes, monkeypatch: pytest.MonkeyPatch):
    recorded(two.vault, two.family, kept(two.vault, LONG))
    code, usage = two.saved(), shutil.disk_usage(two.file.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=51 << 20))
    with pytest.raises(NoRoomBeside, match="55 MB free"):
        two.taken(code)
    assert two.copy.changes.families() == ()
    assert counts(two.copy.folder, data_key) == (0, 0, 0)


def test_many_megabytes_go_out_and_in_a_few_at_a_time(two: Two):
    for number in range(3):
        with two.vault.second() as second:
            pieces = (noise(CHUNK - number - 1) for _ in range(16))
            content = second.attachments.keep(pieces, "image/png")
        recorded(two.vault, two.family, content)
    tracemalloc.start()
    try:
        taken = two.taken(two.saved())
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert taken.pictures == 3
    assert two.file.stat().st_size > 47 << 20
    assert most < 12 * CHUNK
