"""The vault that every trial begins with, and what must still be in it afterwards."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ehdesk.store import door
from ehdesk.store.driver import DATABASE
from ehdesk.store.keys import read_keys
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, new_id, now
from tests.store.kept_vaults import KEPT
from tests.store.writing import a_family, write

CHILDREN = 60
LOG = f"{DATABASE}-wal"


@dataclass(frozen=True, slots=True)
class Ground:
    """A closed vault with a backup, and one whose process died; never to be touched.

    `older` is an earlier copy of its database; `logs` are write-ahead logs that are not its own of now.
    """

    closed: Path
    died: Path
    older: Path
    code: str
    data_key: bytes
    saved: frozenset[str]
    logs: tuple[Path, ...] = ()

    def copy(self, place: Path, *, died: bool) -> Path:
        """One of the two vaults, to do anything with."""
        return Path(shutil.copytree(self.died if died else self.closed, place))

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Vault]:
        """Open a copy quickly, by its recovery code."""
        with door.unlock_with_recovery_code(folder, self.code, ids=new_id, clock=now) as vault:
            yield vault


def grounds(place: Path) -> Callable[[str], Ground]:
    """By what is done: a vault of the first version to migrate, and the usual one for everything else."""
    first, usual = _of_version_1(place), made(place)
    return lambda what: first if what == "migrating" else usual


def _of_version_1(place: Path) -> Ground:
    """The ground in a vault that the first code made: closed, without a backup."""
    kept = KEPT[0]
    closed = kept.copy(place / kept.name)
    with door.unlock_with_recovery_code(kept.copy(place / "read"), kept.code, ids=new_id, clock=now) as vault:
        saved = changes_in(vault)
    key = read_keys(closed).by_recovery_code(kept.code)
    return Ground(closed, closed, closed / "vault.db", kept.code, key, saved)


def changes_in(vault: Vault) -> frozenset[str]:
    """Every change of every family."""
    return frozenset(id for family in vault.records.families() for id in vault.changes.ids(family.id))


def made(place: Path) -> Ground:
    """Make the ground: a family with sixty children, some of them written after the backup."""
    folder = place / "made"
    new = door.create(folder, "Ada Obi", "Family worker", PASSPHRASE, ids=new_id, clock=now, cost=FLOOR)
    with new.vault as vault:
        family = a_family(vault)
        for number in range(CHILDREN):
            if number == CHILDREN // 2:
                vault.backups.make()
                shutil.copy(folder / DATABASE, place / "older.db")
                write(vault, family, name="Child between", notes="words " * 100)
                earlier = Path(shutil.copy(folder / LOG, place / "earlier-wal"))
            write(vault, family, name=f"Child {number}", notes="words " * 100)
        saved = changes_in(vault)
        died = Path(shutil.copytree(folder, place / "died"))
    key = read_keys(folder).by_recovery_code(new.recovery_code)
    logs = (earlier, _log_of_another(place))
    return Ground(folder, died, place / "older.db", new.recovery_code, key, saved, logs)


def _log_of_another(place: Path) -> Path:
    folder = place / "another"
    with door.create(folder, "Ben Shaw", "Worker", PASSPHRASE, ids=new_id, clock=now, cost=FLOOR).vault as vault:
        write(vault, a_family(vault), name="Somebody", notes="words " * 100)
        return Path(shutil.copy(folder / LOG, place / "another-wal"))
