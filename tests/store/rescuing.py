"""Reading a damaged vault in tests: damaging it, reading it, and looking at what came over."""

import random
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ehdesk.domain.change import ChangeId, FamilyId
from ehdesk.store import door
from ehdesk.store.driver import DATABASE, open_to_look, rows
from ehdesk.store.raw_pages import RawPages
from ehdesk.store.rescue import Rescue, Step
from ehdesk.store.salvage import change_in
from ehdesk.store.wal import PAGE
from ehdesk.store.wreck import Wreck
from tests.builders import new_id, now

ROOTS = "select rootpage from sqlite_schema where name in ({}) order by name"


@dataclass(frozen=True)
class Came:
    """What was read of a vault: the numbers, and the changes in the log of what came over."""

    told: Rescue
    changes: set[ChangeId]


Read = Callable[[Path], Came]


def wreck(folder: Path, code: str) -> Wreck:
    return door.wreck(folder, door.by_recovery_code(code), ids=new_id, clock=now)


def quietly(_step: Step, _done: int, _of: int) -> None:
    """Nobody looks on."""


def came_of(folder: Path, code: str) -> Came:
    """Read, look at it, and leave everything as it is."""
    data_key, one = door.read_keys(folder).by_recovery_code(code), wreck(folder, code)
    try:
        told = one.read(quietly)
        with closing(open_to_look(told.copy.folder / DATABASE, data_key)) as db:
            return Came(told, {ChangeId(id) for (id,) in rows(db, "select id from change")})
    finally:
        one.close()


def one_bit(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 0x10
    file.write_bytes(content)


def spoil(file: Path, start: int, size: int = PAGE) -> None:
    """Nothing can be read there."""
    content = file.read_bytes()
    rubbish = random.Random(size).randbytes(size)  # noqa: S311 - no secret
    file.write_bytes(content[:start] + rubbish + content[start + size :])


def spoil_changes(database: Path, data_key: bytes, *, of: FamilyId) -> None:
    """Each page on which a change of a family begins."""
    pages = RawPages(database, data_key)
    with pages._versions.opened() as file:
        found = {
            place
            for place in pages._versions.saved
            for row in pages._rows_on(file, place)
            if (one := change_in(row)) is not None and one.of.family == of
        }
    for place in found:
        spoil(database, place * PAGE)


def spoil_tables(database: Path, data_key: bytes, *names: str) -> None:
    """So that nothing of these tables and indexes can be read in it; each has one page, or begins with it."""
    with closing(open_to_look(database, data_key)) as db:
        roots = [root for (root,) in rows(db, ROOTS.format(", ".join("?" * len(names))), names)]
    assert len(roots) == len(names)
    for root in roots:
        spoil(database, (root - 1) * PAGE)


def first_page_of(database: Path, data_key: bytes, table: str) -> int:
    """Where a table begins in its file, in pages."""
    with closing(open_to_look(database, data_key)) as db:
        [(root,)] = rows(db, ROOTS.format("?"), (table,))
    return int(root) - 1
