"""Every reply is signed with the hub's key, over the question's nonce: a proxy cannot alter, invent or replay one.

The device pins the key when it enrols. The seal covers the reply as it reads before packing, its status and the path.
"""

import base64
import binascii

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

NONCE = "ehdesk-nonce"
"""The request's header: any text that the device has not used before."""
SEAL = "ehdesk-seal"
"""The reply's header: base64 of an Ed25519 signature."""

_PURPOSE = b"ehdesk reply 1\n"


class BrokenSeal(Exception):
    """A reply that this hub did not give to this question."""


def seal(reply: bytes, *, status: int, path: str, nonce: str, key: Ed25519PrivateKey) -> str:
    """The header that vouches for a reply."""
    return base64.b64encode(key.sign(_covered(reply, status, path, nonce))).decode()


def check_seal(header: str, reply: bytes, *, status: int, path: str, nonce: str, key: bytes) -> None:
    """Raises BrokenSeal unless the hub with this public key (raw) gave exactly this reply."""
    try:
        signature = base64.b64decode(header, validate=True)
        Ed25519PublicKey.from_public_bytes(key).verify(signature, _covered(reply, status, path, nonce))
    except (InvalidSignature, ValueError, binascii.Error) as error:
        raise BrokenSeal("the hub's seal does not fit its reply") from error


def _covered(reply: bytes, status: int, path: str, nonce: str) -> bytes:
    return _PURPOSE + f"{nonce}\n{path}\n{status}\n".encode() + reply
