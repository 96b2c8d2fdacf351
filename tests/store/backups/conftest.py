"""A vault with one family on a clock that is told, and going back to its backups."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ehdesk.store import door
from ehdesk.store.backups import Backup
from ehdesk.store.errors import VaultDamaged
from ehdesk.store.suspicion import trust_again
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, ToldClock, new_id
from tests.store.conftest import Opener
from tests.store.writing import a_family, write

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> ToldClock:
    return ToldClock(NOON)


@pytest.fixture
def vault(folder: Path, made: tuple[Path, str], clock: ToldClock) -> Iterator[Vault]:
    """An open vault with one family, on a clock that is told."""
    with door.unlock_with_recovery_code(folder, made[1], ids=new_id, clock=clock) as vault:
        a_family(vault)
        yield vault


def names(vault: Vault) -> list[str]:
    """What everybody in it is called."""
    found = (record.body.get("name") for summary in vault.records.families() for record in vault.records.of(summary.id))
    return sorted(str(name) for name in found if name)


def child(vault: Vault, name: str) -> None:
    """Somebody more in the first family."""
    write(vault, vault.records.families()[0].id, name=name)


def back(folder: Path, backup: Backup, passphrase: str = PASSPHRASE) -> Path:
    """Go back to a backup of a closed vault."""
    clock = ToldClock(NOON)
    return door.go_back(folder, backup, door.by_passphrase(folder, passphrase, clock), clock=clock)


def damaged_where_nobody_looks(folder: Path, open_vault: Opener) -> Vault:
    """The vault, open, with one bit turned in a page that opening does not read."""
    whole = (folder / "vault.db").read_bytes()
    for page in range(2, len(whole) // 4096):
        content = bytearray(whole)
        content[page * 4096 + 100] ^= 0x10
        (folder / "vault.db").write_bytes(content)
        try:
            return open_vault(folder)
        except VaultDamaged:
            trust_again(folder)
    raise AssertionError("every page is read at opening")
