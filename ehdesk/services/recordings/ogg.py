"""Ogg with Opus or Vorbis in it: pages are copied as they are, with nothing in the packet of comments.

A comment packet keeps its length, so every other page stays as it was: the name of the program that made it becomes
spaces, as many as there was to say, and no comment follows. Sources: RFC 3533, RFC 7845, the Vorbis I specification.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ehdesk.services.recordings.understood import NotUnderstood

_HEAD: Final = 27
_FIRST: Final = 2
_OPENINGS: Final = {b"OpusHead": b"OpusTags", b"\x01vorbis": b"\x03vorbis"}
"""How the packet of comments begins, by how the one before it does."""


@dataclass(slots=True)
class _Page:
    flags: int
    serial: int
    head: bytes
    lengths: bytes
    body: bytes

    @property
    def packed(self) -> bytes:
        return self.head + self.lengths + self.body

    def put(self, body: bytes) -> None:
        """Another body of the same size, with its sum."""
        self.body, self.head = body, self.head[:22] + bytes(4) + self.head[26:]
        self.head = self.head[:22] + struct.pack("<I", _sum(self.packed)) + self.head[26:]


def bare(content: bytes) -> bytes:
    """One sound, or several one behind the other. Raises NotUnderstood, struct.error."""
    pages = [*_pages(content)]
    for place, page in enumerate(pages):
        if page.flags & _FIRST:
            _without_comments(pages, place)
        elif place == 0 or page.serial != pages[place - 1].serial:
            raise NotUnderstood  # a film, or something else beside the sound
    return b"".join(page.packed for page in pages)


def _pages(content: bytes) -> Iterator[_Page]:
    place = 0
    while place < len(content):
        head = content[place : place + _HEAD]
        magic, version, flags, _position, serial, _number, _sum, count = struct.unpack("<4sBBqIIIB", head)
        lengths = content[place + _HEAD : place + _HEAD + count]
        body = content[place + _HEAD + count : place + _HEAD + count + sum(lengths)]
        if magic != b"OggS" or version != 0 or len(body) != sum(lengths):
            raise NotUnderstood
        yield _Page(flags, serial, head, lengths, body)
        place += _HEAD + count + len(body)


def _without_comments(pages: Sequence[_Page], start: int) -> None:
    """The second packet begins the second page, and goes on over as many as it needs."""
    begins = next((second for first, second in _OPENINGS.items() if pages[start].body.startswith(first)), None)
    if begins is None or start + 1 == len(pages) or not pages[start + 1].body.startswith(begins):
        raise NotUnderstood
    parts, is_whole = list[tuple[_Page, int]](), False
    for page in (pages[place] for place in range(start + 1, len(pages))):
        size = 0
        for length in page.lengths:
            size += length
            if is_whole := length < 255:
                break
        parts.append((page, size))
        if is_whole:
            break
    if not is_whole:
        raise NotUnderstood
    packet = _empty(begins, sum(size for _page, size in parts))
    for page, size in parts:
        page.put(packet[:size] + page.body[size:])
        packet = packet[size:]


def _empty(begins: bytes, size: int) -> bytes:
    """A packet of so many bytes in which nothing is said."""
    end = b"\x01" if begins.endswith(b"vorbis") else b""
    spaces = size - len(begins) - 8 - len(end)
    if spaces < 0:
        raise NotUnderstood
    return begins + struct.pack("<I", spaces) + b" " * spaces + bytes(4) + end


def _table() -> Iterator[int]:
    for byte in range(256):
        rest = byte << 24
        for _bit in range(8):
            rest = (rest << 1 ^ (0x04C11DB7 if rest & 0x80000000 else 0)) & 0xFFFFFFFF
        yield rest


_SUMS: Final = tuple(_table())


def _sum(page: bytes) -> int:
    rest = 0
    for byte in page:
        rest = (rest << 8 & 0xFFFFFFFF) ^ _SUMS[rest >> 24 ^ byte]
    return rest
