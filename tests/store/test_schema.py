"""The versions of the vault's tables."""

from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from ehdesk.store import schema
from ehdesk.store.check import check
from ehdesk.store.driver import APPLICATION, create_database, open_database
from ehdesk.store.errors import VaultNewer
from tests.builders import PASSPHRASE
from tests.store.conftest import Opener
from tests.store.writing import a_family


def test_a_vault_keeps_its_version_and_says_what_it_is(folder: Path, data_key: bytes):
    with open_database(folder / "vault.db", data_key) as db:
        assert schema.version(db) == schema.VERSION
        assert db.execute("pragma application_id").fetchone() == (APPLICATION,)
        assert schema.migrate(db) is False


RELEASED = (
    "cc49df444b05ecf7",
    "ea7bda763ca1cb03",
    "d38c3445e72cca1b",
    "d38c3445e72cca1b",
    "dd204e92f2ed27f5",
    "398a514de564fd4b",
    "a72a6d531f07c200",
    "e3b0c44298fc1c14",
)
"""What each step says to the database, in short. No line here is ever changed: what is to differ is a new step."""


def test_no_released_step_says_anything_else_than_it_did(tmp_path: Path):
    said: list[str] = []
    with closing(create_database(tmp_path / "new.db", bytes(32))) as db:
        db.conn.set_trace_callback(said.append)
        for step, before in zip(schema.STEPS, RELEASED, strict=True):
            said.clear()
            step(db)
            told = "\n".join(sql for sql in said if not sql.startswith("--"))  # what SQLite says to itself
            assert sha256(told.encode()).hexdigest()[:16] == before, f"{step.__name__} is not what was released"


@pytest.mark.parametrize(
    "alteration",
    [
        "delete from access",
        "update access set practitioner = 'somebody else'",
        "delete from change",
        "update change set body = x'00'",
        "update change set author = 'somebody else'",
    ],
)
def test_neither_who_saw_what_nor_what_was_written_can_be_altered_or_taken_away(
    folder: Path, data_key: bytes, open_vault: Opener, alteration: str
):
    with open_vault(folder) as vault:
        vault.access.note(a_family(vault), "opened")
    with open_database(folder / "vault.db", data_key) as db, pytest.raises(IntegrityError, match=r"is (never|only)"):
        db.execute(alteration)


def test_a_vault_from_a_newer_app_is_left_alone(folder: Path, data_key: bytes, open_vault: Opener):
    with open_database(folder / "vault.db", data_key) as db:
        db.execute(f"pragma user_version = {schema.VERSION + 1}")
        db.execute("pragma wal_checkpoint(truncate)").fetchall()
    before = (folder / "vault.db").read_bytes()
    with pytest.raises(VaultNewer, match="update ehdesk"):
        open_vault(folder)
    with pytest.raises(VaultNewer):
        check(folder, PASSPHRASE)
    assert (folder / "vault.db").read_bytes() == before
