"""Which families a practitioner may see: assignments, and a log of their changes without gaps for each practitioner."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select, update

from ehdesk.domain.change import FamilyId, PractitionerId
from ehdesk.domain.shelf import SHELF
from ehdesk.hub.tables import assignment, family, practitioner, scope_log
from ehdesk.wire.messages import FamilyHead, ScopeEvent


def grant(connection: Connection, authority: int, who: PractitionerId, to: FamilyId, now: datetime) -> None:
    """Assign a practitioner to a family; a second time has no effect. The family's row is to be locked first.

    To the shelf nobody is assigned: it is everybody's.
    """
    if to == SHELF or to in assigned(connection, authority, who, [to]):
        return
    row = {"authority": authority, "practitioner": who, "family": to, "since": now}
    connection.execute(insert(assignment).values(row))
    _note(connection, authority, who, to, now, is_granted=True)


def withdraw(connection: Connection, authority: int, who: PractitionerId, of: FamilyId, now: datetime) -> None:
    """End an assignment; without one this has no effect."""
    if of == SHELF or of not in assigned(connection, authority, who, [of]):
        return
    ended = update(assignment).where(_stands(authority, who), assignment.c.family == of).values(until=now)
    connection.execute(ended)
    _note(connection, authority, who, of, now, is_granted=False)


def assigned(
    connection: Connection, authority: int, who: PractitionerId, families: Iterable[FamilyId]
) -> frozenset[FamilyId]:
    """Those of these families that the practitioner is assigned to now; the shelf is open to all."""
    families = list(families)
    found = select(assignment.c.family).where(_stands(authority, who), assignment.c.family.in_(families))
    return frozenset(connection.scalars(found)) | ({SHELF} & set(families))


def heads(connection: Connection, authority: int, who: PractitionerId) -> tuple[FamilyHead, ...]:
    """Every family that the practitioner is assigned to, and the shelf, and how far its log reaches."""
    mine = select(assignment.c.family).where(_stands(authority, who))
    wanted = and_(family.c.authority == authority, or_(family.c.id.in_(mine), family.c.id == SHELF))
    rows = connection.execute(select(family.c.id, family.c.number, family.c.head).where(wanted).order_by(family.c.id))
    return tuple(FamilyHead(row.id, row.number, row.head) for row in rows)


def events(
    connection: Connection, authority: int, who: PractitionerId, since: int, upto: int
) -> tuple[ScopeEvent, ...]:
    """What was granted and withdrawn after event `since`, up to and with event `upto`."""
    mine = and_(scope_log.c.authority == authority, scope_log.c.practitioner == who)
    wanted = select(scope_log).where(mine, scope_log.c.seq > since, scope_log.c.seq <= upto)
    rows = connection.execute(wanted.order_by(scope_log.c.seq))
    return tuple(ScopeEvent(row.seq, row.family, row.is_granted, row.at) for row in rows)


def last_seq(connection: Connection, authority: int, who: PractitionerId) -> int:
    """The number of the last event."""
    mine = and_(practitioner.c.authority == authority, practitioner.c.id == who)
    return int(connection.execute(select(practitioner.c.scope_seq).where(mine)).scalar_one())


def _stands(authority: int, who: PractitionerId) -> ColumnElement[bool]:
    return and_(assignment.c.authority == authority, assignment.c.practitioner == who, assignment.c.until.is_(None))


def _note(
    connection: Connection, authority: int, who: PractitionerId, to: FamilyId, now: datetime, *, is_granted: bool
) -> None:
    """The practitioner's row lock makes the sequence gap-free."""
    mine = and_(practitioner.c.authority == authority, practitioner.c.id == who)
    counted = update(practitioner).where(mine).values(scope_seq=practitioner.c.scope_seq + 1)
    seq = connection.execute(counted.returning(practitioner.c.scope_seq)).scalar_one()
    row = {"authority": authority, "practitioner": who, "seq": seq, "family": to, "is_granted": is_granted, "at": now}
    connection.execute(insert(scope_log).values(row))
