"""What proves whose a vault is, in a sealed file beside it: its owner, its device's key, and what that key vouched for.

In the database each of these lies in a page or two. Where such a page is gone, nothing else that is still there could
be proven. So do the tombstones of families that were erased, without which such a family would come back from a copy.
Every opening, erasing and closing writes the file again; it holds no word of any family.
"""

import secrets
from pathlib import Path
from typing import Any, Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ehdesk.domain.signing import Signed
from ehdesk.store.book import Book
from ehdesk.store.facts import DEVICE_KEY, ENROLMENT, OWNER
from ehdesk.store.keys import key_for
from ehdesk.store.safe_write import disk_in_words, put
from ehdesk.store.session import Session

NAME: Final = "spare/whose"
_NONCE: Final = 12
_ERASED: Final = ("id", "family", "why", "at", "changes", "digest", "number", "head", "wiped")
_MINE: Final = """
select body, signature from writer
where device = ? and (id = ? or exists (select 1 from change where change.writer = writer.id))
"""


class Spare(msgspec.Struct, frozen=True):
    """Facts and the tombstones of families that were erased, as the vault keeps them, and the certificates of this
    device's writers, of all that wrote something."""

    facts: dict[str, bytes] = {}
    certificates: tuple[Signed, ...] = ()
    erased: tuple[dict[str, Any], ...] = ()


def put_spare(folder: Path, data_key: bytes, book: Book, session: Session) -> None:
    """Write it as things stand now. Raises StoreError."""
    facts = dict(book.rows("select key, value from fact where key in (?, ?, ?)", (OWNER, DEVICE_KEY, ENROLMENT)))
    mine = book.rows(_MINE, (session.owner.device, session.pen.writer if session.pen else ""))
    erased = tuple(
        dict(zip(_ERASED, row, strict=True)) for row in book.rows(f"select {', '.join(_ERASED)} from erased")
    )
    nonce = secrets.token_bytes(_NONCE)
    content = msgspec.msgpack.encode(Spare(facts, tuple(Signed(*row) for row in mine), erased))
    with disk_in_words():
        (folder / NAME).parent.mkdir(mode=0o700, exist_ok=True)
    put(folder / NAME, nonce + _cipher(data_key).encrypt(nonce, content, NAME.encode()))


def read_spare(folder: Path, data_key: bytes) -> Spare:
    """What was written last; nothing where that cannot be read."""
    try:
        content = (folder / NAME).read_bytes()
        opened = _cipher(data_key).decrypt(content[:_NONCE], content[_NONCE:], NAME.encode())
        return msgspec.msgpack.decode(opened, type=Spare)
    except (OSError, InvalidTag, ValueError):
        return Spare()


def _cipher(data_key: bytes) -> AESGCM:
    return AESGCM(key_for(data_key, b"spare"))
