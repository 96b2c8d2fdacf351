"""Every database is opened encrypted, with every setting the vault depends on, and stays that way."""

import secrets
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from ehdesk.store.driver import Database, create_database, open_database, open_to_look, plain_words
from ehdesk.store.errors import DiskTrouble, VaultDamaged

SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "temp_store": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
}


@pytest.fixture
def key() -> bytes:
    return secrets.token_bytes(32)


@pytest.fixture
def database(tmp_path: Path, key: bytes):
    db = create_database(tmp_path / "vault.db", key)
    db.table("note").insert({"words": "the heating is broken"})
    yield db
    db.close()


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_is_in_force(database: Database, setting: str):
    assert database.execute(f"pragma {setting}").fetchone()[0] == SETTINGS[setting]


def test_no_memory_mapping(database: Database):
    assert database.execute("pragma mmap_size").fetchall() in ([(0,)], [])


@pytest.mark.parametrize(
    "statement",
    [
        "attach 'other.db' as other",
        "attach ':memory:' as other",
        "vacuum into 'plain.db'",
        "select load_extension('x')",
        "pragma key = 'x'",
        "pragma rekey = 'x'",
        "pragma journal_mode = delete",
        "pragma synchronous = off",
        "pragma temp_store = file",
        *(f"pragma {name} = '{'61' * 32}'" for name in ("hexkey", "hexrekey", "textkey", "textrekey")),
        *(f"pragma {name} = 'plain.txt'" for name in ("cipher_log", "cipher_profile", "temp_store_directory")),
        *(f"pragma {name} = 0" for name in ("secure_delete", "foreign_keys", "wal_autocheckpoint", "mmap_size")),
        *(f"pragma {name} = on" for name in ("trusted_schema", "writable_schema", "ignore_check_constraints")),
        "pragma Secure_Delete(off)",
        "pragma cipher_migrate",
        "pragma shrink_memory",
        "select * from pragma_optimize",
        "PRAGMA temp_store = MEMORY",  # as it was prepared while the database was opened
        "PRAGMA journal_mode = WAL",
        "create temp view v as select load_extension('x'); select * from v",
    ],
)
def test_nothing_may_loosen_it_later(database: Database, statement: str):
    with pytest.raises(dbapi2.DatabaseError, match=r"not authorized|prohibited|authorization denied"):
        database.executescript(statement) if ";" in statement else database.execute(statement)


def test_the_library_copies_it_into_no_plain_database(database: Database, tmp_path: Path):
    with closing(dbapi2.connect(tmp_path / "plain.db")) as plain:
        with pytest.raises(dbapi2.DatabaseError):
            database.conn.backup(plain)
        assert not plain.execute("select * from sqlite_schema").fetchall()


@pytest.mark.usefixtures("database")
def test_no_file_has_the_plain_header(tmp_path: Path):
    for path in tmp_path.iterdir():
        assert b"SQLite format 3" not in path.read_bytes()


@pytest.mark.usefixtures("database")
def test_another_key_opens_nothing(tmp_path: Path):
    with pytest.raises(VaultDamaged):
        open_database(tmp_path / "vault.db", secrets.token_bytes(32))


def test_opening_never_makes_a_file(tmp_path: Path, key: bytes):
    with pytest.raises(DiskTrouble):
        open_database(tmp_path / "nothing.db", key)
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("database")
def test_looking_leaves_every_file_as_it_is(tmp_path: Path, key: bytes):
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if not path.name.endswith("-shm")}
    with open_to_look(tmp_path / "vault.db", key) as db:
        assert db.execute("select words from note").fetchone() == ("the heating is broken",)
        with pytest.raises(DiskTrouble), plain_words():
            db.execute("delete from note")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if not path.name.endswith("-shm")} == before


def test_sqlite_utils_alters_tables_over_it(database: Database):
    database.table("note").insert({"words": "x", "mood": "calm"}, alter=True)
    assert [row["mood"] for row in database.table("note").rows] == [None, "calm"]
