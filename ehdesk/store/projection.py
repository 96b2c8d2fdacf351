"""The current values, kept in tables beside the log: what the kernel folds in memory, one change at a time.

Everything here can be made again from the log (`rebuild`), and `check` compares the two.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import msgspec

from ehdesk.domain import kinds
from ehdesk.domain.change import Change, ChangeId, FamilyId, RecordId, Value
from ehdesk.domain.entries import as_finished
from ehdesk.domain.merge import REMOVED, Head, Heads, RecordState, Touch, new_record, seen_by_removals, touches
from ehdesk.domain.parts import last_places, parts_around, raced_parts, removals
from ehdesk.domain.shelf import SHELF
from ehdesk.store import log
from ehdesk.store.book import Book
from ehdesk.store.kept_record import KeptRecord
from ehdesk.store.listed import Listing
from ehdesk.store.versions import Parents, touches_of
from ehdesk.store.words import words_in

_HEADS = (
    "select head.field, change.seq, change.id, change.at, change.author, head.value from head"
    " join change on change.seq = head.change where head.record = ?"
)


class Projection:
    """Changes go in one by one; `flush` writes what became of them. Lives inside one transaction."""

    def __init__(self, book: Book, in_log: Callable[[ChangeId], int | None]) -> None:
        """`in_log` gives the place of a change that was applied before; None: it has still to come."""
        self._book = book
        self._in_log = in_log
        self._records: dict[tuple[FamilyId, RecordId], KeptRecord] = {}
        self._seqs: dict[ChangeId, int] = {}
        self._listing = Listing(book)
        self._is_any_awaited = book.row("select 1 from awaited limit 1") is not None

    def apply(self, seq: int, change: Change) -> None:
        """Take in one change that was just added to the log at `seq`."""
        self._seqs[change.id] = seq
        superseded = self._superseded(change)
        for touch in touches(change):
            record = self._record(change.family, touch)
            self._load(record, touch.field)
            record.state.take(touch, is_superseded=(touch.record, touch.field) in superseded)
            record.changed.add(touch.field)
            record.touched.setdefault(seq, []).append(touch)
            self._await(change.family, touch)

    def flush(self) -> None:
        """Write every record that changed."""
        for record in self._records.values():
            if record.changed:
                self._prepare(record)
                self._write(record)
                self._listing.take(record)
        self._listing.flush()

    def _superseded(self, change: Change) -> set[tuple[RecordId, str]]:
        """The fields in which a change that came earlier, out of order, already replaces this one."""
        if not self._is_any_awaited:
            return set()
        found = self._book.rows(
            "select record, field from awaited where change = ? and family = ?", (change.id, change.family)
        )
        if found:
            self._book.db.execute("delete from awaited where change = ?", (change.id,))
        return set(found)

    def _await(self, family: FamilyId, touch: Touch) -> None:
        missing = [
            (parent, family, touch.record, touch.field) for parent in touch.parents if not self._is_known(parent)
        ]
        if missing:
            self._is_any_awaited = True
            self._book.db.conn.executemany("insert or ignore into awaited values (?, ?, ?, ?)", missing)

    def _is_known(self, change: ChangeId) -> bool:
        if change not in self._seqs:
            seq = self._in_log(change)
            if seq is None:
                return False
            self._seqs[change] = seq
        return True

    def _record(self, family: FamilyId, touch: Touch) -> KeptRecord:
        key = (family, touch.record)
        if key not in self._records:
            self._records[key] = self._found(key) or KeptRecord(*key, new_record(touch))
        return self._records[key]

    def _found(self, key: tuple[FamilyId, RecordId]) -> KeptRecord | None:
        row = self._book.row(
            "select seq, kind, since_at, since_change, changed_at, removed, body, conflicts from record"
            " where family = ? and id = ?",
            key,
        )
        if row is None:
            return None
        seq, kind, since_at, since_change, changed_at, removed, body, conflicts = row
        record = KeptRecord(*key, RecordState(kind, (since_at, since_change), changed_at), seq)
        record.body, record.conflicts = msgspec.json.decode(body), set(msgspec.json.decode(conflicts))
        record.is_removed = bool(removed)
        return record

    def _load(self, record: KeptRecord, field: str) -> None:
        if record.seq is not None and field not in record.state.fields:
            found = self._heads(f"{_HEADS} and head.field = ?", (record.seq, field))
            record.state.fields[field] = found.get(field, ())

    def _load_all(self, record: KeptRecord) -> None:
        if record.seq is not None:
            record.state.fields = self._heads(_HEADS, (record.seq,)) | record.state.fields

    def _heads(self, sql: str, values: tuple[Any, ...]) -> dict[str, Heads]:
        found: dict[str, list[Head]] = {}
        for field, seq, id, at, author, value in self._book.rows(sql, values):
            self._seqs[id] = seq
            found.setdefault(field, []).append(Head(id, at, author, msgspec.msgpack.decode(value)))
        return {field: newest_first(heads) for field, heads in found.items()}

    def _prepare(self, record: KeptRecord) -> None:
        concerns_removal = record.is_removed or REMOVED in record.changed or REMOVED in record.conflicts
        if concerns_removal or record.state.kind != record.shown_kind:
            self._load_all(record)
        record.finished = self._finished(record)
        if record.finished:
            self._load_all(record)
        if record.finished or record.state.kind != record.shown_kind:
            record.changed |= record.state.fields.keys() | record.body.keys() | record.finished.keys()
        if record.state.kind == kinds.ASSESSMENT:
            record.in_doubt = self._in_doubt(record)
        removed = record.state.fields.get(REMOVED, ())
        record.show(seen_by_removals(removed, partial(self._parents(record), REMOVED)))

    def _in_doubt(self, record: KeptRecord) -> Mapping[str, Value]:
        """Of the parts in which something changed, or that did, those removed while somebody answered in them."""
        around = {part for field in record.changed for part in parts_around(field)}
        for part in around:
            self._load(record, part)
        removed = [part for part in around if removals(record.state.fields.get(part, ()))]
        if not removed:
            return {}
        self._load_all(record)
        record.changed.update(removed)
        raced = raced_parts(record.state.fields, removed, self._parents(record))
        return last_places(raced, ((one.field, one.head) for one in self._touches(record))) if raced else {}

    def _parents(self, record: KeptRecord) -> Callable[[str, ChangeId], tuple[ChangeId, ...]]:
        return Parents(self._book, record.family, record.id).of

    def _touches(self, record: KeptRecord) -> Iterator[Touch]:
        """All that any change wrote in a record, those that are about to be written too."""
        yield from () if record.seq is None else touches_of(self._book, record.seq)
        yield from (touch for touched in record.touched.values() for touch in touched)

    def _finished(self, record: KeptRecord) -> Mapping[str, Heads]:
        """What an entry was finished with; of one that may be finished before, the changes are read again."""
        field = kinds.finished_by(record.state.kind)
        if field is None or not (field in record.changed or field in record.body):
            return {}
        return as_finished(self._touches(record), partial(kinds.finishes, record.state.kind))

    def _write(self, record: KeptRecord) -> None:
        before = record.seq
        self._write_record(record)
        db = self._book.db.conn
        if before is not None:
            db.executemany("delete from head where record = ? and field = ?", [(before, f) for f in record.changed])
        db.executemany("insert into head values (?, ?, ?, ?)", self._head_rows(record))
        db.executemany("insert or ignore into touch values (?, ?)", [(record.seq, seq) for seq in record.touched])
        text = "" if record.is_removed or record.family == SHELF else words_in(record.state.kind, record.body)
        db.execute("insert or replace into words (rowid, text) values (?, ?)", (record.seq, text))

    def _write_record(self, record: KeptRecord) -> None:
        state = record.state
        values = (
            *(state.kind, *state.since, state.changed_at, record.is_removed),
            msgspec.json.encode(record.body, order="sorted").decode(),
            msgspec.json.encode(sorted(record.conflicts)).decode(),
        )
        if record.seq is None:
            record.seq = self._book.db.execute(
                "insert into record (kind, since_at, since_change, changed_at, removed, body, conflicts, family, id)"
                " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*values, record.family, record.id),
            ).lastrowid
        else:
            self._book.db.execute(
                "update record set kind = ?, since_at = ?, since_change = ?, changed_at = ?, removed = ?, body = ?,"
                " conflicts = ? where seq = ?",
                (*values, record.seq),
            )

    def _head_rows(self, record: KeptRecord) -> Iterator[tuple[int | None, str, int, bytes]]:
        for field in record.changed:
            for head in record.state.fields.get(field, ()):
                yield record.seq, field, self._seqs[head.change], msgspec.msgpack.encode(head.value)


def onto(book: Book) -> Projection:
    """A projection that goes on from all that is in the log."""
    return Projection(book, partial(log.seq_of, book))


def _nothing_before(_change: ChangeId) -> None:
    """In a rebuild a change that has not come by yet is still to come, though it lies in the log."""


def newest_first(heads: Iterable[Head]) -> Heads:
    """Heads in the kernel's order."""
    return tuple(sorted(heads, key=lambda head: (head.at, head.change), reverse=True))


def rebuild(book: Book) -> None:
    """Make every table of current values again from the log, in one transaction."""
    with book.writing() as db:
        db.execute("insert into words (words) values ('delete-all')")
        for table in ("awaited", "touch", "head", "record", "listed"):
            db.execute(f"delete from {table}")
        for (family,) in book.rows("select distinct family from change"):
            _rebuild_family(book, family)


def _rebuild_family(book: Book, family: FamilyId) -> None:
    projection = Projection(book, _nothing_before)
    for seq, body in book.rows("select seq, body from change where family = ? order by seq", (family,)):
        if (change := log.read(body)) is not None:
            projection.apply(seq, change)
    projection.flush()
