"""What an administrator does: authorities, practitioners, codes, assignments."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, and_, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_not

from ehdesk.domain.change import DeviceId, FamilyId, PractitionerId, is_id
from ehdesk.hub import scope
from ehdesk.hub.identity import identity_of
from ehdesk.hub.tables import author, authority, change, device, enrolment_code, family, practitioner
from ehdesk.wire.code import hash_of_code, new_code


class Role(StrEnum):
    """What somebody does in the authority."""

    PRACTITIONER = "practitioner"
    FORM_OWNER = "form_owner"


class NotThere(Exception):
    """Nobody and nothing by that name or id; the message says what."""


@dataclass(frozen=True, slots=True)
class Person:
    """A practitioner as the hub knows them."""

    authority: int
    id: PractitionerId
    name: str


def add_authority(connection: Connection, name: str) -> int:
    """The authority by this name, made if there is none."""
    connection.execute(insert_or_not(authority).values(name=name).on_conflict_do_nothing())
    return int(connection.execute(select(authority.c.id).where(authority.c.name == name)).scalar_one())


def add_practitioner(connection: Connection, authority_name: str, name: str, ids: Callable[[], str]) -> Person:
    """A new practitioner of an authority. Raises NotThere."""
    found = connection.scalar(select(authority.c.id).where(authority.c.name == authority_name))
    if found is None:
        raise NotThere(f"There is no authority called {authority_name}.")
    person = Person(found, PractitionerId(ids()), name)
    connection.execute(insert(practitioner).values(authority=person.authority, id=person.id, name=person.name))
    own_id = {"authority": person.authority, "id": person.id, "practitioner": person.id}
    connection.execute(insert(author).values(own_id))
    return person


def practitioner_of(connection: Connection, who: str) -> Person:
    """The practitioner with this id. Raises NotThere."""
    row = None
    if is_id(who):
        row = connection.execute(select(practitioner).where(practitioner.c.id == who)).one_or_none()
    if row is None:
        raise NotThere(f"There is no practitioner {who}.")
    return Person(row.authority, PractitionerId(row.id), row.name)


def give_role(connection: Connection, who: str, role: Role) -> None:
    """From now on this practitioner has this role, in place of the one before. Raises NotThere."""
    person = practitioner_of(connection, who)
    mine = and_(practitioner.c.authority == person.authority, practitioner.c.id == person.id)
    connection.execute(update(practitioner).where(mine).values(role=role))


def new_device_code(connection: Connection, who: str, now: datetime, life: timedelta) -> str:
    """A code that enrols one device for this practitioner. Only its hash is kept. Raises NotThere."""
    person = practitioner_of(connection, who)
    code = new_code(identity_of(connection).public_key)
    row = {"hash": hash_of_code(code), "authority": person.authority, "practitioner": person.id}
    connection.execute(insert(enrolment_code).values(row | {"expires_at": now + life}))
    return code


def revoke_device(connection: Connection, which: str, now: datetime) -> DeviceId:
    """From now on the hub does not answer this device; what it sent stays. Raises NotThere."""
    done = update(device).where(device.c.id == which).values(revoked_at=now)
    if not is_id(which) or connection.execute(done).rowcount == 0:
        raise NotThere(f"There is no device {which}.")
    return DeviceId(which)


def assign(connection: Connection, which: str, who: str, now: datetime) -> None:
    """Give a practitioner a family. Raises NotThere."""
    person = practitioner_of(connection, who)
    scope.grant(connection, person.authority, person.id, _locked_family(connection, person.authority, which), now)


def unassign(connection: Connection, which: str, who: str, now: datetime) -> None:
    """Take a family from a practitioner. Raises NotThere."""
    person = practitioner_of(connection, who)
    scope.withdraw(connection, person.authority, person.id, _locked_family(connection, person.authority, which), now)


def count_changes(connection: Connection) -> int:
    """How many changes the hub holds, of all families."""
    return int(connection.execute(select(func.count()).select_from(change)).scalar_one())


def _locked_family(connection: Connection, of: int, which: str) -> FamilyId:
    row = None
    if is_id(which):
        mine = select(family.c.id).where(family.c.authority == of, family.c.id == which)
        row = connection.scalar(mine.with_for_update())
    if row is None:
        raise NotThere(f"There is no family {which}.")
    return FamilyId(row)
