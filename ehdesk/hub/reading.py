"""Giving changes out: runs without a gap, to those who are assigned, and every reading is logged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, insert, select, text

from ehdesk.domain.change import DeviceId, FamilyId, WriterId, is_id
from ehdesk.domain.signing import Signed
from ehdesk.hub import scope
from ehdesk.hub.devices import Caller
from ehdesk.hub.tables import Id, change, device, read_log, writer
from ehdesk.hub.troubles import NotDone
from ehdesk.wire.limits import IDS_COUNT, PULL_FAMILIES, PULL_SIZE
from ehdesk.wire.messages import AskIds, Ids, Pull, Pulled, Run
from ehdesk.wire.refusals import Trouble

_ROWS = 4000


def pull(connection: Connection, caller: Caller, asked: Pull, now: datetime) -> Pulled:
    """The changes after the given numbers, as many as one answer holds. Raises NotDone."""
    _check_access(connection, caller, asked.after)
    basket = _fill(connection, caller, asked.after)
    _note(connection, caller, basket.runs, now)
    certificates, devices = _vouchers(connection, caller, basket.writers)
    return Pulled(tuple(basket.runs), certificates, devices, is_partial=basket.is_full)


def ids(connection: Connection, caller: Caller, asked: AskIds) -> Ids:
    """Which changes of a family the hub holds. Raises NotDone."""
    _check_access(connection, caller, [asked.family])
    here = and_(change.c.authority == caller.authority, change.c.family == asked.family)
    wanted = select(change.c.id).where(here, change.c.number > asked.after).order_by(change.c.number)
    found = connection.scalars(wanted.limit(IDS_COUNT + 1)).all()
    return Ids(asked.after + 1, tuple(found[:IDS_COUNT]), is_partial=len(found) > IDS_COUNT)


def _check_access(connection: Connection, caller: Caller, families: Iterable[FamilyId]) -> None:
    wanted = set(families)
    if len(wanted) > PULL_FAMILIES:
        raise NotDone(Trouble.TOO_LARGE)
    if not all(map(is_id, wanted)):
        raise NotDone(Trouble.BAD_MESSAGE)
    if wanted - scope.assigned(connection, caller.authority, caller.practitioner, wanted):
        raise NotDone(Trouble.NOT_ASSIGNED)


_AFTER = (
    text("""
    SELECT number, writer, body, signature
    FROM (SELECT *, sum(octet_length(body)) OVER (ORDER BY number) - octet_length(body) AS before
          FROM (SELECT number, writer, body, signature FROM change
                WHERE authority = :authority AND family = :family AND number > :after
                ORDER BY number LIMIT :rows) AS next) AS sized
    WHERE before < :room
    ORDER BY number
""")
    .bindparams(bindparam("family", type_=Id))
    .columns(change.c.number, change.c.writer, change.c.body, change.c.signature)
)


@dataclass(slots=True)
class _Basket:
    """What goes into one answer, until it is full."""

    runs: list[Run] = field(default_factory=list)
    writers: set[WriterId] = field(default_factory=set)
    room: int = PULL_SIZE
    rows: int = _ROWS

    @property
    def is_full(self) -> bool:
        return self.room <= 0 or self.rows <= 0

    def add(self, of: FamilyId, found: Sequence[Row[Any]]) -> None:
        if not found:
            return
        changes = tuple(Signed(row.body, row.signature) for row in found)
        self.runs.append(Run(of, found[0].number, changes))
        self.writers |= {row.writer for row in found}
        self.rows -= len(found)
        self.room -= sum(len(row.body) for row in found)


def _fill(connection: Connection, caller: Caller, after: dict[FamilyId, int]) -> _Basket:
    """At least one change goes in if there is one, however large."""
    basket = _Basket()
    for of, seen in sorted(after.items()):
        if basket.is_full:
            break
        wanted = {"authority": caller.authority, "family": of, "after": seen}
        room = {"rows": basket.rows, "room": basket.room}
        basket.add(of, connection.execute(_AFTER, wanted | room).all())
    return basket


def _vouchers(
    connection: Connection, caller: Caller, writers: set[WriterId]
) -> tuple[tuple[Signed, ...], dict[DeviceId, bytes]]:
    same = and_(device.c.authority == writer.c.authority, device.c.id == writer.c.device)
    rows = connection.execute(
        select(writer.c.body, writer.c.signature, device.c.id, device.c.key)
        .join(device, same)
        .where(writer.c.authority == caller.authority, writer.c.id.in_(writers))
    ).all()
    return tuple(Signed(row.body, row.signature) for row in rows), {row.id: row.key for row in rows}


def _note(connection: Connection, caller: Caller, runs: Sequence[Run], now: datetime) -> None:
    who = {"authority": caller.authority, "at": now, "practitioner": caller.practitioner, "device": caller.device}
    rows = [who | {"family": run.family, "first": run.first, "last": run.first + len(run.changes) - 1} for run in runs]
    if rows:
        connection.execute(insert(read_log), rows)
