"""The proof, when a device enrols, that it holds the key it brings."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ehdesk.domain.change import DeviceId
from ehdesk.domain.signing import public_bytes
from ehdesk.wire.code import hash_of_code
from ehdesk.wire.messages import Enrol

_PURPOSE = b"ehdesk enrol 1\n"


def proof(code: str, device: DeviceId, key: Ed25519PrivateKey) -> bytes:
    """What the device signs: the code, its own id and its public key."""
    return key.sign(_covered(code, device, public_bytes(key)))


def is_proven(enrol: Enrol) -> bool:
    """Does whoever sends this hold the device's private key?"""
    try:
        key = Ed25519PublicKey.from_public_bytes(enrol.key)
        key.verify(enrol.proof, _covered(enrol.code, enrol.device, enrol.key))
    except (InvalidSignature, ValueError):
        return False
    return True


def _covered(code: str, device: DeviceId, key: bytes) -> bytes:
    return _PURPOSE + hash_of_code(code) + device.encode() + b"\n" + key
