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
from ehdesk.store.driver import DATABASE
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.vault import Vault
from ehdesk.store.wal import PAGE
from tests.builders import new_id, now
from tests.store.writing import a_family, write

SYNCHRONOUS = "SYNCHRONOUS"
"""In the environment: the setting with which to work in place of the vault's own."""
_FULL = 2
SPOILT = "spoilt"
"""Said from when on a vault opens only by reading what can be read."""


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


def going_back_and_forth(folder: Path, code: str) -> Iterator[str]:
    """From the window: to an earlier copy, then to what was set aside, and on; each holds all that was saved."""
    with opened(folder, code) as vault:
        yield f"saved {save(vault)}"
        vault.backups.make()
    while True:
        with opened(folder, code) as vault:
            held = vault.way_back.copies().copies[0]
            go = vault.way_back.prepared(held.backup)
        go()
        yield "back"


def rescuing(folder: Path, code: str) -> Iterator[str]:
    """Read a damaged vault and put what was read in its place; then it is damaged again."""
    while True:
        spoil(folder)
        yield SPOILT
        rescued(folder, code).close()
        yield "rescued"


def spoil(folder: Path) -> None:
    """SQLCipher reads nothing of it any more; every change lies behind its first page."""
    with (folder / DATABASE).open("r+b") as file:
        file.write(bytes(PAGE))


def rescued(folder: Path, code: str) -> Vault:
    """What can be read of a damaged vault, open in its place."""
    wreck = door.wreck(folder, door.by_recovery_code(code), ids=new_id, clock=now)
    try:
        return wreck.put_in_place(wreck.read(lambda *_: None))
    except BaseException:
        wreck.close()
        raise


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


_WAYS = (saving, locking, backing_up, going_back, going_back_and_forth, rescuing, migrating, changing_passphrase)
WAYS: dict[str, Callable[[Path, str], Iterator[str]]] = {way.__name__: way for way in _WAYS}


def main(what: str, folder: str, code: str) -> None:
    for said in WAYS[what](Path(folder), code):
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
