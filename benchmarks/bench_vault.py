"""The vault: what encryption and durability cost, and how fast its lists and families open."""

import itertools
import os
import secrets
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import uuid_utils
from sqlcipher3 import dbapi2

from ehdesk.domain.change import FamilyId, RecordId, decode
from ehdesk.domain.merge import State
from ehdesk.domain.signing import public_bytes
from ehdesk.store import door
from ehdesk.store.changes import NewEdit
from ehdesk.store.driver import DATABASE
from ehdesk.store.intake import Incoming
from ehdesk.store.keys import FLOOR, read_keys
from ehdesk.store.vault import Vault

Row = tuple[str, float, str, str]

CHANGES = 5_000
ROWS = 50_000
FAMILIES = 500
SINGLE_SAVES = 300
PASSPHRASE = "four words for measuring"  # noqa: S105 - a throw-away vault
KEY = f"pragma key = \"x'{secrets.token_hex(32)}'\""
_SETTINGS = ("journal_mode = wal", "synchronous = full", "fullfsync = on", "secure_delete = on", "temp_store = memory")
_DURABLE = tuple(f"pragma {setting}" for setting in _SETTINGS)


def run() -> Iterator[Row]:
    """Measure on throw-away vaults, under a minute."""
    with tempfile.TemporaryDirectory() as place:
        yield from _run(Path(place))


def _run(place: Path) -> Iterator[Row]:
    new = door.create(place / "vault", "Bench", "Worker", PASSPHRASE, ids=_new_id, clock=_now, cost=FLOOR)
    with new.vault as vault:
        saves = _written(vault)
        one = median(saves) * 1000
        yield "one save, signed, merged, searchable, durable (median)", one, "ms", "goal: well under 20"
        yield "  slowest in a hundred", sorted(saves)[int(len(saves) * 0.99)] * 1000, "ms", ""
        yield from _bare_rows(place, vault)
        yield from _reading(vault)
        yield from _taking_in(place, vault)
        yield from _rebuilding(vault)
    yield from _opening(place / "vault", new.recovery_code)


def _written(vault: Vault) -> list[float]:
    """How long each of 5,000 saves took: ten in each of 500 families, one member each."""
    taken = []
    for place in range(FAMILIES):
        family, member = FamilyId(_new_id()), RecordId(_new_id())
        edits = [NewEdit(RecordId(family), "family", {"name": f"Family {place}"})]
        edits += [NewEdit(member, "member", {f"answer/{n}": f"Words about question {n} " * 3}) for n in range(9)]
        taken += [_seconds(lambda edit=edit, family=family: vault.changes.save(family, [edit])) for edit in edits]
    return taken


def _bare_rows(place: Path, vault: Vault) -> Iterator[Row]:
    """The same bytes as single rows, taking turns so that a busy disk slows all alike."""
    rows = [(one.body, one.signature) for one in vault.outbox.next_batch(CHANGES, 1 << 30)]
    many = rows * (ROWS // len(rows))
    with ExitStack() as stack:
        bare = {name: stack.enter_context(closing(one)) for name, one in _bare(place).items()}
        together = {name: min(_together(one, many) for _ in range(2)) for name, one in bare.items()}
        single: dict[str, list[float]] = {name: [] for name in (*bare, "save")}
        family, member = FamilyId(_new_id()), RecordId(_new_id())
        for row in rows[:SINGLE_SAVES]:
            for name, one in bare.items():
                single[name].append(_seconds(lambda one=one, row=row: one.execute(_INSERT, row)))
            edit = NewEdit(member, "member", {"answer": str(row[1])})
            single["save"].append(_seconds(lambda edit=edit: vault.changes.save(family, [edit])))
        durable = {name: median(times) for name, times in single.items()}
        yield f"{ROWS:,} changes in one transaction, encrypted", _times(together), "x", "same engine plain; goal <= 1.4"
        yield "one durable row, encrypted", _times(durable), "x", "same engine plain"
        yield "one durable row, encrypted", durable["encrypted"] / durable["sqlite3"], "x", "plain sqlite3; goal <= 2"
        yield "one whole save", durable["save"] / durable["sqlite3"], "x", "one durable row in plain sqlite3"
        yield from _full_text(bare, [f"{body.decode(errors='replace')} {n}" for n, (body, _) in enumerate(rows)])
    yield from _cold(place)


def _times(taken: dict[str, float]) -> float:
    return taken["encrypted"] / taken["plain"]


def _full_text(bare: dict[str, Any], texts: list[str]) -> Iterator[Row]:
    """The same index with and without a key: filled in one transaction, then asked."""
    filled, asked = {}, {}
    for name in ("encrypted", "plain"):
        one = bare[name]
        one.execute(_WORDS)
        one.execute("begin")
        filled[name] = _seconds(lambda one=one: one.executemany("insert into words (text) values (?)", zip(texts)))
        filled[name] += _seconds(lambda one=one: one.execute("commit"))
    for name in ("encrypted", "plain"):
        asked[name] = _best(lambda one=bare[name]: [one.execute(_ASK, (f"{n}*",)).fetchall() for n in _LOOKED_FOR])
    yield f"full text of {len(texts):,} changes, encrypted", _times(filled), "x", "same engine plain"
    yield f"{len(_LOOKED_FOR)} searches in it, encrypted", _times(asked), "x", "same engine plain"


_LOOKED_FOR = range(1_000, 1_200)
_WORDS = (
    "create virtual table words using fts5"
    " (text, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0')"
)
_ASK = "select rowid from words where words match ? limit 50"


def _cold(place: Path) -> Iterator[Row]:
    """Everything read by a fresh connection, and where that can be asked for, from the disk instead of from memory.

    What a key costs is so much for each page, whatever is done with it: against reading the changes, as the program
    does, it is less than against counting them, for which the engine itself has next to nothing to do.
    """
    taken: dict[tuple[str, str], list[float]] = {}
    for what, _round in itertools.product(_READ, range(5)):
        for name in ("encrypted", "plain"):
            file = place / f"{name}.db"
            is_cold = _forgotten(file)
            with closing(dbapi2.connect(str(file))) as one:
                if name == "encrypted":
                    one.execute(KEY)
                took = _seconds(lambda one=one, what=what: one.execute(_READ[what]).fetchall())
                taken.setdefault((what, name), []).append(took)
    for what in _READ:
        times = {name: min(taken[what, name]) for name in ("encrypted", "plain")}
        how = "cold" if is_cold else "fresh connection"
        yield f"{ROWS:,} changes {what}, {how}, encrypted", _times(times), "x", "same engine plain"
    megabytes = (place / "encrypted.db").stat().st_size / (1 << 20)
    yield "  what the key costs", (times["encrypted"] - times["plain"]) * 1000 / megabytes, "ms/MB", ""


_READ = {
    "read": "select body, signature from change",
    "counted": "select sum(length(body)), max(signature) from change",
}


def _forgotten(file: Path) -> bool:
    """Has the system let go of what it remembers of a file? Only some can be asked to."""
    if not hasattr(os, "posix_fadvise"):
        return False
    with file.open("rb") as opened:
        os.fsync(opened.fileno())
        os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return True


_INSERT = "insert into change (body, signature) values (?, ?)"


def _bare(place: Path) -> dict[str, Any]:
    """SQLCipher, the same engine without a key, and the standard library's SQLite, with the same settings."""
    return {
        "encrypted": _settled(dbapi2.connect(str(place / "encrypted.db"), isolation_level=None), KEY, *_DURABLE),
        "plain": _settled(dbapi2.connect(str(place / "plain.db"), isolation_level=None), *_DURABLE),
        "sqlite3": _settled(sqlite3.connect(str(place / "sqlite3.db"), isolation_level=None), *_DURABLE),
    }


def _settled(connection: Any, *settings: str) -> Any:
    for setting in settings:
        connection.execute(setting)
    connection.execute("create table change (seq integer primary key, body blob, signature blob)")
    return connection


def _together(connection: Any, rows: list[tuple[bytes, bytes]]) -> float:
    connection.execute("begin")
    return _seconds(lambda: connection.executemany(_INSERT, rows)) + _seconds(lambda: connection.execute("commit"))


def _reading(vault: Vault) -> Iterator[Row]:
    """By another connection each time: one that has read keeps what it read."""
    families = vault.records.families()
    some, listed = families[250].id, f"{len(families)} listed"
    yield "list of 500 families with their members", _first(vault, lambda one: one.records.families()), "ms", listed
    yield "open one family of 500", _first(vault, lambda one: one.records.of(some)), "ms", ""
    yield "search 500 families", _first(vault, lambda one: one.search.families("family 25")), "ms", ""


def _first(vault: Vault, read: Callable[[Vault], object]) -> float:
    """Milliseconds of the fastest of seven."""
    taken = []
    for _ in range(7):
        with vault.second() as fresh:
            taken.append(_seconds(lambda fresh=fresh: read(fresh)))  # type: ignore[misc]
    return min(taken) * 1000


def _taking_in(place: Path, giver: Vault) -> Iterator[Row]:
    """Everything that one vault wrote, verified and merged into another, in batches of 50."""
    taker = door.create(place / "other", "Other", "Worker", PASSPHRASE, ids=_new_id, clock=_now, cost=FLOOR).vault
    batch = giver.outbox.next_batch(CHANGES, 1 << 30)
    certificates = giver.outbox.certificates_for(batch[:1])
    devices = {giver.owner.device: public_bytes(giver.sync.device_key)}
    incoming = [Incoming(signed, number) for number, signed in enumerate(batch, 1)]
    with taker:
        taken = [
            _seconds(lambda start=start: taker.changes.take(incoming[start : start + 50], certificates, devices))
            for start in range(0, CHANGES, 50)
        ]
    yield "taken in from the hub: verified, merged, searchable", CHANGES / sum(taken), "changes/s", ""
    yield "  one batch of 50 (median)", median(taken) * 1000, "ms", "goal: under 50"


def _rebuilding(vault: Vault) -> Iterator[Row]:
    bodies = [signed.body for signed in vault.outbox.next_batch(1 << 20, 1 << 30)]
    rebuilt = _seconds(vault.changes.rebuild)
    yield "tables rebuilt from the log", len(bodies) / rebuilt, "changes/s", "goal >= 20,000"
    yield "  against folding in memory", rebuilt / _seconds(lambda: _fold(bodies)), "x", "the kernel alone"


def _fold(bodies: list[bytes]) -> None:
    state = State()
    for body in bodies:
        state.apply(decode(body))


def _opening(folder: Path, code: str) -> Iterator[Row]:
    def unlock() -> None:
        door.unlock_with_recovery_code(folder, code, ids=_new_id, clock=_now).close()

    yield "unlock and lock, key derivation left out", _best(unlock) * 1000, "ms", "500 families, 5,000 changes"
    keys = read_keys(folder)
    yield "key derivation at the floor", _seconds(lambda: keys.by_passphrase(PASSPHRASE)) * 1000, "ms", "tests only"
    yield "size of the vault", (folder / DATABASE).stat().st_size / CHANGES, "bytes", "each change, all tables"


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _best(work: Callable[[], object], times: int = 7) -> float:
    return min(_seconds(work) for _ in range(times))


def _new_id() -> str:
    return str(uuid_utils.uuid7())


def _now() -> datetime:
    return datetime.now(UTC)
