"""What can still be read in damaged files that were moved aside: change by change, and nothing unproven."""

import errno
import hashlib
import io
import random
import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from ehdesk.domain.change import ChangeId, decode
from ehdesk.store import door
from ehdesk.store.backups import Backup
from ehdesk.store.errors import NotReadThrough, VaultDamaged
from ehdesk.store.going_back import ASIDE
from ehdesk.store.laid_aside import REMOVED
from ehdesk.store.read_around import around_bad_places
from ehdesk.store.salvage import Salvage
from ehdesk.store.vault import Vault
from tests.builders import new_id, now
from tests.store.conftest import Opener
from tests.store.writing import a_family, write

Spoil = Callable[[Path], object]
LONG = "what was said in the living room, word for word " * 300


@dataclass
class Hurt:
    """A vault as a power cut left it: its write-ahead log is full, and a copy from before lies beside it."""

    folder: Path
    code: str
    backup: Backup
    late: list[ChangeId]

    def went_back(self, spoil: Spoil) -> Vault:
        """Damage its files, go back to the copy, and open it."""
        spoil(self.folder)
        door.go_back(self.folder, self.backup, door.by_recovery_code(self.code), clock=now)
        return door.unlock_with_recovery_code(self.folder, self.code, ids=new_id, clock=now)

    def salvaged(self, spoil: Spoil) -> Salvage:
        """What is read in its damaged files."""
        with self.went_back(spoil) as vault:
            [aside] = vault.laid_aside.all()
            return vault.laid_aside.read(aside)


def written_after_a_copy(vault: Vault) -> tuple[Backup, list[ChangeId]]:
    """Fill an open vault; the copy, and what was saved after it."""
    family = a_family(vault)
    write(vault, family, name="before")
    backup = vault.backups.make()
    late = [write(vault, family, name=f"Child {number}", notes="x" * number * 40).id for number in range(40)]
    return backup, [*late, write(vault, family, notes=LONG).id]


@contextmanager
def no_file_opened() -> Iterator[None]:
    """The operating system opens no other file."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.fixture
def cut_off(folder: Path, made: tuple[Path, str], open_vault: Opener, tmp_path: Path) -> Hurt:
    """After a power cut: what was saved lies in the write-ahead log."""
    with open_vault(folder) as vault:
        backup, late = written_after_a_copy(vault)
        cut = Path(shutil.copytree(folder, tmp_path / "cut"))
    return Hurt(cut, made[1], Backup(cut / "backups" / backup.folder.name, backup.at), late)


@pytest.fixture
def closed(folder: Path, made: tuple[Path, str], open_vault: Opener) -> Hurt:
    """After it was closed: everything lies in the database."""
    with open_vault(folder) as vault:
        backup, late = written_after_a_copy(vault)
    return Hurt(folder, made[1], backup, late)


def ids(salvage: Salvage) -> list[ChangeId]:
    return [decode(signed.body).id for signed in salvage.changes]


def one_bit(name: str, place: int) -> Spoil:
    """Turn one bit of a file."""

    def spoil(folder: Path) -> None:
        content = bytearray((folder / name).read_bytes())
        content[place] ^= 0x10
        (folder / name).write_bytes(content)

    return spoil


def nothing(_folder: Path) -> None:
    """Leave it as it is."""


@pytest.mark.parametrize("hurt", ["cut_off", "closed"])
def test_in_sound_files_everything_is_read_in_its_order(hurt: str, request: pytest.FixtureRequest):
    one: Hurt = request.getfixturevalue(hurt)
    found = one.salvaged(nothing)
    assert ids(found) == one.late
    assert found.lost == 0


def test_saves_behind_a_damaged_place_in_the_log_are_read_which_sqlite_never_shows(cut_off: Hurt, open_vault: Opener):
    spoil = one_bit("vault.db-wal", 32 + 3 * 4120 + 2000)
    spoil(cut_off.folder)
    with pytest.raises(VaultDamaged):
        open_vault(cut_off.folder)
    found = cut_off.salvaged(nothing)
    assert ids(found) == cut_off.late
    assert found.lost == 0


def test_the_first_page_and_the_logs_beginning_may_be_gone(cut_off: Hurt):
    def spoil(folder: Path) -> None:
        for name in ("vault.db", "vault.db-wal"):
            (folder / name).write_bytes(bytes(4096) + (folder / name).read_bytes()[4096:])

    found = cut_off.salvaged(spoil)
    assert found.lost == len(cut_off.late) - len(found.changes) <= 3


def test_with_the_logs_beginning_gone_its_frames_are_read(cut_off: Hurt):
    log = cut_off.folder / "vault.db-wal"
    found = cut_off.salvaged(lambda _: log.write_bytes(bytes(4096) + log.read_bytes()[4096:]))
    assert found.lost == 0


def test_wherever_a_bit_is_turned_at_most_what_lies_there_is_lost_and_it_is_counted(closed: Hurt, tmp_path: Path):
    size, chance = (closed.folder / "vault.db").stat().st_size, random.Random(7)  # noqa: S311 - no secret
    for number in range(12):
        folder = Path(shutil.copytree(closed.folder, tmp_path / str(number)))
        hurt = Hurt(folder, closed.code, Backup(folder / "backups" / closed.backup.folder.name, closed.backup.at), [])
        found = hurt.salvaged(one_bit("vault.db", chance.randrange(size)))
        assert set(ids(found)) <= set(closed.late)
        assert found.lost == len(closed.late) - len(found.changes) <= 1


def test_of_a_file_cut_in_half_the_first_half_is_read(closed: Hurt):
    def spoil(folder: Path) -> None:
        content = (folder / "vault.db").read_bytes()
        (folder / "vault.db").write_bytes(content[: len(content) // 2])

    found = closed.salvaged(spoil)
    assert found.lost == len(closed.late) - len(found.changes)


@pytest.mark.parametrize("content", [b"", b"short", bytes(50_000), hashlib.shake_128(b"").digest(50_000)])
def test_rubbish_in_its_place_gives_nothing_and_says_how_much_is_lost(closed: Hurt, content: bytes):
    found = closed.salvaged(lambda folder: (folder / "vault.db").write_bytes(content))
    assert found == Salvage((), (), len(closed.late))


class OneBadSector(io.FileIO):
    """A file on a disk that cannot read its third page."""

    def read(self, size: int = -1) -> bytes:
        if self.tell() == 8192:
            raise OSError(errno.EIO, "Input/output error")
        return super().read(size)


def test_one_bad_sector_hides_only_what_lies_in_it(closed: Hurt):
    database = closed.folder / "vault.db"
    content = database.read_bytes()
    with OneBadSector(database) as file:
        assert around_bad_places(file, len(content)) == content[:8192] + bytes(4096) + content[12288:]


def test_files_that_cannot_be_opened_are_told_and_stay(closed: Hurt):
    with closed.went_back(nothing) as vault:
        [aside] = vault.laid_aside.all()
        with no_file_opened(), pytest.raises(NotReadThrough, match="kept as they are"):
            vault.laid_aside.read(aside)
        assert ids(vault.laid_aside.read(aside)) == closed.late


def test_with_the_file_gone_all_of_it_is_lost(closed: Hurt):
    assert closed.salvaged(lambda folder: (folder / "vault.db").unlink()).lost == len(closed.late)


def test_without_the_anchor_nobody_knows_how_much_there_was(closed: Hurt):
    found = closed.salvaged(lambda folder: (folder / "anchor").unlink())
    assert ids(found) == closed.late
    assert found.lost is None


def test_what_was_read_is_taken_in_once_and_waits_for_the_hub(cut_off: Hurt):
    with cut_off.went_back(one_bit("vault.db-wal", 32 + 5 * 4120 + 99)) as vault:
        [aside] = vault.laid_aside.all()
        found = vault.laid_aside.read(aside)
        taken = vault.unsent.take(found.changes, found.certificates)
        assert (taken.new, taken.kept_aside) == (len(cut_off.late), ())
        assert {one.change for one in vault.outbox.waiting()} >= set(cut_off.late)
        assert vault.records.families()[0].id in taken.families
        assert vault.laid_aside.read(aside).changes == ()


def test_where_moving_aside_was_cut_off_the_files_still_come_together(cut_off: Hurt):
    """The database was moved already, and its log was not."""
    begun = cut_off.folder / ASIDE / "20260101T000000Z"
    begun.mkdir(parents=True)
    (cut_off.folder / "vault.db").replace(begun / "vault.db")
    (cut_off.folder / "vault.db.back").write_bytes(b"the copy")
    found = cut_off.salvaged(nothing)
    assert ids(found) == cut_off.late
    assert found.lost == 0


def test_what_was_moved_aside_before_is_never_written_over(cut_off: Hurt):
    begun = cut_off.folder / ASIDE / "20260101T000000Z"
    begun.mkdir(parents=True)
    (cut_off.folder / "vault.db").replace(begun / "vault.db")
    (cut_off.folder / "vault.db.back").write_bytes(b"the copy")
    (begun / "vault.db-wal").write_bytes(b"of another time")
    with cut_off.went_back(nothing) as vault:
        assert len(vault.laid_aside.all()) == 2
    assert (begun / "vault.db-wal").read_bytes() == b"of another time"


def test_what_the_hub_had_is_not_offered_since_it_comes_back_by_itself(closed: Hurt, open_vault: Opener):
    with open_vault(closed.folder) as vault:
        for number, id in enumerate(closed.late[:-3], 1):
            vault.outbox.accepted(id, number)
    assert ids(closed.salvaged(nothing)) == closed.late[-3:]


def test_a_change_whose_signature_was_damaged_is_not_offered(cut_off: Hurt, open_vault: Opener):
    """Another writer's certificate does not make it fit either."""
    found = cut_off.salvaged(nothing)
    with open_vault(cut_off.folder) as vault:
        forged = [type(one)(one.body, bytes(64)) for one in found.changes]
        taken = vault.unsent.take(forged, found.certificates)
    assert taken.new == 0
    assert len(taken.kept_aside) == len(forged)


def test_removing_takes_just_that_away_and_is_on_record(cut_off: Hurt):
    with cut_off.went_back(nothing) as vault:
        [aside] = vault.laid_aside.all()
        assert aside.size > 100_000
        vault.laid_aside.remove(aside)
        assert vault.laid_aside.all() == ()
        [noted] = vault.access.noted(REMOVED)
        assert noted.detail == aside.folder.name
        assert vault.backups.all()
