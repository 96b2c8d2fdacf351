"""The one module that opens databases: SQLCipher under sqlite-utils, with every setting the vault depends on."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, cast

from sqlcipher3 import dbapi2

# sqlite-utils prefers pysqlite3 where it finds one. Giving it SQLCipher under that name makes it catch SQLCipher's own
# exceptions; with the standard module's, altering a table breaks. So everything takes `Database` from here.
sys.modules["pysqlite3"] = sys.modules["pysqlite3.dbapi2"] = dbapi2

from sqlite_utils import Database, utils  # noqa: E402

from ehdesk.store.errors import DiskFull, DiskTrouble, StoreError, VaultBusy, VaultDamaged  # noqa: E402
from ehdesk.store.safe_write import disk_in_words, new_file  # noqa: E402

if vars(utils)["sqlite3"] is not dbapi2:
    raise ImportError("sqlite_utils was imported before ehdesk.store.driver")

__all__ = ["DATABASE", "Database", "compact", "create_database", "empty_log", "has_log", "in_memory", "open_database"]
__all__ += ["open_to_look", "plain_words", "rows"]

DATABASE: Final = "vault.db"
"""What a vault's database is called in its folder."""
KEY_SIZE: Final = 32
APPLICATION: Final = 0x65684431
"""Marks a database as an ehdesk vault: "ehD1"."""
BUSY_MILLISECONDS: Final = 5_000
CACHED_STATEMENTS: Final = 512
OLDEST_SQLITE: Final = (3, 53, 3)
OLDEST_SQLCIPHER: Final = (4, 17)

_SETTINGS: Final = (
    ("fullfsync", "ON"),
    ("checkpoint_fullfsync", "ON"),
    ("secure_delete", "ON"),
    ("foreign_keys", "ON"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("mmap_size", "0"),
)
_LOOKED_AT: Final = frozenset({*dict(_SETTINGS), "journal_mode", "synchronous", "temp_store"})
"""Pragmas that tell how the database is set, where they are given nothing; with a value they would set it."""
_USED: Final = frozenset(
    """
    application_id cipher_integrity_check data_version foreign_key_check foreign_key_list index_info index_list
    index_xinfo integrity_check page_count quick_check table_info table_xinfo user_version wal_checkpoint
    """.split()  # noqa: SIM905 - a list of words is read more easily without quotes
)
"""Pragmas that loosen nothing, whatever they are given: here, in sqlite-utils, and inside SQLite itself."""
_ATTACH, _FUNCTION, _PRAGMA = 24, 31, 19
_OK, _DENY = 0, 1


def create_database(path: Path, key: bytes) -> Database:
    """A new, empty, encrypted database. Raises StoreError."""
    with disk_in_words():
        new_file(path).close()  # SQLite would let everybody read what it makes; its logs are as open as this file
    return _open(f"{path.absolute().as_uri()}?mode=rwc", key)


def in_memory() -> Database:
    """A new, empty one that lies in no file."""
    return _open("file::memory:", bytes(KEY_SIZE))


def open_database(path: Path, key: bytes) -> Database:
    """The database at `path`, never made anew. Raises VaultDamaged when the key does not fit, StoreError."""
    return _open(f"{path.absolute().as_uri()}?mode=rw", key)


def open_to_look(path: Path, key: bytes) -> Database:
    """The same for reading alone: its files stay as they are, the write-ahead log included.

    Where there is nothing in such a log, `immutable` keeps SQLite from making an empty one. Raises as `open_database`
    does, OSError.
    """
    is_alone = not has_log(path)
    with plain_words():
        connection = _connect(f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if is_alone else ''}")
        return _keyed(connection, key, writable=False)


def has_log(path: Path) -> bool:
    """Does anything lie in the write-ahead log of the database at `path`? Raises OSError."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _open(uri: str, key: bytes) -> Database:
    with plain_words():
        return _keyed(_connect(uri), key, writable=True)


def _connect(uri: str) -> dbapi2.Connection:
    # One connection serves one thread at a time, but unlocking happens on another thread than working.
    return dbapi2.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, cached_statements=CACHED_STATEMENTS
    )


def _keyed(connection: dbapi2.Connection, key: bytes, *, writable: bool) -> Database:
    try:
        _unlock(connection, key)
        _assert_versions(connection)
        _settle(connection, writable=writable)
    except BaseException:
        connection.close()
        raise
    db = Database(connection, execute_plugins=False)
    connection.set_authorizer(_authorize)
    return db


def _unlock(connection: dbapi2.Connection, key: bytes) -> None:
    if len(key) != KEY_SIZE:
        raise ValueError("the data key is 32 bytes")
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _settle(connection: dbapi2.Connection, *, writable: bool) -> None:
    for name, value in _SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}")
    if writable:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")


def _assert_versions(connection: dbapi2.Connection) -> None:
    cipher = str(connection.execute("PRAGMA cipher_version").fetchone()[0]).split()[0]
    if _numbers(cipher) < OLDEST_SQLCIPHER or _numbers(dbapi2.sqlite_version) < OLDEST_SQLITE:
        raise StoreError(f"SQLCipher {cipher} on SQLite {dbapi2.sqlite_version} is too old to keep records safely.")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _authorize(action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
    """Nothing that runs on this connection may open another file, load code or loosen the settings."""
    if action == _ATTACH or (action == _FUNCTION and second == "load_extension"):
        return _DENY
    if action == _PRAGMA and not _is_harmless((first or "").lower(), second):
        return _DENY
    return _OK


def _is_harmless(pragma: str, value: str | None) -> bool:
    """Only what is known: SQLCipher has more pragmas that change keys or write plain files than it documents."""
    return pragma in _USED or (value is None and pragma in _LOOKED_AT)


@contextmanager
def plain_words() -> Iterator[None]:
    """Turns what the database says into the errors of this package."""
    try:
        yield
    except dbapi2.DatabaseError as error:
        raise _in_words(error) from error


def _in_words(error: dbapi2.DatabaseError) -> Exception:
    """An error that nobody outside the program can do anything about stays as it is: a bug."""
    said = str(error)
    for part, known in _KNOWN:
        if part in said:
            return known()
    return cast(Exception, error)


_KNOWN: Final[tuple[tuple[str, Callable[[], StoreError]], ...]] = (
    ("full", DiskFull),
    ("disk I/O error", DiskTrouble),
    ("readonly", DiskTrouble),
    ("unable to open", DiskTrouble),
    ("locked", VaultBusy),
    ("vtable constructor failed", lambda: VaultDamaged("part of its file cannot be read.")),
    ("malformed", lambda: VaultDamaged("part of its file cannot be read.")),
    ("not a database", lambda: VaultDamaged("part of its file cannot be read.")),
)
"""What SQLite says, and what it means to the person at the screen."""


def compact(db: Database) -> None:
    """Write every page anew and empty the write-ahead log, so that no byte is left of what was deleted.

    Only where no other connection is open. Raises StoreError; what was kept is then as it was.
    """
    with plain_words():
        db.conn.set_authorizer(None)  # SQLite attaches what it writes, which is forbidden otherwise
        try:
            db.execute("vacuum")
        finally:
            db.conn.set_authorizer(_authorize)
    empty_log(db)


def empty_log(db: Database) -> None:
    """Put what lies in the write-ahead log in its place. Closing does so too, and says nothing where that fails.

    Raises StoreError.
    """
    with plain_words():
        if db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]:
            raise VaultBusy


def rows(db: Database, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Every row of one question. Raises StoreError."""
    with plain_words():
        found: list[tuple[Any, ...]] = db.conn.execute(sql, values).fetchall()
        return found
