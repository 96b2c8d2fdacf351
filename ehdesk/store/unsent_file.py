"""A file of unsent work: sealed with a code of its own, so that it may travel on a stick or by mail.

Its first line says what it is and in which version of the form. In the head follow a salt, how many bytes are sealed,
what tells another code from the right one, and a checksum over it, which tells a damaged head. Then comes one sealed
stream: the length of the changes, the changes, and the contents that they list, one after the other. The code is random
(160 bits, as a recovery code is), so nothing has to be stretched and nobody can guess it.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ehdesk.domain.attachment import LARGEST as LARGEST_CONTENT
from ehdesk.domain.attachment import Attachment, is_hash
from ehdesk.domain.change import PractitionerId
from ehdesk.domain.signing import Signed
from ehdesk.store import unsent_file_1
from ehdesk.store.driver import KEY_SIZE
from ehdesk.store.errors import (
    NotTakenIn,
    NoUnsentWork,
    TooMuchUnsent,
    UnsentWorkDamaged,
    UnsentWorkNewer,
    WrongFileCode,
)
from ehdesk.store.sealed_stream import StreamBroken, Unsealed, sealed_parts, sealed_size
from ehdesk.store.unsent_file_1 import secret_of, unsealed_1
from ehdesk.store.ways_in import new_code

SUFFIX: Final = "ehdesk"
"""What the name of such a file ends in."""
LARGEST: Final = (4 << 30) - 1
"""The most bytes of a file: what a stick can hold as it is sold (FAT32)."""
LARGEST_WORK: Final = unsent_file_1.LARGEST
"""The most bytes of changes, which are in memory as a whole."""
_FORM: Final = 2
_FIRST_LINE: Final = re.compile(rb"ehdesk unsent work (\d{1,9})\n")
_LONGEST_LINE: Final = 40
_SALT, _LENGTH, _PROOF, _SUM = 16, 8, 16, 32
_KEY_FOR: Final = b"ehdesk unsent work 2"
_PROOF_FOR: Final = b"ehdesk unsent work 2, which code"


class Unsent(msgspec.Struct, frozen=True):
    """Changes as they were signed, in the order in which they were saved, and what vouches for their writers.

    `authors` are all the ids under which the person who saved the file signs. `contents` are in the file too.
    """

    authors: tuple[PractitionerId, ...]
    certificates: tuple[Signed, ...]
    changes: tuple[Signed, ...]
    contents: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class SealedFile:
    """What a file consists of, piece by piece, the code that opens it, and how many bytes it will have."""

    pieces: Generator[bytes, None, None]
    code: str
    size: int


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file whose head and changes are as they were sealed. Its contents are read as they are asked for."""

    unsent: Unsent
    stream: Unsealed | None = None

    def contents(self) -> Iterator[tuple[Attachment, Iterator[bytes]]]:
        """Each with its bytes; what was not asked for of one is read over. Raises StreamBroken, OSError."""
        if self.stream is None:
            return
        for one in self.unsent.contents:
            pieces = self.stream.pieces(one.size)
            yield one, pieces
            for _piece in pieces:
                pass


def sealed(unsent: Unsent, content: Callable[[Attachment], Iterator[bytes]]) -> SealedFile:
    """Seal it with a code that nobody has seen yet. Each content has as many bytes as it says. Raises TooMuchUnsent."""
    work = msgspec.msgpack.encode(unsent)
    size = _LENGTH + len(work) + sum(one.size for one in unsent.contents)
    code, salt = new_code(), secrets.token_bytes(_SALT)
    secret = secret_of(code)
    proof = _derived(secret, salt, _PROOF_FOR, _PROOF)
    head = b"ehdesk unsent work %d\n" % _FORM + salt + size.to_bytes(_LENGTH) + proof
    head += hashlib.sha256(head).digest()
    if len(work) > LARGEST_WORK or len(head) + sealed_size(size) > LARGEST:
        raise TooMuchUnsent

    def plain() -> Iterator[bytes]:
        yield len(work).to_bytes(_LENGTH) + work
        for one in unsent.contents:
            yield from content(one)

    def pieces() -> Generator[bytes, None, None]:
        yield head
        yield from sealed_parts(plain(), size, _derived(secret, salt, _KEY_FOR, KEY_SIZE), head)

    return SealedFile(pieces(), code, len(head) + sealed_size(size))


@contextmanager
def opened(file: Path, code: str) -> Iterator[OpenedFile]:
    """A file, of which nothing is believed that was not sealed with its code.

    Most of it is read only where its first bytes are right: people choose a film by mistake. Raises NotTakenIn, also
    later, for what is found out only as the contents are read.
    """
    try:
        with file.open("rb") as found:
            beginning = found.read(_LONGEST_LINE)
            line, form = _first_line(beginning)
            found.seek(0)
            yield OpenedFile(unsealed_1(found, line, code, Unsent)) if form == 1 else _opened(found, line, code)
    except StreamBroken as error:
        raise UnsentWorkDamaged from error
    except OSError as error:
        raise NotTakenIn(f"This file could not be read ({error.strerror}), so nothing was taken in.") from error


def _first_line(beginning: bytes) -> tuple[int, int]:
    """How long it is, and the version of the form that it names."""
    line = _FIRST_LINE.match(beginning)
    if line is None:
        raise NoUnsentWork
    if int(line[1]) > _FORM:
        raise UnsentWorkNewer
    return line.end(), int(line[1])


def _opened(found: BinaryIO, line: int, code: str) -> OpenedFile:
    head = found.read(line + _SALT + _LENGTH + _PROOF + _SUM)
    if hashlib.sha256(head[:-_SUM]).digest() != head[-_SUM:]:
        raise UnsentWorkDamaged
    salt, rest = head[line : line + _SALT], head[line + _SALT :]
    size, proof = int.from_bytes(rest[:_LENGTH]), rest[_LENGTH : _LENGTH + _PROOF]
    _refuse_other_size(found, len(head), size)
    secret = secret_of(code)
    if not hmac.compare_digest(_derived(secret, salt, _PROOF_FOR, _PROOF), proof):
        raise WrongFileCode(unsent_file_1.ANOTHER_CODE)
    stream = Unsealed(found, size, _derived(secret, salt, _KEY_FOR, KEY_SIZE), head)
    return OpenedFile(_work_in(stream, size), stream)


def _refuse_other_size(found: BinaryIO, head: int, size: int) -> None:
    if head + sealed_size(size) > LARGEST:
        raise NotTakenIn("This file is too large to be read (more than 4 GB), so nothing of it was taken in.")
    if found.seek(0, 2) != head + sealed_size(size) or size < _LENGTH:
        raise UnsentWorkDamaged
    found.seek(head)


def _work_in(stream: Unsealed, size: int) -> Unsent:
    length = int.from_bytes(stream.take(_LENGTH))
    if length > min(LARGEST_WORK, size - _LENGTH):
        raise UnsentWorkDamaged
    unsent = unsent_file_1.decoded(stream.take(length), Unsent)
    is_whole = _LENGTH + length + sum(one.size for one in unsent.contents) == size
    if not is_whole or not all(is_hash(one.hash) and 0 < one.size <= LARGEST_CONTENT for one in unsent.contents):
        raise UnsentWorkDamaged
    return unsent


def _derived(secret: bytes, salt: bytes, purpose: bytes, size: int) -> bytes:
    return HKDF(SHA256(), size, salt=salt, info=purpose).derive(secret)
