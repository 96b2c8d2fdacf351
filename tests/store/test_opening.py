"""Opening a vault takes no longer the more was ever written in it."""

import re
from pathlib import Path
from typing import Any

import pytest

from ehdesk.store.driver import Database, open_database
from tests.store.conftest import Opener
from tests.store.writing import a_family


def test_an_opening_never_reads_the_whole_log(folder: Path, open_vault: Opener, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []

    def listened_to(*given: Any) -> Database:
        db = open_database(*given)
        db.conn.set_trace_callback(asked.append)
        return db

    with open_vault(folder) as vault:
        a_family(vault)
    monkeypatch.setattr("ehdesk.store.opening.open_database", listened_to)
    with open_vault(folder) as vault:
        db = vars(vault)["_book"].db
        db.conn.set_trace_callback(None)
        of_the_log = {as_written(sql) for sql in asked if re.match(r"(select|update|delete)\b.*\bchange\b", sql)}
        assert any(sql.startswith("update change set state") for sql in of_the_log)
        for sql in of_the_log:
            values = (None,) * sql.count("?")
            plan = [step for *_, step in db.conn.execute(f"explain query plan {sql}", values)]
            assert not [step for step in plan if step.startswith("SCAN change")], sql


def as_written(sql: str) -> str:
    """What was asked, without its values: with them SQLite could tell which index is enough, and without it cannot."""
    return re.sub(r"(?<== )\d+", "?", sql)
