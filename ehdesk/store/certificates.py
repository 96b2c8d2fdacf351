"""Whose key signs: writers' certificates, believed only when a known device signed them, and for its own people.

The hub knows whose device is whose, and checks every certificate that it passes on. One that came by hand proves only
which device signed it: any colleague's could name this vault's owner. So such a device has to be one of the owner's, or
one that the hub passed on as that practitioner's before.
"""

from collections.abc import Collection, Mapping

from ehdesk.domain.change import DeviceId, PractitionerId, WriterId
from ehdesk.domain.practice import is_practice
from ehdesk.domain.signing import BadSignature, Certificate, Signed, check_certificate, read_certificate
from ehdesk.store.aside import DEVICE_UNKNOWN, SetAside
from ehdesk.store.book import Book


def pin(book: Book, devices: Mapping[DeviceId, bytes]) -> None:
    """Remember keys that the hub vouches for. The first key of a device stays, whatever is said later."""
    book.db.conn.executemany("insert or ignore into device values (?, ?)", list(devices.items()))


def take_certificate(book: Book, signed: Signed, devices: Mapping[DeviceId, bytes], own: Collection[DeviceId]) -> None:
    """Keep a writer's certificate. `devices` are those that the hub vouches for with this very certificate, `own` the
    owner's. Raises SetAside.
    """
    certificate = _read(signed)
    if any(map(is_practice, (certificate.writer, certificate.device, certificate.practitioner))):
        raise SetAside("practice", "It was made in practice, from where nothing is taken in.")
    known = book.row("select body from writer where id = ?", (certificate.writer,))
    if known is None:
        _verify(signed, _device_key(book, certificate.device, devices))
        if certificate.device not in (*devices, *own) and not _writes_as(book, certificate):
            raise SetAside(DEVICE_UNKNOWN, "Nobody has vouched for the device that signed it as that person's.")
        keep_certificate(book, certificate, signed)
    elif known[0] != signed.body:
        raise SetAside("certificate", "It names a writer who is known already, with other facts.")


def keep_certificate(book: Book, certificate: Certificate, signed: Signed) -> None:
    """Keep a certificate that was verified."""
    facts = (certificate.writer, certificate.device, certificate.practitioner, certificate.key)
    book.db.execute("insert into writer values (?, ?, ?, ?, ?, ?)", (*facts, signed.body, signed.signature))


def writer_of(book: Book, writer: WriterId) -> tuple[bytes, PractitionerId] | None:
    """A known writer's key, and the practitioner it signs for."""
    found = book.row("select key, practitioner from writer where id = ?", (writer,))
    return (found[0], PractitionerId(found[1])) if found else None


def _writes_as(book: Book, certificate: Certificate) -> bool:
    """Is another certificate of this device for this practitioner known?"""
    same = (certificate.device, certificate.practitioner)
    return book.row("select 1 from writer where device = ? and practitioner = ?", same) is not None


def _device_key(book: Book, device: DeviceId, devices: Mapping[DeviceId, bytes]) -> bytes:
    found = book.row("select key from device where id = ?", (device,))
    if found is None:
        raise SetAside(DEVICE_UNKNOWN, "Nobody has vouched for the device that signed it.")
    key: bytes = found[0]
    if devices.get(device, key) != key:
        raise SetAside("device key", "Its device now comes with another key than the one first seen.")
    return key


def _read(signed: Signed) -> Certificate:
    try:
        return read_certificate(signed)
    except BadSignature as error:
        raise SetAside("certificate", "It is not a writer's certificate.") from error


def _verify(signed: Signed, key: bytes) -> None:
    try:
        check_certificate(signed, key)
    except BadSignature as error:
        raise SetAside("certificate", "Its device did not sign it.") from error
