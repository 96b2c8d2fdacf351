"""Checking that the database has the tables and the rules of this version: nothing is missing, and nothing was added.

The rules (triggers) keep what was saved from being altered. They are compared word for word; tables and indexes by
name, since a vault that began with an earlier version has other words for the same.
"""

from collections.abc import Iterator
from contextlib import closing

from ehdesk.store import schema
from ehdesk.store.driver import Database, in_memory, rows

_EVERY = "select type, name, sql from sqlite_schema where name not glob 'sqlite_*'"


def schema_problems(db: Database) -> Iterator[str]:
    """What is not as this version makes it, a sentence each."""
    with closing(in_memory()) as fresh:
        schema.migrate(fresh)
        expected, found = _parts(fresh), _parts(db)
    for kind, name in sorted(expected.keys() | found.keys()):
        if (kind, name) not in found:
            yield f"its {kind} “{name}” is missing."
        elif (kind, name) not in expected:
            yield f"it has a {kind} “{name}”, which this app never made."
        elif found[kind, name] != expected[kind, name]:
            yield f"its {kind} “{name}” is not the one that this app made."


def _parts(db: Database) -> dict[tuple[str, str], str]:
    """Each by its kind and name, with the words of a rule."""
    found = rows(db, _EVERY)
    return {(kind, name): " ".join(sql.split()) if kind == "trigger" else "" for kind, name, sql in found}
