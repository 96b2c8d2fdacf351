"""Vaults to begin with: made once, since Argon2id takes its time, and copied for each test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ehdesk.store import door
from ehdesk.store.erasures import Why
from ehdesk.store.keys import read_keys
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, new_id, now
from tests.store.authority import COUNCIL, Pair, pair_of
from tests.store.leaving import Two, planted_in

Opener = Callable[[Path], Vault]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A closed vault never to be touched, and its recovery code."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    new = door.create(folder, "Ada Obi", "Family worker", PASSPHRASE, ids=new_id, clock=now, cost=FLOOR)
    new.vault.close()
    return folder, new.recovery_code


@pytest.fixture
def folder(made: tuple[Path, str], tmp_path: Path) -> Path:
    """A closed vault of one's own."""
    return Path(shutil.copytree(made[0], tmp_path / "vaults" / "ada"))


@pytest.fixture
def open_vault(made: tuple[Path, str]) -> Opener:
    """Opens a copy of the vault quickly, by its recovery code."""
    return lambda folder: door.unlock_with_recovery_code(folder, made[1], ids=new_id, clock=now)


@pytest.fixture
def vault(folder: Path, open_vault: Opener) -> Iterator[Vault]:
    """An open vault of one's own."""
    with open_vault(folder) as vault:
        yield vault


@pytest.fixture(scope="session")
def data_key(made: tuple[Path, str]) -> bytes:
    """What the vault's database is encrypted with."""
    return read_keys(made[0]).by_recovery_code(made[1])


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return pair_of(COUNCIL, tmp_path_factory.mktemp("council"))


@pytest.fixture(scope="session")
def others(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return pair_of("Elseshire Council", tmp_path_factory.mktemp("others"))


@pytest.fixture
def two(vault: Vault) -> Two:
    """The vault is closed; the family is to leave."""
    two = planted_in(vault)
    vault.erasures.leave([two.goes], Why.WITHDRAWN)
    vault.close()
    return two
