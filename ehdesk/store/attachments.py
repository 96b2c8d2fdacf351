"""What pictures and papers consist of: chunks of 1 MiB by SHA-256, each one kept once, in the vault's own database.

A chunk is a transaction of its own, so whoever saves meanwhile waits for one chunk at most, and the write-ahead log
stays short. A content counts once all its chunks lie there and its list is written. Chunks that no list names are what
a crash left; contents that no record names were never recorded, or their family is gone. Opening the vault clears both,
but for what a change names that is set aside: it may be believed later.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final

import msgspec

from ehdesk.domain.attachment import CHUNK, LARGEST, LONGEST_BEGINNING, Attachment, is_hash, media_of
from ehdesk.domain.change import FamilyId
from ehdesk.store.aside import all_aside
from ehdesk.store.book import Book
from ehdesk.store.citing import cited_by
from ehdesk.store.errors import AttachmentDamaged, NotHere, StoreError, TooLarge

_UNNAMED_CHUNKS: Final = "hash not in (select chunk from part)"
_UNNAMED_CONTENTS: Final = """
hash not in (
  select unhex(json_extract(field.value, '$.hash')) from record, json_each(record.body) field
  where record.body like '%"hash":%' and field.type = 'object'
  and unhex(json_extract(field.value, '$.hash')) is not null
)
"""
_NAMED: Final = """
select record.family, json_extract(field.value, '$.hash') from record, json_each(record.body) field
where record.body like '%"hash":%' and field.type = 'object'
"""
_TO_CLEAR: Final = "contents to clear"


class Attachments:
    """The contents in one vault, through one connection.

    A page that is damaged on the disk spoils the connection that reads it: contents are read through one of their own
    (`Vault.second`), never through the window's.
    """

    def __init__(self, book: Book) -> None:
        self._book = book

    def keep(self, content: Iterable[bytes], media: str) -> Attachment:
        """Keep what comes in pieces of any size; the same content again is kept once.

        Raises TooLarge, StoreError, and whatever `content` raises: nothing of it is kept then.
        """
        whole, size, hashes, new = hashlib.sha256(), 0, list[bytes](), list[bytes]()
        self.clear_later()
        try:
            for chunk in in_chunks(content, CHUNK):
                size += len(chunk)
                _refuse_too_large(size)
                whole.update(chunk)
                hashes.append(hashlib.sha256(chunk).digest())
                if self.keep_chunk(chunk):
                    new.append(hashes[-1])
            self._put_list(whole.digest(), media, size, hashes)
        except BaseException:
            self._forget_chunks(new)
            raise
        return Attachment(whole.hexdigest(), media, size)

    def total(self) -> int:
        """How many bytes lie here, whether a record names them or not."""
        found = self._book.row("select sum(length(content)) from chunk")
        return int(found[0] or 0) if found else 0

    def has(self, hash: str) -> bool:
        """Is a content here, whole?"""
        return self._book.row("select 1 from attachment where hash = unhex(?)", (hash,)) is not None

    @property
    def has_any(self) -> bool:
        """Is any content here?"""
        return self._book.row("select 1 from attachment limit 1") is not None

    def all(self) -> Mapping[str, Attachment]:
        """Every content that is here, by its hash."""
        found = self._book.rows("select lower(hex(hash)), media, size from attachment order by hash")
        return {hash: Attachment(hash, media, size) for hash, media, size in found}

    def named(self) -> frozenset[str]:
        """What any record names, here or not."""
        return frozenset(hash for _family, hash in self._book.rows(_NAMED) if is_hash(hash))

    def standing(self) -> frozenset[tuple[FamilyId, str]]:
        """What records name that nobody took away, with their families."""
        found = self._book.rows(f"{_NAMED} and record.removed = 0")
        return frozenset((FamilyId(family), hash) for family, hash in found if is_hash(hash))

    def pieces(self, hash: str) -> Iterator[bytes]:
        """A content, chunk by chunk, each one compared with its hash.

        Raises NotHere, AttachmentDamaged, and VaultDamaged where a page of the file cannot be read.
        """
        if not self.has(hash):
            raise NotHere
        parts = self._book.rows("select chunk from part where attachment = unhex(?) order by place", (hash,))
        for (chunk,) in parts:
            found = self._book.row("select content from chunk where hash = ?", (chunk,))
            if found is None or hashlib.sha256(found[0]).digest() != chunk:
                raise AttachmentDamaged
            yield found[0]

    def drop(self, hash: str) -> None:
        """Forget a content that no record names; one that a record, or a change set aside, names stays."""
        if hash in self._awaited():
            return
        with self._book.writing() as db:
            chunks = self._book.rows("select distinct chunk from part where attachment = unhex(?)", (hash,))
            db.execute(f"delete from attachment where hash = unhex(?) and {_UNNAMED_CONTENTS}", (hash,))
            for chunk in chunks:
                db.execute(f"delete from chunk where hash = ? and {_UNNAMED_CHUNKS}", chunk)

    def clear_later(self) -> None:
        """Records that named contents may be gone: the next opening looks for what nobody names any more."""
        with self._book.writing() as db:
            db.execute("insert or ignore into fact (key, value) values (?, x'')", (_TO_CLEAR,))

    @property
    def has_to_clear(self) -> bool:
        """May there be something that nobody names?"""
        return self._book.row("select 1 from fact where key = ?", (_TO_CLEAR,)) is not None

    def clear(self) -> None:
        """Forget whatever nobody names. Only while nothing is being added: at the opening of a vault."""
        awaited = msgspec.json.encode(sorted(self._awaited())).decode()
        spared = "hash not in (select unhex(value) from json_each(?))"
        with self._book.writing() as db:
            db.execute(f"delete from attachment where {_UNNAMED_CONTENTS} and {spared}", (awaited,))
            db.execute(f"delete from chunk where {_UNNAMED_CHUNKS}")
            db.execute("delete from fact where key = ?", (_TO_CLEAR,))

    def keep_chunk(self, chunk: bytes) -> bool:
        """Keep one chunk, which no list names yet; False where it is here. Raises StoreError."""
        hash = hashlib.sha256(chunk).digest()
        if self._book.row("select 1 from chunk where hash = ?", (hash,)) is not None:
            return False
        with self._book.writing() as db:
            db.execute("insert into chunk (hash, content) values (?, ?)", (hash, chunk))
        return True

    def complete(self, hash: bytes, chunks: Sequence[bytes]) -> bool:
        """List a content whose chunks came one by one, if they are all here and come to its hash."""
        whole, size, beginning = hashlib.sha256(), 0, b""
        for chunk in chunks:
            found = self._book.row("select content from chunk where hash = ?", (chunk,))
            if found is None:
                return False
            whole.update(found[0])
            size, beginning = size + len(found[0]), beginning or found[0][:LONGEST_BEGINNING]
        media = media_of(beginning)
        if whole.digest() != hash or media is None:
            return False
        self._put_list(hash, media, size, list(chunks))
        return True

    def _awaited(self) -> frozenset[str]:
        return frozenset(cited_by(one.signed.body for one in all_aside(self._book) if one.what == "change"))

    def _put_list(self, hash: bytes, media: str, size: int, chunks: list[bytes]) -> None:
        if self.has(hash.hex()):
            return
        with self._book.writing() as db:
            db.execute("insert into attachment (hash, media, size) values (?, ?, ?)", (hash, media, size))
            db.conn.executemany(
                "insert into part (attachment, place, chunk) values (?, ?, ?)",
                [(hash, place, chunk) for place, chunk in enumerate(chunks)],
            )

    def _forget_chunks(self, new: list[bytes]) -> None:
        """A disk that does not even take this keeps them until the vault is opened again."""
        with suppress(StoreError), self._book.writing() as db:
            for hash in new:
                db.execute(f"delete from chunk where hash = ? and {_UNNAMED_CHUNKS}", (hash,))


def _refuse_too_large(size: int) -> None:
    if size > LARGEST:
        raise TooLarge


def in_chunks(content: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The same bytes in pieces of this size, and a last one of what is left."""
    held = bytearray()
    for piece in content:
        held += piece
        while len(held) >= size:
            yield bytes(held[:size])
            del held[:size]
    if held:
        yield bytes(held)
