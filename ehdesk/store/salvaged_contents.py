"""Pictures and papers that can still be read in damaged files and are not in the vault."""

import hashlib
from collections.abc import Mapping
from typing import Final, NamedTuple

from ehdesk.store.attachments import Attachments
from ehdesk.store.raw_pages import RawPages, Row

_HASH: Final = 32


class ReadList(NamedTuple):
    """What a content consists of: its hash, and its chunks' hashes by their places."""

    hash: bytes
    chunks: Mapping[int, bytes]


def lists_in(pages: RawPages, attachments: Attachments) -> tuple[ReadList, ...]:
    """Every content that is listed in damaged files and is not here."""
    found = dict[bytes, dict[int, bytes]]()
    for _, columns in pages.rows():
        match columns:
            case [bytes() as hash, int() as place, bytes() as chunk] if len(hash) == len(chunk) == _HASH:
                found.setdefault(hash, {})[place] = chunk
            case [bytes() as chunk, bytes() as hash, int() as place] if len(hash) == len(chunk) == _HASH:
                found.setdefault(hash, {}).setdefault(place, chunk)  # as the index of it says
            case [bytes() as hash, bytes() as media, int()] if len(hash) == _HASH and b"/" in media:
                found.setdefault(hash, {})  # it was here; of what it consisted is not said
    return tuple(ReadList(hash, chunks) for hash, chunks in found.items() if not attachments.has(hash.hex()))


def bring_back(pages: RawPages, attachments: Attachments) -> int:
    """Take in each of them that can be read whole: every chunk proves itself by its hash. How many there were.

    One chunk at a time is in memory. Raises StoreError.
    """
    lists = lists_in(pages, attachments)
    if not lists:
        return 0
    attachments.clear_later()
    wanted = {chunk for one in lists for chunk in one.chunks.values()}
    for row in pages.rows():
        if (chunk := _chunk(row)) is not None and hashlib.sha256(chunk).digest() in wanted:
            attachments.keep_chunk(chunk)
    return sum(attachments.complete(one.hash, [one.chunks[place] for place in sorted(one.chunks)]) for one in lists)


def _chunk(row: Row) -> bytes | None:
    match row[1]:
        case [None, bytes() as hash, bytes() as content] if len(hash) == _HASH:
            return content
    return None
