"""Enrolment codes: typed once by a person, good for one device, and naming the hub that may be trusted with them.

Half of a code is a secret; the other half is a fingerprint of the hub's key, so a device can tell before it sends the
secret that it speaks to the right hub. Crockford's base 32: no I, L, O or U, and small letters count as capitals.
"""

import hashlib
import secrets

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_HALF = 12
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})


class BadCode(Exception):
    """Text that cannot be an enrolment code."""


def new_code(hub_key: bytes) -> str:
    """A fresh code for the hub with this public key: six groups of four."""
    secret = "".join(secrets.choice(_LETTERS) for _ in range(_HALF))
    return _grouped(secret + fingerprint(hub_key))


def read_code(text: str) -> str:
    """The code as made, however it was typed. Raises BadCode."""
    plain = text.upper().translate(_READ_AS)
    if len(plain) != 2 * _HALF or any(letter not in _LETTERS for letter in plain):
        raise BadCode("an enrolment code has 24 letters and digits, in six groups of four")
    return _grouped(plain)


def is_for(code: str, hub_key: bytes) -> bool:
    """Was this code (as made) given out by the hub with this public key?"""
    return code.replace("-", "")[_HALF:] == fingerprint(hub_key)


def hash_of_code(code: str) -> bytes:
    """What the hub keeps of a code."""
    return hashlib.sha256(b"ehdesk enrolment code 1\n" + code.encode()).digest()


def fingerprint(hub_key: bytes) -> str:
    """60 bits of a hub's key, as 12 letters."""
    bits = int.from_bytes(hashlib.sha256(hub_key).digest()[:8], "big") >> 4
    return "".join(_LETTERS[bits >> 5 * place & 31] for place in reversed(range(_HALF)))


def _grouped(plain: str) -> str:
    return "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))
