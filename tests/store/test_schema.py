"""The versions of the vault's tables."""

from pathlib import Path

import pytest

from ehdesk.store import schema
from ehdesk.store.check import check
from ehdesk.store.driver import APPLICATION, open_database
from ehdesk.store.errors import VaultNewer
from tests.builders import PASSPHRASE
from tests.store.conftest import Opener


def test_a_vault_keeps_its_version_and_says_what_it_is(folder: Path, data_key: bytes):
    with open_database(folder / "vault.db", data_key) as db:
        assert schema.version(db) == schema.VERSION
        assert db.execute("pragma application_id").fetchone() == (APPLICATION,)
        assert schema.migrate(db) is False


def test_a_vault_from_a_newer_app_is_left_alone(folder: Path, data_key: bytes, open_vault: Opener):
    with open_database(folder / "vault.db", data_key) as db:
        db.execute(f"pragma user_version = {schema.VERSION + 1}")
        db.execute("pragma wal_checkpoint(truncate)").fetchall()
    before = (folder / "vault.db").read_bytes()
    with pytest.raises(VaultNewer, match="update the app"):
        open_vault(folder)
    with pytest.raises(VaultNewer):
        check(folder, PASSPHRASE)
    assert (folder / "vault.db").read_bytes() == before
