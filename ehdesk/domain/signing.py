"""Who wrote a change: Ed25519 signatures, and the certificate that ties one unlock to its device and practitioner."""

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ehdesk.domain.change import BODY_DEPTH_LIMIT, DeviceId, PractitionerId, WriterId
from ehdesk.domain.depth import is_deeper

_CHANGE = b"ehdesk change 1\n"
_CERTIFICATE = b"ehdesk writer 1\n"


class BadSignature(Exception):
    """Bytes that were altered, or signed by another key than they say."""


class Signed(msgspec.Struct, frozen=True):
    """Exact bytes and the signature over them: what is stored and forwarded."""

    body: bytes
    signature: bytes


class Certificate(msgspec.Struct, frozen=True):
    """One unlock of one device: from now on, `key` (raw Ed25519 public key) signs for this practitioner."""

    writer: WriterId
    device: DeviceId
    practitioner: PractitionerId
    key: bytes
    at: int


def sign_change(body: bytes, key: Ed25519PrivateKey) -> Signed:
    """Sign a change's bytes with the key of this unlock."""
    return Signed(body, key.sign(_CHANGE + body))


def check_change(change: Signed, writer_key: bytes) -> None:
    """Raises BadSignature unless `writer_key` (raw) signed exactly these bytes."""
    _check(_CHANGE, change, writer_key)


def certify(certificate: Certificate, device_key: Ed25519PrivateKey) -> Signed:
    """Sign a writer's certificate with its device's key."""
    body = msgspec.msgpack.encode(certificate, order="deterministic")
    return Signed(body, device_key.sign(_CERTIFICATE + body))


def check_certificate(signed: Signed, device_key: bytes) -> Certificate:
    """The certificate in `signed`. Raises BadSignature unless `device_key` (raw) signed exactly these bytes."""
    _check(_CERTIFICATE, signed, device_key)
    return read_certificate(signed)


def read_certificate(signed: Signed) -> Certificate:
    """The certificate as written, its signature not yet checked. Raises BadSignature if it is none."""
    if is_deeper(signed.body, BODY_DEPTH_LIMIT):
        raise BadSignature("not a writer's certificate")
    try:
        return msgspec.msgpack.decode(signed.body, type=Certificate)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadSignature("not a writer's certificate") from error


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """The raw public half of a key: 32 bytes."""
    return key.public_key().public_bytes_raw()


def _check(purpose: bytes, signed: Signed, key: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signed.signature, purpose + signed.body)
    except (InvalidSignature, ValueError) as error:
        raise BadSignature("the signature does not fit") from error
