"""Push, pull and nothing to sync, against plain SQLite inserts of the same rows and against one bare GET."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import httpx2

from ehdesk.domain.signing import Signed
from ehdesk.store.changes import NewEdit
from ehdesk.store.vault import Vault
from ehdesk.sync.contact import Contact, contact_of
from ehdesk.sync.enrol import enrol
from ehdesk.sync.round import sync_once
from ehdesk.wire.addresses import HELLO, ROOT
from ehdesk.wire.coding import to_packed
from ehdesk.wire.messages import Push
from ehdesk.wire.squeeze import squeeze
from tests.builders import a_vault, new_id, now
from tests.hubs import RunningHub, hub_folder, start_hub

CHANGES = 2000
FAMILIES = 4
SAID = "We talked about mornings before school; getting everyone out of the door is the hardest part of the day."

Row = tuple[str, float, str, str]


def run() -> Iterator[Row]:
    """A practitioner's two laptops and a hub, all on this machine."""
    with TemporaryDirectory() as folder, hub_folder() as data:
        hub = start_hub(data)
        try:
            yield from _measured(hub, Path(folder))
        finally:
            hub.stop()


def _measured(hub: RunningHub, folder: Path) -> Iterator[Row]:
    practitioner = hub.practitioner("Ada Obi")
    with _laptop(hub, folder, practitioner) as (first, line), _laptop(hub, folder, practitioner) as (second, other):
        rows = _saved(first)
        plain = _seconds(lambda: _insert(folder / "plain.db", rows))
        yield from _rate("push, signed and verified", _seconds(lambda: sync_once(first, line, now)), plain)
        yield from _rate("pull and apply", _seconds(lambda: sync_once(second, other, now)), plain)
        assert second.outbox.count() == 0
        assert sum(len(second.changes.ids(family)) for family in second.changes.families()) == CHANGES
        yield "bytes a change on the wire", _wire_size(first, rows), "bytes", "goal: 200"
        yield from _nothing_to_sync(hub, first, line)


def _rate(what: str, seconds: float, plain: float) -> Iterator[Row]:
    yield f"{what}", CHANGES / seconds, "changes/s", f"{plain / seconds:.2f} of plain SQLite's inserts"


def _nothing_to_sync(hub: RunningHub, vault: Vault, contact: Contact) -> Iterator[Row]:
    with httpx2.Client(base_url=hub.url, trust_env=False) as http:
        bare = min(_seconds(lambda: http.get(ROOT + HELLO)) for _ in range(20))
    idle = min(_seconds(lambda: sync_once(vault, contact, now)) for _ in range(20))
    yield "nothing to sync", 1000 * idle, "ms", f"{1000 * (idle - bare):.1f} ms more than a bare GET; goal: 10"


@contextmanager
def _laptop(hub: RunningHub, folder: Path, practitioner: str) -> Iterator[tuple[Vault, Contact]]:
    with a_vault(folder) as vault:
        enrol(vault, hub.url, hub.code(practitioner), "laptop")
        with contact_of(vault.sync) as contact:
            yield vault, contact


def _saved(vault: Vault) -> tuple[Signed, ...]:
    """One answer a change, as an assessment is filled in."""
    families = [new_id() for _ in range(FAMILIES)]
    records = [new_id() for _ in families]
    for number in range(CHANGES):
        family, record = families[number % FAMILIES], records[number % FAMILIES]
        fields = {f"home/question_{number % 97}": f"{SAID[: number % 100]} {number}"}
        vault.changes.save(family, [NewEdit(record, "assessment", fields)])
    return vault.outbox.next_batch(CHANGES, 1 << 30)


def _insert(file: Path, rows: tuple[Signed, ...]) -> None:
    """The least that anything could do with them: one table, durable, in batches of a push."""
    with sqlite3.connect(file, isolation_level=None) as db:
        db.executescript("pragma journal_mode = wal; pragma synchronous = full;")
        db.execute("create table change (id text primary key, body blob, signature blob)")
        for start in range(0, len(rows), 500):
            db.execute("begin")
            part = rows[start : start + 500]
            db.executemany("insert into change values (?, ?, ?)", ((new_id(), one.body, one.signature) for one in part))
            db.execute("commit")
    db.close()


def _wire_size(vault: Vault, rows: tuple[Signed, ...]) -> float:
    batches = [rows[start : start + 500] for start in range(0, len(rows), 500)]
    pushes = [Push(vault.outbox.certificates_for(batch), batch) for batch in batches]
    return sum(len(squeeze(to_packed(push))) for push in pushes) / len(rows)


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started
