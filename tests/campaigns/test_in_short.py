"""A short run of each campaign, with a fixed seed; `make campaign` runs them at length with another each time."""

import shutil
import sys
from pathlib import Path
from random import Random

import pytest

from campaigns import damage, death, full_disk, machine, mutants, plaintext, power, sleep
from campaigns.dying import spoil
from campaigns.mutants_by_hand import MUTANTS
from campaigns.plaintext_session import words_of
from campaigns.preloaded import can_preload
from campaigns.vaults import Ground, made


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return made(tmp_path_factory.mktemp("ground"))


def test_damage_is_told_or_harmless():
    assert list(damage.run(seed=1, count=40)) == []


def test_death_loses_nothing_that_was_acknowledged():
    assert list(death.run(seed=1, count=12)) == []


def test_the_vault_stands_as_the_naive_fold_says_whatever_happens():
    assert list(machine.run(1, 8)) == []


def test_every_mutant_still_applies():
    assert [mutant for mutant in MUTANTS if not mutants.applies(mutant)] == []


def test_three_mutants_are_noticed_by_tests_that_are_quick():
    quick = ("clock.py", "anchor.py", "driver.py")
    among = [mutant for mutant in MUTANTS if mutant.noticed_by.endswith(quick)]
    assert list(mutants.run(seed=1, count=3, among=among)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a process that can be stopped")
def test_sleep_and_odd_clocks_lose_nothing():
    assert list(sleep.run(seed=1, count=2)) == []


def test_a_vault_that_lies_damaged_while_its_process_sleeps_ends_no_trial(ground: Ground, tmp_path: Path):
    folder = ground.copy(tmp_path / "one", died=False)
    spoil(folder)
    assert not sleep._is_refused(folder, ground.code)


@pytest.mark.skipif(not can_preload(), reason="needs Linux and a C compiler")
class TestBetweenAProcessAndItsDisk:
    def test_a_full_disk_loses_nothing_and_is_told(self):
        assert list(full_disk.run(seed=1, count=3)) == []

    def test_no_word_is_ever_written_in_the_open(self):
        assert list(plaintext.run_without_a_window(seed=1, count=1)) == []

    def test_words_in_a_file_that_is_gone_again_would_be_found(self):
        in_temporary_files = [one for one in plaintext.run_in_the_open(seed=1) if "/tmp/etilqs" in one]
        assert all(any(word in one for one in in_temporary_files) for word in words_of(1))

    def test_a_power_cut_loses_nothing_that_was_acknowledged(self):
        assert list(power.run(seed=1, count=20)) == []

    def test_with_fewer_syncs_it_does(self):
        assert list(power.run_with_fewer_syncs(seed=1, count=20))


def test_a_loss_would_be_noticed(ground: Ground, tmp_path: Path):
    folder = ground.copy(tmp_path / "one", died=False)
    wrong = list(death.wrong_after(ground, folder, ["saved 00000000-0000-7000-8000-000000000000"]))
    assert wrong == ["1 acknowledged saves are gone"]


def test_a_vault_that_does_not_open_would_be_noticed(ground: Ground, tmp_path: Path):
    folder = ground.copy(tmp_path / "one", died=False)
    (folder / "vault.db").unlink()
    assert "it does not open" in next(death.wrong_after(ground, folder, ["saved 1"]))


def test_a_damaged_backup_that_passed_would_be_noticed(ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = Path(shutil.copytree(ground.closed, tmp_path / "one"))
    damage._flip(folder, f"{damage._backup(folder)}/vault.db", Random(1))  # noqa: S311 - a bit
    monkeypatch.setattr(damage, "faults", lambda *_given: [])
    assert list(damage._gone_back(ground, folder, "1")) == ["1: a damaged backup was not noticed"]
