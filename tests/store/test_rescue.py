"""A damaged vault without a copy to go back to: what can be read is proven and counted, and only then put in place."""

import random
import shutil
from pathlib import Path

import pytest

from ehdesk.domain.attachment import CHUNK
from ehdesk.domain.change import PractitionerId
from ehdesk.store import door
from ehdesk.store.check import looked_through
from ehdesk.store.errors import NoRoomBeside, StoreError, VaultDamaged, VaultInUse
from ehdesk.store.going_back import ASIDE
from ehdesk.store.rescue import NAME, Rescue, Step
from ehdesk.store.sync_book import Enrolment
from ehdesk.store.wreck import LetGo
from tests.builders import new_id, now
from tests.store.conftest import Opener
from tests.store.rescuing import came_of, one_bit, quietly, wreck
from tests.store.writing import a_family, write

FAMILIES = 12
PNG = b"\x89PNG\r\n\x1a\n"


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != "lock"}


@pytest.fixture
def full(folder: Path, open_vault: Opener) -> Path:
    """A closed vault with families, a picture, a draft and an entry in the access log; no copy of it."""
    with open_vault(folder) as vault:
        for number in range(FAMILIES):
            family = a_family(vault, f"Family {number}")
            for child in range(8):
                write(vault, family, name=f"Child {child}", notes="what was said " * 20)
            vault.access.note(family, "opened")
        kept = vault.attachments.keep([PNG, random.Random(1).randbytes(CHUNK + 5)], "image/png")  # noqa: S311 - no secret
        write(vault, family, kind="picture", picture={"hash": kept.hash, "media": kept.media, "size": kept.size})
        vault.settings.put("locks after", 10)
    return folder


def read(folder: Path, code: str) -> Rescue:
    """Read, look at it, and leave everything as it is."""
    return came_of(folder, code).told


def test_of_sound_files_everything_comes_over(full: Path, made: tuple[Path, str]):
    before = files_of(full)
    found = read(full, made[1])
    assert (found.families, found.changes, found.records) == (FAMILIES, FAMILIES * 9 + 1, FAMILIES * 9 + 1)
    assert (found.families_missing, found.changes_missing, found.records_missing, found.pictures_missing) == (0,) * 4
    assert files_of(full) == before
    assert not (full / NAME).exists()


def test_what_came_over_is_sound_and_goes_on_and_the_damaged_files_are_kept(
    full: Path, made: tuple[Path, str], open_vault: Opener
):
    (full / "anchor").unlink()
    one_bit(full / "vault.db", 9 * 4096 + 700)
    before = (full / "vault.db").read_bytes()
    with pytest.raises(VaultDamaged):
        open_vault(full)
    one = wreck(full, made[1])
    found = one.read(quietly)
    assert found.changes_missing is None
    with one.put_in_place(found) as vault:
        assert len(vault.changes.families()) >= FAMILIES - 1
        assert vault.settings.get("locks after") == 10
        write(vault, vault.changes.families()[0], name="Later")
    assert looked_through(full, door.read_keys(full).by_recovery_code(made[1])).is_sound
    [aside] = (full / ASIDE).iterdir()
    assert (aside / "vault.db").read_bytes() == before
    with open_vault(full) as again:
        assert again.access.noted("went back")[0].detail.startswith("rescued")


def test_wherever_a_bit_is_turned_what_is_missing_is_counted(full: Path, made: tuple[Path, str], tmp_path: Path):
    size, chance = (full / "vault.db").stat().st_size, random.Random(5)  # noqa: S311 - no secret
    whole = FAMILIES * 9 + 1
    for number in range(10):
        folder = Path(shutil.copytree(full, tmp_path / str(number)))
        one_bit(folder / "vault.db", chance.randrange(size))
        found = read(folder, made[1])
        assert found.changes_missing == whole - found.changes
        assert found.changes >= whole - 1


@pytest.mark.parametrize("gone", [(0, 1), (1, 9), (20, 45)])
def test_with_whole_pages_gone_what_is_left_is_still_proven(
    folder: Path, made: tuple[Path, str], open_vault: Opener, gone: tuple[int, int]
):
    with open_vault(folder) as vault:
        for number in range(FAMILIES):
            family = a_family(vault, f"Family {number}")
            for child in range(8):
                write(vault, family, name=f"Child {child}", notes="what was said " * 20)
    content, (first, end) = (folder / "vault.db").read_bytes(), gone
    rubbish = random.Random(3).randbytes((end - first) * 4096)  # noqa: S311 - no secret
    (folder / "vault.db").write_bytes(content[: first * 4096] + rubbish + content[end * 4096 :])
    found = read(folder, made[1])
    assert found.aside == 0
    assert found.changes + found.changes_missing == FAMILIES * 9
    assert found.changes > FAMILIES * 6
    if found.changes_missing:
        assert found.records_missing or found.families_not_whole or found.families_missing


def test_what_only_a_damaged_copy_still_has_comes_from_there(full: Path, made: tuple[Path, str], open_vault: Opener):
    with open_vault(full) as vault:
        backup = vault.backups.make()
        write(vault, a_family(vault, "Late"), name="Late child")
    content = (full / "vault.db").read_bytes()
    (full / "vault.db").write_bytes(content[: len(content) // 3])
    one_bit(backup.folder / "vault.db", 30 * 4096 + 99)
    one = wreck(full, made[1])
    assert one.copies().copies[0].families == FAMILIES
    with pytest.raises(StoreError, match="copy is damaged itself"):
        one.go_back(backup)
    found = one.read(quietly)
    assert found.families >= FAMILIES
    assert found.pictures == 1
    one.close()


def test_a_copy_from_before_somebody_went_back_does_not_hide_that_something_is_missing(
    full: Path, made: tuple[Path, str], open_vault: Opener
):
    with open_vault(full) as vault:
        early = vault.backups.make()
        write(vault, a_family(vault, "Then"), name="Then child")
        vault.backups.make()
    door.go_back(full, early, door.by_recovery_code(made[1]), clock=now)
    with open_vault(full) as vault:
        for number in range(2):
            write(vault, vault.changes.families()[0], name=f"Now child {number}", notes="long " * 2000)
    content = (full / "vault.db").read_bytes()
    (full / "vault.db").write_bytes(content[: -8 * 4096] + bytes(8 * 4096))
    found = read(full, made[1])
    both = FAMILIES * 9 + 1 + 2  # what only the copy from then holds comes over, too
    assert found.changes_missing == both + 2 - found.changes > 0


def test_too_little_is_said_and_nothing_is_left(full: Path, made: tuple[Path, str]):
    (full / "vault.db").write_bytes(b"")
    (full / "spare" / "whose").write_bytes(b"no seal fits this")
    with pytest.raises(VaultDamaged, match="whose it is"):
        read(full, made[1])
    assert not (full / NAME).exists()


def test_one_that_is_let_go_of_leaves_nothing_and_another_may_begin(full: Path, made: tuple[Path, str]):
    one = wreck(full, made[1])
    with pytest.raises(VaultInUse):
        wreck(full, made[1])

    def leave(step: Step, _done: int, _of: int) -> None:
        if step is Step.TAKING_IN:
            one.close()

    with pytest.raises(LetGo):
        one.read(leave)
    assert not (full / NAME).exists()


def test_what_a_kill_left_of_reading_is_gone_once_the_vault_is_open(full: Path, open_vault: Opener):
    shutil.copytree(full, full / NAME)
    open_vault(full).close()
    assert not (full / NAME).exists()


def test_what_a_kill_left_of_going_back_is_put_back_and_read(full: Path, made: tuple[Path, str], open_vault: Opener):
    with open_vault(full) as vault:
        backup = vault.backups.make()
        write(vault, a_family(vault, "Late"), name="Late child")
    one_bit(full / "vault.db", 9 * 4096 + 700)
    before = files_of(full)
    aside = full / ASIDE / "20261201T000000Z"
    aside.mkdir(parents=True)
    shutil.copy(backup.folder / "vault.db", full / "vault.db.back")
    (full / "vault.db").replace(aside / "vault.db")
    found = read(full, made[1])
    assert found.families == FAMILIES + 1
    assert files_of(full) == before


def test_a_file_of_the_system_among_what_was_set_aside_does_not_hide_that(full: Path, open_vault: Opener):
    aside = full / ASIDE / "20261201T000000Z"
    aside.mkdir(parents=True)
    (full / ASIDE / "desktop.ini").write_bytes(b"")
    shutil.copy(full / "vault.db", full / "vault.db.back")
    (full / "vault.db").replace(aside / "vault.db")
    open_vault(full).close()
    assert [one.name for one in (full / ASIDE).iterdir()] == ["desktop.ini"]


def test_no_database_of_before_takes_the_place_of_one_that_somebody_took_away(
    full: Path, made: tuple[Path, str], open_vault: Opener
):
    with open_vault(full) as vault:
        backup = vault.backups.make()
    door.go_back(full, backup, door.by_recovery_code(made[1]), clock=now)
    open_vault(full).close()
    (full / "vault.db").unlink()
    with pytest.raises(VaultDamaged, match="main file is missing"):
        open_vault(full)


def test_whoever_let_go_before_it_began_changes_nothing_and_gets_no_vault(
    full: Path, made: tuple[Path, str], open_vault: Opener
):
    with open_vault(full) as vault:
        backup = vault.backups.make()
    one, before = wreck(full, made[1]), files_of(full)
    one.close()
    with pytest.raises(LetGo):
        one.go_back(backup)
    assert files_of(full) == before
    again = wreck(full, made[1])
    came = again.go_back(backup)
    with pytest.raises(VaultInUse):
        open_vault(full)
    again.close()  # nobody took over what came of it
    with open_vault(full) as vault:
        assert len(vault.changes.families()) == FAMILIES
    came.close()


def test_whose_it_is_comes_from_what_lies_beside_it_sooner_than_from_an_older_copy(
    full: Path, made: tuple[Path, str], open_vault: Opener
):
    with open_vault(full) as vault:
        vault.backups.make()
        at_hub = PractitionerId(new_id())
        vault.sync.enrol(Enrolment("https://hub.example", b"k" * 32, "Council", at_hub, vault.owner.device))
        write(vault, vault.changes.families()[0], name="Signed anew")
    content = (full / "vault.db").read_bytes()
    (full / "vault.db").write_bytes(bytes(2 * 4096) + content[2 * 4096 :])
    one = wreck(full, made[1])
    with one.put_in_place(one.read(quietly)) as vault:
        assert vault.owner.practitioner == at_hub
        assert vault.sync.enrolment is not None


def test_without_room_nothing_is_begun(full: Path, made: tuple[Path, str], monkeypatch: pytest.MonkeyPatch):
    used = shutil.disk_usage(full)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: used._replace(free=1 << 20))
    with pytest.raises(NoRoomBeside, match="MB free"):
        read(full, made[1])


def test_what_the_hub_has_stays_marked_so_and_the_rest_is_offered(
    full: Path, made: tuple[Path, str], open_vault: Opener
):
    with open_vault(full) as vault:
        for number, one in enumerate(vault.outbox.waiting()[:20]):
            vault.outbox.accepted(one.change, number + 1)
    one = wreck(full, made[1])
    with one.put_in_place(one.read(quietly)) as vault:
        assert len(vault.outbox.waiting()) == FAMILIES * 9 + 1 - 20
