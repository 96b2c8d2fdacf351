"""Backups of a vault: whole, looked through, thinned out."""

import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.store import backups
from ehdesk.store.backup_rota import MOST, fitting
from ehdesk.store.backups import Backup, backups_of
from ehdesk.store.check import check
from ehdesk.store.errors import DiskFull, DiskTrouble, VaultDamaged
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, ToldClock
from tests.store.backups.conftest import NOON, back, child, damaged_where_nobody_looks, names
from tests.store.conftest import Opener
from tests.store.test_full_disk import no_file_over


class TestMaking:
    def test_it_holds_what_was_saved_until_then_and_nothing_after(self, vault: Vault, folder: Path, open_vault: Opener):
        child(vault, "Tia")
        backup = vault.backups.make()
        child(vault, "Sam")
        vault.close()
        kept = back(folder, backup)
        with open_vault(folder) as again:
            assert "Tia" in names(again)
            assert "Sam" not in names(again)
        assert check(folder, PASSPHRASE).is_sound
        assert (kept / "vault.db").is_file()

    def test_no_file_of_it_can_be_read_without_the_key(self, vault: Vault):
        child(vault, "Aurelia Featherstonehaugh")
        backup = vault.backups.make()
        assert sorted(file.name for file in backup.folder.iterdir()) == ["anchor", "vault.db"]
        for file in backup.folder.iterdir():
            content = file.read_bytes()
            assert b"Aurelia" not in content
            assert not content.startswith(b"SQLite format 3")

    def test_one_is_due_once_something_was_saved_and_four_hours_have_passed(self, vault: Vault, clock: ToldClock):
        assert vault.backups.is_due()
        vault.backups.make()
        child(vault, "Tia")
        assert not vault.backups.is_due()
        clock.pass_by(timedelta(hours=5))
        assert vault.backups.is_due()
        vault.backups.make()
        clock.pass_by(timedelta(hours=5))
        assert not vault.backups.is_due()

    def test_one_from_a_clock_that_ran_ahead_does_not_hold_back_the_next(self, vault: Vault, clock: ToldClock):
        clock.pass_by(timedelta(days=365))
        vault.backups.make()
        child(vault, "Tia")
        clock.pass_by(timedelta(days=-365))
        assert vault.backups.is_due()

    def test_after_a_clock_was_put_back_for_years_they_are_kept_and_not_made_all_the_time(
        self, vault: Vault, clock: ToldClock
    ):
        for _time in range(60):
            clock.pass_by(timedelta(hours=12))
            child(vault, "Tia")
            vault.backups.make()
        clock.pass_by(timedelta(days=-6 * 365))
        made = []
        for _time in range(40):
            clock.pass_by(timedelta(minutes=15))
            child(vault, "Sam")
            if vault.backups.is_due():
                made.append(vault.backups.make())
        assert 2 <= len(made) <= 4
        assert made[-1].folder.is_dir()

    def test_one_that_cannot_be_taken_away_holds_up_nothing_and_is_not_half_there(
        self, vault: Vault, folder: Path, clock: ToldClock, monkeypatch: pytest.MonkeyPatch
    ):
        def held(_path: object, *, ignore_errors: bool = False) -> None:
            if not ignore_errors:
                raise PermissionError("somebody looks at it")

        monkeypatch.setattr("ehdesk.store.backups.shutil.rmtree", held)
        for _time in range(MOST + 6):
            clock.pass_by(timedelta(hours=9))
            vault.backups.make()
        assert len(backups_of(folder)) <= MOST

    def test_saves_go_on_while_one_is_made(self, vault: Vault, folder: Path):
        made: list[Backup] = []
        maker = Thread(target=lambda: made.append(vault.backups.make()))
        maker.start()
        for number in range(30):
            child(vault, f"Child {number}")
        maker.join()
        vault.close()
        back(folder, made[0])
        assert check(folder, PASSPHRASE).is_sound

    def test_without_room_there_is_none_and_the_vault_stands(self, vault: Vault, folder: Path):
        vault.backups.make()
        before = backups_of(folder)
        with no_file_over(2_000), pytest.raises((DiskFull, DiskTrouble)):
            vault.backups.make()
        assert backups_of(folder) == before
        assert not list((folder / "backups").glob("*.new"))
        child(vault, "Tia")

    @pytest.mark.parametrize("is_full", [False, True])
    def test_a_vault_with_a_damaged_page_makes_none_and_keeps_the_old_ones(
        self,
        folder: Path,
        open_vault: Opener,
        vault: Vault,
        clock: ToldClock,
        monkeypatch: pytest.MonkeyPatch,
        is_full: bool,
    ):
        for number in range(200):
            child(vault, f"Child {number} " + "long words " * 40)
        for day in range(4):
            clock.pass_by(timedelta(days=day))
            vault.backups.make()
        vault.close()
        used, before = shutil.disk_usage(folder), backups_of(folder)
        if is_full:
            monkeypatch.setattr("ehdesk.store.backups.shutil.disk_usage", lambda _place: used._replace(free=1 << 20))
        with damaged_where_nobody_looks(folder, open_vault) as hurt, pytest.raises(VaultDamaged):
            hurt.backups.make()
        assert backups_of(folder) == before

    def test_a_copy_that_the_disk_spoilt_is_no_damage_of_the_vault(self, vault: Vault, monkeypatch: pytest.MonkeyPatch):
        through = backups.faults

        def spoilt(folder: Path, data_key: bytes) -> Iterator[str]:
            content = bytearray((folder / "vault.db").read_bytes())
            content[len(content) // 2] ^= 1
            (folder / "vault.db").write_bytes(content)
            return through(folder, data_key)

        monkeypatch.setattr(backups, "faults", spoilt)
        with pytest.raises(DiskTrouble):
            vault.backups.make()
        assert vault.backups.all() == ()

    def test_what_a_crash_left_half_made_is_never_offered_and_goes(self, vault: Vault, folder: Path):
        half = folder / "backups" / "20261101T090000Z.new"
        half.mkdir(parents=True)
        (half / "vault.db").write_bytes(b"half")
        (folder / "backups" / "notes").mkdir()
        assert backups_of(folder) == ()
        vault.backups.make()
        assert not half.exists()

    def test_two_in_one_second_are_both_kept(self, vault: Vault, folder: Path, open_vault: Opener):
        first = vault.backups.make()
        child(vault, "Tia")
        second = vault.backups.make()
        assert backups_of(folder) == (second, first)
        vault.close()
        back(folder, first)
        with open_vault(folder) as again:
            assert "Tia" not in names(again)

    def test_on_a_disk_that_gets_full_all_but_the_last_three_go_first(
        self, vault: Vault, folder: Path, clock: ToldClock, monkeypatch: pytest.MonkeyPatch
    ):
        for _time in range(6):
            clock.pass_by(timedelta(days=1))
            vault.backups.make()
        used = shutil.disk_usage(folder)
        monkeypatch.setattr("ehdesk.store.backups.shutil.disk_usage", lambda _place: used._replace(free=1 << 20))
        before = backups_of(folder)
        with pytest.raises(DiskFull):
            vault.backups.make()
        assert backups_of(folder) == before[:3]

    def test_the_older_ones_are_thinned_out(self, vault: Vault, folder: Path, clock: ToldClock):
        for _time in range(MOST + 6):
            clock.pass_by(timedelta(hours=9))
            child(vault, "Tia")
            newest = vault.backups.make()
        found = backups_of(folder)
        assert len(found) <= MOST
        assert found[0] == newest


def to_keep(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Where there is room for all of them."""
    return fitting(dict.fromkeys(moments, 1), MOST)


class TestRota:
    moments = st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), max_size=60, unique=True)

    @given(moments)
    def test_the_newest_three_always_stay_and_never_too_many(self, moments: list[datetime]):
        kept = to_keep(moments)
        assert kept <= set(moments)
        assert set(sorted(moments)[-3:]) <= kept
        assert len(kept) <= MOST

    @given(moments)
    def test_thinning_twice_is_thinning_once(self, moments: list[datetime]):
        kept = to_keep(moments)
        assert to_keep(kept) == kept

    def test_of_a_day_before_the_last_one_stays(self):
        noons = [NOON - timedelta(days=day) for day in range(7)]
        evenings = [noon + timedelta(hours=6) for noon in noons]
        assert set(evenings) <= to_keep([*noons, *evenings])
        assert noons[5] not in to_keep([*noons, *evenings])

    @given(st.integers(6 * 28, 6 * 90))
    def test_made_every_four_hours_the_oldest_reaches_back_two_weeks(self, count: int):
        start, kept = datetime(2026, 1, 5), frozenset[datetime]()
        for number in range(count):
            kept = to_keep({*kept, start + number * timedelta(hours=4)})
        assert max(kept) - min(kept) >= timedelta(days=14)

    @given(moments, st.integers(0, 20))
    def test_where_there_is_little_room_the_last_three_stay_and_what_fits_with_them(
        self, moments: list[datetime], room: int
    ):
        kept = fitting(dict.fromkeys(moments, 1), room)
        assert set(sorted(moments)[-3:]) <= kept <= to_keep(moments)
        assert len(kept) <= max(3, room)

    def test_few_still_reach_far_back(self):
        daily = [datetime(2026, 1, 5) + timedelta(days=day) for day in range(28)]
        assert len(kept := fitting(dict.fromkeys(daily, 250), 250 * 6)) == 6
        assert max(kept) - min(kept) >= timedelta(days=14)

    def test_a_moment_in_the_far_future_pushes_nothing_out(self):
        usual = [datetime(2026, 11, day) for day in range(1, 8)]
        assert set(usual[-2:]) <= to_keep([*usual, datetime(2126, 1, 1)])
