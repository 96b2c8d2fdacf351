"""A file of unsent work: sealed with a code of its own, so that it may travel on a stick or by mail.

Its first line says what it is and in which version of the form. Salt, nonce and the sealed content follow, and a
checksum over everything, which tells a damaged file from a wrong code. The code is random (160 bits, as a recovery code
is), so nothing has to be stretched and nobody can guess it.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ehdesk.domain.attachment import cited_in
from ehdesk.domain.change import FamilyId, PractitionerId
from ehdesk.domain.signing import Signed
from ehdesk.store import log, recovery_code
from ehdesk.store.driver import KEY_SIZE
from ehdesk.store.errors import (
    NoUnsentWork,
    TooMuchUnsent,
    UnsentWorkDamaged,
    UnsentWorkNewer,
    WrongFileCode,
    WrongRecoveryCode,
)
from ehdesk.store.ways_in import new_code

SUFFIX: Final = "ehdesk"
"""What the name of such a file ends in."""
LARGEST: Final = 256 << 20
"""The most bytes of a file that are read into memory, and so the most that one is given."""
_FORMAT: Final = 1
_FIRST_LINE: Final = re.compile(rb"ehdesk unsent work (\d{1,9})\n")
_LONGEST_LINE: Final = 40
_SALT, _NONCE, _SUM = 16, 12, 32


class Unsent(msgspec.Struct, frozen=True):
    """Changes as they were signed, in the order in which they were saved, and what vouches for their writers.

    `authors` are all the ids under which the person who saved the file signs.
    """

    authors: tuple[PractitionerId, ...]
    certificates: tuple[Signed, ...]
    changes: tuple[Signed, ...]


@dataclass(frozen=True, slots=True)
class SealedWork:
    """A file's bytes, the code that opens it, how many changes are in it, and the families they are about.

    `pictures` is how many contents those changes name (drawings, photographs, papers): no content is in the file.
    """

    content: bytes
    code: str
    count: int
    families: frozenset[FamilyId]
    pictures: int


def sealed(unsent: Unsent) -> SealedWork:
    """Seal it with a code that nobody has seen yet. Raises TooMuchUnsent."""
    code, salt, nonce = new_code(), secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    head = b"ehdesk unsent work %d\n" % _FORMAT + salt + nonce
    whole = head + AESGCM(_key(code, salt)).encrypt(nonce, msgspec.msgpack.encode(unsent), head)
    if len(whole) + _SUM > LARGEST:
        raise TooMuchUnsent
    changes = [change for change in (log.read(signed.body) for signed in unsent.changes) if change is not None]
    families = frozenset(change.family for change in changes)
    pictures = {one.hash for change in changes for edit in change.edits for one in cited_in(edit.fields)}
    count = len(unsent.changes)
    return SealedWork(whole + hashlib.sha256(whole).digest(), code, count, families, len(pictures))


def unsealed(content: bytes, code: str) -> Unsent:
    """What is in a file. Raises NoUnsentWork, UnsentWorkNewer, UnsentWorkDamaged, WrongFileCode."""
    line = refuse_other(content[:_LONGEST_LINE])
    whole, end = content[:-_SUM], line + _SALT + _NONCE
    if len(whole) < end or hashlib.sha256(whole).digest() != content[-_SUM:]:
        raise UnsentWorkDamaged
    salt, nonce = whole[line : line + _SALT], whole[line + _SALT : end]
    try:
        return msgspec.msgpack.decode(AESGCM(_key(code, salt)).decrypt(nonce, whole[end:], whole[:end]), type=Unsent)
    except InvalidTag as error:
        raise WrongFileCode(
            "This code does not open this file, so nothing was taken in. It is the code that was shown when the file "
            "was saved, not your recovery code."
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, OverflowError, RecursionError) as error:
        raise UnsentWorkDamaged from error


def refuse_other(beginning: bytes) -> int:
    """How long the first line of a file of unsent work is. Raises NoUnsentWork, UnsentWorkNewer."""
    line = _FIRST_LINE.match(beginning)
    if line is None:
        raise NoUnsentWork
    if int(line[1]) > _FORMAT:
        raise UnsentWorkNewer
    return line.end()


def _key(code: str, salt: bytes) -> bytes:
    try:
        secret = recovery_code.read(code)
    except WrongRecoveryCode as error:
        raise WrongFileCode(
            "That code is mistyped somewhere, so nothing was taken in. Please compare it with what you wrote down."
        ) from error
    return HKDF(SHA256(), KEY_SIZE, salt=salt, info=b"ehdesk unsent work").derive(secret)
