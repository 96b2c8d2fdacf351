"""A short run of each campaign, with a fixed seed; `make campaign` runs them at length with another each time."""

import shutil
from pathlib import Path
from random import Random

import pytest

from campaigns import damage, death
from campaigns.vaults import Ground, made


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return made(tmp_path_factory.mktemp("ground"))


def test_damage_is_told_or_harmless():
    assert list(damage.run(seed=1, count=40)) == []


def test_death_loses_nothing_that_was_acknowledged():
    assert list(death.run(seed=1, count=12)) == []


def test_a_loss_would_be_noticed(ground: Ground, tmp_path: Path):
    folder = ground.copy(tmp_path / "one", died=False)
    wrong = list(death._wrong(ground, folder, ["saved 00000000-0000-7000-8000-000000000000"]))
    assert wrong == ["1 acknowledged saves are gone"]


def test_a_vault_that_does_not_open_would_be_noticed(ground: Ground, tmp_path: Path):
    folder = ground.copy(tmp_path / "one", died=False)
    (folder / "vault.db").unlink()
    assert "it does not open" in next(death._wrong(ground, folder, ["saved 1"]))


def test_a_damaged_backup_that_passed_would_be_noticed(ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = Path(shutil.copytree(ground.closed, tmp_path / "one"))
    damage._flip(folder, f"{damage._backup(folder)}/vault.db", Random(1))  # noqa: S311 - a bit
    monkeypatch.setattr(damage, "faults", lambda *_given: [])
    assert list(damage._gone_back(ground, folder, "1")) == ["1: a damaged backup was not noticed"]
