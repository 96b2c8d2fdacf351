"""The first form of a file of unsent work, which is only read: changes without contents, under one seal.

After the first line came salt, nonce, the sealed changes, and a checksum over everything, which tells a damaged file
from a wrong code.
"""

import hashlib
import os
from typing import BinaryIO, Final, TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ehdesk.store import recovery_code
from ehdesk.store.driver import KEY_SIZE
from ehdesk.store.errors import NotTakenIn, UnsentWorkDamaged, WrongFileCode, WrongRecoveryCode

LARGEST: Final = 256 << 20
"""The most bytes of a file that are read into memory."""
ANOTHER_CODE: Final = (
    "This code does not open this file, so nothing was taken in. It is the code that was shown when the file was "
    "saved, not your recovery code."
)
_SALT, _NONCE, _SUM = 16, 12, 32

Kind = TypeVar("Kind")


def unsealed_1(file: BinaryIO, line: int, code: str, kind: type[Kind]) -> Kind:
    """What is in a file whose first line has so many bytes. Raises NotTakenIn, OSError."""
    if os.fstat(file.fileno()).st_size > LARGEST:
        raise NotTakenIn("This file is too large to be read (more than 256 MB), so nothing of it was taken in.")
    content = file.read()
    whole, end = content[:-_SUM], line + _SALT + _NONCE
    if len(whole) < end or hashlib.sha256(whole).digest() != content[-_SUM:]:
        raise UnsentWorkDamaged
    salt, nonce = whole[line : line + _SALT], whole[line + _SALT : end]
    key = HKDF(SHA256(), KEY_SIZE, salt=salt, info=b"ehdesk unsent work").derive(secret_of(code))
    try:
        return decoded(AESGCM(key).decrypt(nonce, whole[end:], whole[:end]), kind)
    except InvalidTag as error:
        raise WrongFileCode(ANOTHER_CODE) from error


def decoded(work: bytes, kind: type[Kind]) -> Kind:
    """What the bytes say that were sealed. Raises UnsentWorkDamaged."""
    try:
        return msgspec.msgpack.decode(work, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, OverflowError, RecursionError) as error:
        raise UnsentWorkDamaged from error


def secret_of(code: str) -> bytes:
    """What a code says, as somebody typed it. Raises WrongFileCode."""
    try:
        return recovery_code.read(code)
    except WrongRecoveryCode as error:
        raise WrongFileCode(
            "That code is mistyped somewhere, so nothing was taken in. Please compare it with what you wrote down."
        ) from error
