"""Going back to a backup, stopped anywhere."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from ehdesk.store import door
from ehdesk.store.backups import Backup, backups_of
from ehdesk.store.check import check
from ehdesk.store.errors import (
    BackupDamaged,
    BackupOfAnother,
    DiskTrouble,
    VaultDamaged,
    VaultInUse,
    WrongPassphrase,
    WrongRecoveryCode,
)
from ehdesk.store.going_back import ASIDE, MARK
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, ToldClock, new_id
from tests.store.backups.conftest import NOON, back, child, names
from tests.store.conftest import Opener


class TestGoingBack:
    @pytest.fixture
    def closed(self, vault: Vault) -> Backup:
        """A closed vault: Tia is in its backup, Sam came later."""
        child(vault, "Tia")
        backup = vault.backups.make()
        child(vault, "Sam")
        vault.close()
        return backup

    def test_everything_that_was_there_is_kept_aside(self, closed: Backup, folder: Path):
        before = (folder / "vault.db").read_bytes()
        kept = back(folder, closed)
        assert kept.parent == folder / ASIDE
        assert (kept / "vault.db").read_bytes() == before

    def test_it_is_on_record_in_the_vault(self, closed: Backup, folder: Path, open_vault: Opener):
        kept = back(folder, closed)
        with open_vault(folder) as again:
            [noted] = again.access.noted("went back")
        assert noted.detail == f"{closed.folder.name}, {kept.name}"
        with open_vault(folder) as later:
            assert later.access.noted("went back") == (noted,)

    def test_what_was_set_aside_can_be_gone_back_to_and_is_told_first(
        self, closed: Backup, folder: Path, open_vault: Opener
    ):
        clock = ToldClock(NOON + timedelta(hours=1))
        door.go_back(folder, closed, door.by_passphrase(folder, PASSPHRASE, clock), clock=clock)
        with open_vault(folder) as again:
            assert [one.was_set_aside for one in again.way_back.copies().copies] == [True, False]

    def test_each_time_is_on_record_once_though_nobody_opened_it_between(
        self, closed: Backup, folder: Path, open_vault: Opener
    ):
        kept = [back(folder, closed).name, back(folder, closed).name]
        told = (folder / MARK).read_bytes()
        expected = [f"{closed.folder.name}, {one}" for one in reversed(kept)]
        with open_vault(folder) as again:
            assert [one.detail for one in again.access.noted(MARK)] == expected
        (folder / MARK).write_bytes(told)  # as where the disk did not let it go
        with open_vault(folder) as again:
            assert [one.detail for one in again.access.noted(MARK)] == expected

    def test_one_that_was_undone_takes_no_other_off_the_record(self, closed: Backup, folder: Path, open_vault: Opener):
        kept = back(folder, closed)
        told = (folder / MARK).read_bytes()
        aside = folder / ASIDE / f"{kept.name} 002"
        aside.mkdir()
        (folder / MARK).write_bytes(told + f"\n{closed.folder.name}, {aside.name}".encode())
        (folder / "vault.db").replace(aside / "vault.db")
        with open_vault(folder) as again:
            assert [one.detail for one in again.access.noted(MARK)] == [told.decode()]
        assert list((folder / ASIDE).iterdir()) == [kept]

    def test_a_folder_in_which_nothing_was_set_aside_yet_goes(self, folder: Path, open_vault: Opener):
        (folder / ASIDE / "20261124T120000Z").mkdir(parents=True)
        with open_vault(folder) as again:
            assert again.laid_aside.all() == ()

    def test_a_second_time_in_one_second_keeps_both(self, closed: Backup, folder: Path):
        assert back(folder, closed) != back(folder, closed)

    @pytest.mark.parametrize("name", ["vault.db", "anchor"])
    def test_a_vault_that_lost_a_file_is_whole_again(self, closed: Backup, folder: Path, open_vault: Opener, name: str):
        (folder / name).unlink()
        with pytest.raises(VaultDamaged):
            open_vault(folder)
        back(folder, closed)
        with open_vault(folder) as again:
            assert "Tia" in names(again)

    def test_only_with_the_passphrase_or_the_code(self, closed: Backup, folder: Path):
        before = (folder / "vault.db").read_bytes()
        with pytest.raises(WrongPassphrase):
            back(folder, closed, "not this one at all")
        with pytest.raises(WrongRecoveryCode):
            door.go_back(folder, closed, door.by_recovery_code("AAAA-AAAA"), clock=ToldClock(NOON))
        assert (folder / "vault.db").read_bytes() == before

    def test_the_passphrase_of_now_opens_it_and_the_one_of_then_does_not(
        self, folder: Path, made: tuple[Path, str], clock: ToldClock
    ):
        with door.unlock_with_recovery_code(folder, made[1], ids=new_id, clock=clock) as vault:
            backup = vault.backups.make()
            vault.ways_in.change_passphrase("quite another one, long enough", cost=FLOOR)
        with pytest.raises(WrongPassphrase):
            back(folder, backup)
        back(folder, backup, "quite another one, long enough")
        with pytest.raises(WrongPassphrase):
            door.unlock(folder, PASSPHRASE, ids=new_id, clock=clock)

    def test_one_that_is_open_is_left_alone(self, vault: Vault, folder: Path):
        backup = vault.backups.make()
        with pytest.raises(VaultInUse):
            back(folder, backup)

    @pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
    def test_a_damaged_backup_is_refused_and_nothing_is_touched(self, closed: Backup, folder: Path, place: float):
        file = closed.folder / "vault.db"
        content = bytearray(file.read_bytes())
        content[int(len(content) * place)] ^= 0x10
        file.write_bytes(content)
        before = (folder / "vault.db").read_bytes()
        with pytest.raises(BackupDamaged):
            back(folder, closed)
        assert (folder / "vault.db").read_bytes() == before
        assert not (folder / ASIDE).exists()

    def test_a_backup_of_another_vault_is_refused(self, closed: Backup, folder: Path, tmp_path: Path):
        other = tmp_path / "other"
        new = door.create(other, "Ben Shaw", "Nurse", PASSPHRASE, ids=new_id, clock=ToldClock(NOON), cost=FLOOR)
        with new.vault as theirs:
            strange = theirs.backups.make()
        shutil.copytree(strange.folder, folder / "backups" / "20261123T090000Z")
        [found] = [one for one in backups_of(folder) if one != closed]
        with pytest.raises(BackupOfAnother, match="copy is of another vault"):
            back(folder, found)

    @pytest.mark.parametrize("step", range(6))
    def test_stopped_at_any_step_it_can_be_done_again(
        self, closed: Backup, folder: Path, open_vault: Opener, monkeypatch: pytest.MonkeyPatch, step: int
    ):
        """The power fails just before one of the renames."""
        done, before = 0, (folder / "vault.db").read_bytes()
        rename, replace = Path.rename, Path.replace

        def counted(how):
            def move(self: Path, target: Path):
                nonlocal done
                if done == step:
                    raise KeyboardInterrupt
                done += 1
                return how(self, target)

            return move

        with monkeypatch.context() as patched:
            patched.setattr(Path, "rename", counted(rename))
            patched.setattr(Path, "replace", counted(replace))
            try:
                back(folder, closed)
            except KeyboardInterrupt:
                assert done == step
        back(folder, closed)
        with open_vault(folder) as again:
            assert "Tia" in names(again)
        assert before in [file.read_bytes() for file in (folder / ASIDE).rglob("vault.db")]

    @pytest.mark.parametrize("step", range(4))
    def test_where_a_file_cannot_be_moved_everything_is_as_it_was(
        self, closed: Backup, folder: Path, monkeypatch: pytest.MonkeyPatch, step: int
    ):
        """Somebody who looks for viruses holds one of the files."""
        for name in ("vault.db-wal", "vault.db-shm"):
            (folder / name).write_bytes(b"")
        before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        held = ("vault.db", "vault.db-wal", "vault.db-shm", "anchor")[step]
        replace = Path.replace

        def move(self: Path, target: Path) -> Path:
            if self == folder / held:
                raise PermissionError("somebody looks at it")
            return replace(self, target)

        monkeypatch.setattr(Path, "replace", move)
        with pytest.raises(DiskTrouble):
            back(folder, closed)
        assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
        assert list((folder / ASIDE).iterdir()) == []

    def test_what_is_written_afterwards_begins_a_chain_of_its_own(
        self, closed: Backup, folder: Path, open_vault: Opener
    ):
        back(folder, closed)
        with open_vault(folder) as again:
            child(again, "Noor")
        assert check(folder, PASSPHRASE).is_sound
