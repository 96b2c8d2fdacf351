"""Writers: the certificates by which a device vouches for the key of one of its unlocks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Row, and_, select
from sqlalchemy.dialects.postgresql import insert

from ehdesk.domain.change import DeviceId, PractitionerId, WriterId, is_id
from ehdesk.domain.signing import BadSignature, Certificate, Signed, check_certificate, read_certificate
from ehdesk.hub.tables import author, device, writer


@dataclass(frozen=True, slots=True)
class Writer:
    """Who signs with this key: `practitioner` is the author's id that every change of theirs must name."""

    device: DeviceId
    practitioner: PractitionerId
    key: bytes


def learn(connection: Connection, authority: int, certificates: Iterable[Signed]) -> None:
    """Keep the certificates that are sound; the others are as if they had not come."""
    for signed in certificates:
        certificate = _sound(connection, authority, signed)
        if certificate is not None:
            _keep(connection, authority, certificate, signed)


def known(connection: Connection, authority: int, ids: Iterable[WriterId]) -> Mapping[WriterId, Writer]:
    """Those of these writers whose certificates the hub holds."""
    wanted = and_(writer.c.authority == authority, writer.c.id.in_(list(ids)))
    rows = connection.execute(select(writer.c.id, writer.c.device, writer.c.practitioner, writer.c.key).where(wanted))
    return {row.id: Writer(row.device, row.practitioner, row.key) for row in rows}


def _sound(connection: Connection, authority: int, signed: Signed) -> Certificate | None:
    """Made by a device of this authority, for the practitioner that the device is bound to."""
    try:
        claimed = read_certificate(signed)
        keyholder = _keyholder(connection, authority, claimed)
        return check_certificate(signed, keyholder.key) if keyholder else None
    except BadSignature:
        return None


def _keyholder(connection: Connection, authority: int, claimed: Certificate) -> Row[tuple[bytes]] | None:
    if not all(is_id(name) for name in (claimed.writer, claimed.device, claimed.practitioner)):
        return None
    same = and_(author.c.authority == device.c.authority, author.c.practitioner == device.c.practitioner)
    return connection.execute(
        select(device.c.key)
        .join(author, same)
        .where(device.c.authority == authority, device.c.id == claimed.device, author.c.id == claimed.practitioner)
    ).one_or_none()


def _keep(connection: Connection, authority: int, certificate: Certificate, signed: Signed) -> None:
    """The first certificate of a writer stands."""
    row = {
        "authority": authority,
        "id": certificate.writer,
        "device": certificate.device,
        "practitioner": certificate.practitioner,
        "key": certificate.key,
        "body": signed.body,
        "signature": signed.signature,
    }
    connection.execute(insert(writer).values(row).on_conflict_do_nothing())
