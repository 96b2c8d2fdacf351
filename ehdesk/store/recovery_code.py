"""The recovery code: 160 random bits as Crockford base32 with a check symbol, printed once and typed in by hand."""

from typing import Final

from ehdesk.store.errors import WrongRecoveryCode

SIZE: Final = 20
"""Bytes in a code."""
_DIGITS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECKS: Final = _DIGITS + "*~$=U"
_LENGTH: Final = SIZE * 8 // 5
_GROUP: Final = 4
_SEPARATORS: Final = str.maketrans("", "", "- –.")
_TOLERANT: Final = _SEPARATORS | str.maketrans("OIL", "011")


def written(secret: bytes) -> str:
    """A code to print: nine groups, the last one being the check symbol."""
    number = int.from_bytes(secret)
    digits = "".join(_DIGITS[number >> (5 * place) & 31] for place in reversed(range(_LENGTH)))
    groups = [digits[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP)]
    return "-".join([*groups, _CHECKS[number % len(_CHECKS)]])


def grouped(typed: str) -> str:
    """What was typed of a code so far, in the groups of the printed one; nothing that was typed is dropped."""
    plain = "".join(typed.split()).upper().translate(_SEPARATORS)
    return "-".join(plain[start : start + _GROUP] for start in range(0, len(plain), _GROUP))


def read(typed: str) -> bytes:
    """The bytes of a code as somebody typed it: small letters, O for 0, I or L for 1, any grouping.

    Raises WrongRecoveryCode for one that is mistyped.
    """
    code = "".join(typed.split()).upper().translate(_TOLERANT)
    if len(code) != _LENGTH + 1:
        raise WrongRecoveryCode(f"A recovery code has {_LENGTH + 1} letters and digits; this has {len(code)}.")
    number = _number(code[:-1])
    if code[-1] != _CHECKS[number % len(_CHECKS)]:
        raise WrongRecoveryCode("That recovery code is mistyped somewhere. Please compare it with the printed one.")
    return number.to_bytes(SIZE)


def _number(digits: str) -> int:
    number = 0
    for digit in digits:
        if digit not in _DIGITS:
            raise WrongRecoveryCode(f"A recovery code has no “{digit}” in it.")
        number = number * 32 + _DIGITS.index(digit)
    return number
