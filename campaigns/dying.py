"""A process that does one thing with a vault until it is killed: `python -m campaigns.dying WHAT FOLDER CODE`.

It says on standard output what is safely done, and only then.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

from sqlcipher3 import dbapi2

from ehdesk.store import door
from ehdesk.store.backups import backups_of
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.vault import Vault
from tests.builders import new_id, now
from tests.store.writing import a_family, write

SYNCHRONOUS = "SYNCHRONOUS"
"""In the environment: the setting with which to work in place of the vault's own."""
_FULL = 2


def opened(folder: Path, code: str) -> Vault:
    vault = door.unlock_with_recovery_code(folder, code, ids=new_id, clock=now)
    if setting := os.environ.get(SYNCHRONOUS):
        _set(vault._book.db.conn, setting)
    return vault


def _set(connection: dbapi2.Connection, setting: str) -> None:
    """Loosen what nothing in the vault may loosen."""
    connection.set_authorizer(None)
    connection.execute(f"pragma synchronous = {setting}")
    if connection.execute("pragma synchronous").fetchone()[0] == _FULL:
        raise RuntimeError("the setting was not taken")


def save(vault: Vault) -> str:
    """One more change, on the disk."""
    families = vault.records.families()
    family = families[0].id if families else a_family(vault)
    return write(vault, family, name=f"Child {new_id()}", notes="words " * 200).id


def saving(folder: Path, code: str) -> Iterator[str]:
    with opened(folder, code) as vault:
        while True:
            yield f"saved {save(vault)}"


def locking(folder: Path, code: str) -> Iterator[str]:
    """Open, save a little, and lock, again and again."""
    while True:
        with opened(folder, code) as vault:
            yield f"saved {save(vault)}"
            yield f"saved {save(vault)}"


def backing_up(folder: Path, code: str) -> Iterator[str]:
    """Save on while one backup after the other is made."""
    with opened(folder, code) as vault:
        yield f"saved {save(vault)}"
        while True:
            copying = Thread(target=vault.backups.make)
            copying.start()
            while copying.is_alive():
                yield f"saved {save(vault)}"
            yield f"backup {vault.backups.all()[0].folder.name}"


def going_back(folder: Path, code: str) -> Iterator[str]:
    """Go back to the newest backup, again and again; what it holds was saved before."""
    with opened(folder, code) as vault:
        yield f"saved {save(vault)}"
        vault.backups.make()
    while True:
        door.go_back(folder, backups_of(folder)[0], door.by_recovery_code(code), clock=now)
        yield "back"


def migrating(folder: Path, code: str) -> Iterator[str]:
    """Open a vault of the first version, and work on."""
    yield "opening"
    yield from saving(folder, code)


def changing_passphrase(folder: Path, code: str) -> Iterator[str]:
    with opened(folder, code) as vault:
        while True:
            passphrase = f"otter {new_id()}"
            yield f"about {passphrase}"
            vault.ways_in.change_passphrase(passphrase, cost=FLOOR)
            yield f"passphrase {passphrase}"


WAYS: dict[str, Callable[[Path, str], Iterator[str]]] = {
    way.__name__: way for way in (saving, locking, backing_up, going_back, migrating, changing_passphrase)
}


def main(what: str, folder: str, code: str) -> None:
    for said in WAYS[what](Path(folder), code):
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
