"""Damaging a vault, and reading what can still be read of it."""

from contextlib import closing
from pathlib import Path

from ehdesk.store import door
from ehdesk.store.driver import open_to_look, rows
from ehdesk.store.rescue import Step
from ehdesk.store.wreck import Wreck
from tests.builders import new_id, now


def wreck(folder: Path, code: str) -> Wreck:
    return door.wreck(folder, door.by_recovery_code(code), ids=new_id, clock=now)


def quietly(_step: Step, _done: int, _of: int) -> None:
    """Nobody looks on."""


def one_bit(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 0x10
    file.write_bytes(content)


def spoil_tables(database: Path, data_key: bytes, *tables: str) -> None:
    """So that nothing of them can be read in it."""
    for table in tables:
        one_bit(database, first_page_of(database, data_key, table) * 4096 + 99)


def first_page_of(database: Path, data_key: bytes, table: str) -> int:
    """Where a table begins in its file, in pages."""
    with closing(open_to_look(database, data_key)) as db:
        [(root,)] = rows(db, "select rootpage from sqlite_schema where name = ?", (table,))
    return int(root) - 1
