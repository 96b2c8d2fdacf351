"""The verbs of `ehdesk hub ...`: each is one transaction, and answers with facts to print."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import uuid_utils
from sqlalchemy import Connection

from ehdesk.hub import people
from ehdesk.hub.database import open_database
from ehdesk.hub.identity import begin_epoch

Facts = Mapping[str, object]


def do(url: str, verb: str, given: Mapping[str, Any]) -> Facts:
    """Carry out one verb in the database at `url`; `given` are the command's options. Raises people.NotThere."""
    engine = open_database(url)
    try:
        with engine.begin() as connection:
            return _VERBS[verb](connection, given)
    finally:
        engine.dispose()


def _add_authority(connection: Connection, given: Mapping[str, Any]) -> Facts:
    people.add_authority(connection, given["name"])
    return {"authority": given["name"]}


def _add_practitioner(connection: Connection, given: Mapping[str, Any]) -> Facts:
    person = people.add_practitioner(connection, given["authority"], given["name"], lambda: str(uuid_utils.uuid7()))
    return {"practitioner": person.id, "name": person.name, "authority": given["authority"]}


def _give_role(connection: Connection, given: Mapping[str, Any]) -> Facts:
    people.give_role(connection, given["practitioner"], people.Role(given["role"]))
    return {"practitioner": given["practitioner"], "role": given["role"]}


def _device_code(connection: Connection, given: Mapping[str, Any]) -> Facts:
    life = timedelta(days=given["days"])
    code = people.new_device_code(connection, given["practitioner"], _now(), life)
    return {"code": code, "until": (_now() + life).isoformat(timespec="minutes")}


def _revoke_device(connection: Connection, given: Mapping[str, Any]) -> Facts:
    return {"revoked": people.revoke_device(connection, given["device"], _now())}


def _assign(connection: Connection, given: Mapping[str, Any]) -> Facts:
    people.assign(connection, given["family"], given["practitioner"], _now())
    return {"family": given["family"], "practitioner": given["practitioner"]}


def _unassign(connection: Connection, given: Mapping[str, Any]) -> Facts:
    people.unassign(connection, given["family"], given["practitioner"], _now())
    return {"family": given["family"], "practitioner": given["practitioner"]}


def _restored(connection: Connection, _: Mapping[str, Any]) -> Facts:
    return {"epoch": begin_epoch(connection)}


def _count_changes(connection: Connection, _: Mapping[str, Any]) -> Facts:
    return {"changes": people.count_changes(connection)}


def _now() -> datetime:
    return datetime.now(UTC)


_VERBS: Mapping[str, Callable[[Connection, Mapping[str, Any]], Facts]] = {
    "add_authority": _add_authority,
    "add_practitioner": _add_practitioner,
    "give_role": _give_role,
    "device_code": _device_code,
    "revoke_device": _revoke_device,
    "assign": _assign,
    "unassign": _unassign,
    "restored": _restored,
    "count_changes": _count_changes,
}
