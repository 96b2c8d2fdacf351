"""The process is killed in the middle of saving: nothing that it said was kept is lost."""

import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from ehdesk.store.check import check
from tests.builders import PASSPHRASE
from tests.store.conftest import Opener

ROUNDS = 8


@pytest.fixture
def killed(folder: Path, made: tuple[Path, str]) -> list[str]:
    """What several processes said they had kept, each killed at another moment."""
    said: list[str] = []
    for place in range(ROUNDS):
        said += _saved_until_killed(folder, made[1], 3 + place * 7)
    return said


def _saved_until_killed(folder: Path, code: str, saves: int) -> list[str]:
    command = [sys.executable, "-m", "tests.store.saver", str(folder), code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [line.strip() for line in islice(process.stdout, saves)]
        process.kill()
        rest = process.stdout.read().split("\n")[:-1]
    return said + rest


def test_nothing_acknowledged_is_lost(folder: Path, killed: list[str], open_vault: Opener):
    assert check(folder, PASSPHRASE).problems == ()
    with open_vault(folder) as vault:
        kept = {id for family in vault.records.families() for id in vault.changes.ids(family.id)}
    assert len(killed) >= ROUNDS * 3
    assert set(killed) <= kept
    assert check(folder, PASSPHRASE).is_sound
