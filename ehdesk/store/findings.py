"""What can be read of a damaged vault: in its own files and in its earlier copies, page by page and as SQLite reads it.

Changes and certificates prove themselves, so their rows are taken from wherever they lie (`raw_pages`). What proves
nothing by itself is taken as SQLCipher reads it, which checks each page: up to the first damaged one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ehdesk.domain.change import DeviceId, WriterId
from ehdesk.domain.signing import BadSignature, Signed, check_certificate, public_bytes, read_certificate
from ehdesk.store.driver import Database, open_to_look, plain_words
from ehdesk.store.errors import StoreError, VaultDamaged
from ehdesk.store.facts import DEVICE_KEY, ENROLMENT, OWNER
from ehdesk.store.intake import Incoming
from ehdesk.store.log import Named
from ehdesk.store.raw_pages import RawPages, Row
from ehdesk.store.salvage import ReadChange, certificate_in, change_in, fits
from ehdesk.store.session import Owner
from ehdesk.store.spare import Spare
from ehdesk.store.sync_book import Enrolment
from ehdesk.store.tombstones import Tombstones, tombstones_of
from ehdesk.store.traces import Place, Record, trace_in

_FACTS: Final = frozenset(name.encode() for name in (OWNER, DEVICE_KEY, ENROLMENT))
_KEY: Final = 32
TABLES: Final = ("setting", "draft", "access", "aside", "leaving", "erased")
"""What is no change and is not made from any: kept as SQLCipher reads it."""

Rows = list[dict[str, Any]]
Lying = dict[bytes, dict[bytes, int]]
T = TypeVar("T")


@dataclass(slots=True)
class Findings:
    """`signed` are changes with their signatures and each one's place in a log; of the `unsaved` it is not sure that
    they were ever saved. `places` are which changes lay where in the log of now, and `traces` what else is said of its
    places. `records` is every record of which there were current values. `numbers` are what the hub said of changes.
    `is_rest_whole` where all of the newest of what is no change was read."""

    signed: Lying = field(default_factory=dict)
    unsaved: Lying = field(default_factory=dict)
    named: dict[bytes, Named] = field(default_factory=dict)
    places: dict[int, bytes] = field(default_factory=dict)
    writers: set[WriterId] = field(default_factory=set)
    certificates: dict[bytes, Signed] = field(default_factory=dict)
    devices: dict[DeviceId, set[bytes]] = field(default_factory=dict)
    traces: set[Place] = field(default_factory=set)
    records: set[Record] = field(default_factory=set)
    numbers: dict[str, int | None] = field(default_factory=dict)
    facts: dict[str, bytes] = field(default_factory=dict)
    tables: dict[str, Rows] = field(default_factory=dict)
    tombstones: Tombstones = field(default_factory=Tombstones)
    is_rest_whole: bool = False
    _loose: dict[str, set[bytes]] = field(default_factory=dict)
    _beside: Sequence[dict[str, Any]] = ()

    def read_spare(self, spare: Spare) -> None:
        """What was kept beside the vault: of all but the vault itself it is the newest."""
        self.facts |= spare.facts
        self.certificates |= {signed.body: signed for signed in spare.certificates}
        self._beside = spare.erased

    def read_tables(self, database: Path, data_key: bytes) -> bool:
        """What SQLCipher reads of one database, the oldest first: was that all of it?"""
        are_whole = True
        for table in TABLES:
            found, is_whole = _as_far_as_it_can_be_read(database, data_key, table)
            if is_whole or len(found) > len(self.tables.get(table, [])):
                self.tables[table] = found
            are_whole &= is_whole
        facts, _ = _as_far_as_it_can_be_read(database, data_key, "fact")
        self.facts |= {row["key"]: row["value"] for row in facts}
        numbered, _ = _as_far_as_it_can_be_read(database, data_key, "change", "id, number")
        self.numbers |= {row["id"]: row["number"] for row in numbered}
        return are_whole

    def read_own_tables(self, database: Path, data_key: bytes, *, is_log_whole: bool) -> None:
        """What SQLCipher reads of the vault itself: after copies and what lies beside it, before any pages."""
        self.is_rest_whole = self.read_tables(database, data_key) and is_log_whole
        erased, are_all = _as_far_as_it_can_be_read(database, data_key, "erased")
        changes, _ = _as_far_as_it_can_be_read(database, data_key, "change", "family")
        earlier, here = self.tables.get("erased", ()), {row["family"] for row in changes}
        self.tombstones = tombstones_of(earlier, self._beside, erased, are_all=are_all, here=here)
        self.tables["erased"] = [dict(row) for row in self.tombstones.rows]

    def read_pages(self, pages: RawPages, *, made: datetime | None) -> None:
        """The pages of one database. `made` is when a copy was made, None for the vault itself."""
        gone, lay, traces = self.tombstones.gone(made), dict[int, bytes](), set[Place]()

        def stays(one: ReadChange) -> bool:
            return one.of.family not in gone or (made is None and self.tombstones.is_since(one))

        for row in pages.saved_rows():
            if (one := change_in(row)) is not None:
                if stays(one):
                    self._keep(one, self.signed)
                    lay[one.seq] = one.signed.body
            elif (trace := trace_in(row)) is None:
                self._read_what_proves(row)
            elif isinstance(trace, Place):
                traces.add(trace)
            elif trace.family not in gone:
                self.records.add(trace)
        for row in pages.unsaved_rows():
            if (one := change_in(row)) is None:
                self._read_what_proves(row)
            elif stays(one):
                self._keep(one, self.unsaved)
        if made is None or self._is_of_this_log(lay):
            self.places = lay | self.places
            self.traces |= {one for one in traces if one.family not in gone}

    def is_complete(self, changes: int) -> bool:
        """Is each of so many saves here, and a certificate for the writer of every change?"""
        return self._is_proven and self.missing(changes, self.places.keys()) == 0

    def missing(self, changes: int, read: AbstractSet[int]) -> int:
        """How many of so many changes do not lie in the places that were read, and were not erased."""
        return max(0, changes - self.tombstones.changes - sum(1 <= place <= changes for place in read))

    def _is_of_this_log(self, lay: Mapping[int, bytes]) -> bool:
        """In a copy from before somebody went back, or before a rescue, changes may lie where others do now."""
        places = {body: place for place, body in self.places.items()}
        return all(
            self.places.get(place, body) == body and places.get(body, place) == place for place, body in lay.items()
        )

    def _keep(self, one: ReadChange, lying: Lying) -> None:
        lying.setdefault(one.signed.body, {})[one.signed.signature] = one.seq
        self.named[one.signed.body] = one.of
        self.writers.add(one.of.writer)

    def _read_what_proves(self, row: Row) -> None:
        """A certificate, a fact about whose vault it is, or a device's key."""
        if (certificate := certificate_in(row)) is not None:
            self.certificates[certificate.body] = certificate
        match row[1]:
            case [bytes() as name, bytes() as value]:
                if name in _FACTS:
                    self._loose.setdefault(name.decode(), set()).add(value)
                elif len(value) == _KEY:
                    with suppress(UnicodeDecodeError):
                        self.devices.setdefault(DeviceId(name.decode()), set()).add(value)

    @property
    def _is_proven(self) -> bool:
        """Is there a certificate for the writer of every change?"""
        return self.writers <= {read_certificate(signed).writer for signed in self.certificates.values()}

    def believed_devices(self) -> Mapping[DeviceId, bytes]:
        """Keys with which a device signed something: no damaged key can have done that."""
        owner, key = self.owner()
        found = {owner.device: public_bytes(Ed25519PrivateKey.from_private_bytes(key))}
        for signed in self.certificates.values():
            device = read_certificate(signed).device
            for key in self.devices.get(device, ()):
                if _vouches(signed, key):
                    found[device] = key
        return found

    def owner(self) -> tuple[Owner, bytes]:
        """Whose vault it is, and the private key of its device. Raises VaultDamaged where either cannot be read."""
        for owner in self._read(OWNER, Owner):
            for key in self._read(DEVICE_KEY, bytes):
                if self._is_key_of(owner, key):
                    return owner, key
        raise VaultDamaged("it cannot be read whose it is, so nothing else in it can be proven.")

    def enrolment(self) -> Enrolment | None:
        """Where this device belongs to a hub, if that can be read."""
        return next(self._read(ENROLMENT, Enrolment), None)

    def _read(self, name: str, kind: type[T]) -> Iterator[T]:
        """A fact as SQLCipher read it, or else everything that lies somewhere under its name."""
        values = [self.facts[name]] if name in self.facts else self._loose.get(name, ())
        for value in values:
            with suppress(msgspec.DecodeError, UnicodeDecodeError):
                yield msgspec.msgpack.decode(value, type=kind)

    def _is_key_of(self, owner: Owner, key: bytes) -> bool:
        """It has certified somebody who writes for this owner, on this device."""
        if len(key) != _KEY:
            return False
        public = public_bytes(Ed25519PrivateKey.from_private_bytes(key))
        said = (read_certificate(signed) for signed in self.certificates.values() if _vouches(signed, public))
        return any(one.device == owner.device and one.practitioner in owner.is_me for one in said)

    def changes(self) -> tuple[Incoming, ...]:
        """Every change, in its order; of several signatures the one that fits.

        What was never saved comes last: somebody may have saved something else in its place, which then comes first.
        What is not known to be at the hub is offered to it: it says that it has it, or takes it.
        """
        keys = dict[WriterId, bytes]()
        for signed in self.certificates.values():
            keys[read_certificate(signed).writer] = read_certificate(signed).key
        unsaved = {body: found for body, found in self.unsaved.items() if body not in self.signed}
        every = (one for lying in (self.signed, unsaved) for one in sorted(lying.items(), key=_place))
        return tuple(self._coming(*one, keys) for one in every)

    def _coming(self, body: bytes, signatures: Iterable[bytes], keys: Mapping[WriterId, bytes]) -> Incoming:
        of, candidates = self.named[body], [Signed(body, signature) for signature in signatures]
        key = keys.get(of.writer) if len(candidates) > 1 else None
        signed = next((one for one in candidates if key is not None and fits(one, key)), candidates[0])
        return Incoming(signed, self.numbers.get(of.change))


def _place(one: tuple[bytes, Mapping[bytes, int]]) -> int:
    return min(one[1].values())


def _as_far_as_it_can_be_read(database: Path, data_key: bytes, table: str, columns: str = "*") -> tuple[Rows, bool]:
    """Through a connection of its own: one that has met a damaged page reads nothing more. And: was that all?"""
    found: Rows = []
    try:
        with closing(open_to_look(database, data_key)) as db:
            if not db[table].exists():
                return found, False
            for row in _rows(db, f"select {columns} from {table}"):
                found.append(row)  # one by one: those before a damaged page stay
    except (StoreError, OSError, MemoryError):  # of a damaged page SQLite may also say that memory is short
        return found, False
    return found, True


def _rows(db: Database, sql: str) -> Iterator[dict[str, Any]]:
    with plain_words():
        cursor = db.conn.execute(sql)
        names = [name for name, *_rest in cursor.description]
        yield from (dict(zip(names, row, strict=True)) for row in cursor)


def _vouches(signed: Signed, key: bytes) -> bool:
    try:
        check_certificate(signed, key)
    except BadSignature:
        return False
    return True
