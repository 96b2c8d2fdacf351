"""Devices: one vault on one machine, bound to one practitioner by a code, known by its key ever after."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, select, update
from sqlalchemy.dialects.postgresql import insert

from ehdesk.domain.change import DeviceId, PractitionerId, is_id
from ehdesk.domain.practice import is_practice
from ehdesk.hub.tables import author, authority, device, enrolment_code, practitioner
from ehdesk.hub.troubles import NotDone
from ehdesk.wire.code import BadCode, hash_of_code, read_code
from ehdesk.wire.messages import Enrol, Enrolled
from ehdesk.wire.proof import is_proven
from ehdesk.wire.refusals import Trouble


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: a device that proved its key, and the practitioner it is bound to."""

    authority: int
    practitioner: PractitionerId
    device: DeviceId


def caller(connection: Connection, which: DeviceId) -> Caller:
    """The device by this id. Raises NotDone when it is unknown or revoked."""
    row = _device(connection, which)
    return Caller(row.authority, PractitionerId(row.practitioner), which)


def key_of(connection: Connection, which: DeviceId) -> bytes:
    """A device's public key (raw). Raises NotDone when it is unknown or revoked."""
    return bytes(_device(connection, which).key)


def keys_of(connection: Connection, who: Caller) -> dict[DeviceId, bytes]:
    """The public keys (raw) of every device of the caller's practitioner, revoked ones too: what they signed stands."""
    mine = and_(device.c.authority == who.authority, device.c.practitioner == who.practitioner)
    rows = connection.execute(select(device.c.id, device.c.key).where(mine))
    return {DeviceId(row.id): bytes(row.key) for row in rows}


def enrol(connection: Connection, wanted: Enrol, now: datetime) -> Enrolled:
    """Bind a device; the same device may ask again with the same code. Raises NotDone."""
    if not is_proven(wanted) or not all(is_id(name) for name in (wanted.device, *wanted.authored_as)):
        raise NotDone(Trouble.BAD_MESSAGE)
    if any(map(is_practice, (wanted.device, *wanted.authored_as))):
        raise NotDone(Trouble.PRACTICE)
    code = _use_code(connection, wanted, now)
    _bind(connection, wanted, code, now)
    _know_as(connection, code.authority, code.practitioner, wanted.authored_as)
    return _enrolled(connection, code)


def _device(connection: Connection, which: DeviceId) -> Row[Any]:
    row = connection.execute(select(device).where(device.c.id == which)).one_or_none() if is_id(which) else None
    if row is None:
        raise NotDone(Trouble.UNKNOWN_DEVICE)
    if row.revoked_at is not None:
        raise NotDone(Trouble.REVOKED)
    return row


def _use_code(connection: Connection, wanted: Enrol, now: datetime) -> Row[Any]:
    try:
        hashed = hash_of_code(read_code(wanted.code))
    except BadCode as error:
        raise NotDone(Trouble.BAD_CODE) from error
    row = connection.execute(
        select(enrolment_code).where(enrolment_code.c.hash == hashed).with_for_update()
    ).one_or_none()
    if row is None or row.expires_at <= now:
        raise NotDone(Trouble.BAD_CODE)
    if row.used_by not in (None, wanted.device):
        raise NotDone(Trouble.USED_CODE)
    connection.execute(update(enrolment_code).where(enrolment_code.c.hash == hashed).values(used_by=wanted.device))
    return row


def _bind(connection: Connection, wanted: Enrol, code: Row[Any], now: datetime) -> None:
    """A device that is known already must be the same one, of the same practitioner."""
    fresh = {"authority": code.authority, "id": wanted.device, "practitioner": code.practitioner, "key": wanted.key}
    told = {"machine": wanted.machine[:200], "enrolled_at": now}
    connection.execute(insert(device).values(fresh | told).on_conflict_do_nothing())
    row = _device(connection, wanted.device)
    if any(getattr(row, name) != value for name, value in fresh.items()):
        raise NotDone(Trouble.KNOWN_DEVICE)


def _know_as(connection: Connection, of: int, who: str, names: tuple[PractitionerId, ...]) -> None:
    """The device's changes from before it enrolled name its user by an id of its own making."""
    for name in names:
        row = {"authority": of, "id": name, "practitioner": who}
        connection.execute(insert(author).values(row).on_conflict_do_nothing())
        mine = and_(author.c.authority == of, author.c.id == name)
        if connection.scalar(select(author.c.practitioner).where(mine)) != who:
            raise NotDone(Trouble.BORROWED_ID)


def _enrolled(connection: Connection, code: Row[Any]) -> Enrolled:
    same = practitioner.c.authority == authority.c.id
    row = connection.execute(
        select(authority.c.name.label("authority"), practitioner.c.id, practitioner.c.name)
        .join(authority, same)
        .where(practitioner.c.authority == code.authority, practitioner.c.id == code.practitioner)
    ).one()
    return Enrolled(row.authority, PractitionerId(row.id), row.name)
