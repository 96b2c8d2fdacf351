"""Checking the database as a database: every page as it was encrypted, and every table as SQLite left it."""

from collections.abc import Iterator
from typing import Final

from ehdesk.store.driver import Database, rows

_MOST: Final = 20
"""How many tables that do not fit are told."""


def page_problems(db: Database) -> Iterator[str]:
    """Pages that are not as they were encrypted, all in one sentence."""
    count = len(rows(db, "pragma cipher_integrity_check"))
    if count == 1:
        yield "a page of its file was altered or is damaged."
    elif count:
        yield f"{count:,} pages of its file were altered or are damaged."


def structure_problems(db: Database) -> Iterator[str]:
    """Tables and indexes that do not fit together, a sentence each."""
    for (problem,) in rows(db, f"pragma integrity_check({_MOST})"):
        if problem != "ok":
            yield f"its tables do not fit together ({problem})."
    for table, *_rest in rows(db, "pragma foreign_key_check"):
        yield f"a row of “{table}” belongs to nothing."
