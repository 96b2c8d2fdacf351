"""A picture without what the camera wrote into it: where it was taken, when, by which telephone, with whose name.

The picture itself is copied bit by bit, never drawn again. Which way up it is stays; so do its colours. Nothing
stays of other words, thumbnails, and what lies behind the end (a telephone's film or second picture). A PDF is kept
as it is.

Sources: JPEG, ITU-T T.81 annex B; Exif 3.0 for which way up; PNG, W3C third edition.
"""

import re
import struct
from collections.abc import Generator, Iterator
from typing import BinaryIO, Final

from ehdesk.domain.attachment import Media

_PIECE: Final = 1 << 16
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_DRAWN: Final = frozenset({*range(0xC0, 0xD0), _SCAN, 0xDB, 0xDC, 0xDD})
_JFIF, _EXIF, _COLOURS, _ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
_ADOBE_SIZE: Final = 12
_MOST_STRAY: Final = 1 << 16
"""The bytes between two segments that are passed over, as every viewer does."""
_MARKER: Final = re.compile(rb"(?<!\xff)\xff++([^\x00\xd0-\xd7])", re.DOTALL)
"""Looked for from the first byte of each run alone: a file that is nothing else would take hours otherwise."""
_WHICH_WAY_UP: Final = 0x0112
_PNG_START: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"sBIT",
        b"pHYs",
        b"bKGD",
        b"cICP",
    }
)
_LONGEST_PNG_CHUNK: Final = 64 << 20


class BrokenPicture(Exception):
    """Bytes that begin as a picture and do not go on as one."""


def stripped(file: BinaryIO, media: Media) -> Iterator[bytes]:
    """The content of a file from its beginning, piece by piece. Raises BrokenPicture, OSError."""
    match media:
        case Media.JPEG:
            yield from _jpeg(file)
        case Media.PNG:
            yield from _png(file)
        case Media.PDF:
            while piece := file.read(_PIECE):
                yield piece


def _jpeg(file: BinaryIO) -> Iterator[bytes]:
    if _exactly(file, 2) != bytes((0xFF, _START)):
        raise BrokenPicture
    yield bytes((0xFF, _START))
    marker = _next_marker(file)
    while marker not in (_END, _START):
        if marker in _ALONE:
            marker = _next_marker(file)
            continue
        body = _segment(file)
        if (kept := _kept(marker, body)) is not None:
            yield bytes((0xFF, marker)) + (len(kept) + 2).to_bytes(2) + kept
        if marker != _SCAN:
            marker = _next_marker(file)
            continue
        marker = yield from _scan(file)
    yield bytes((0xFF, _END))


def _scan(file: BinaryIO) -> Generator[bytes, None, int]:
    """What is drawn, up to the next marker, which it returns. A file that was cut short shows as much as it has."""
    held = b""
    while piece := file.read(_PIECE):
        held += piece
        if (found := _MARKER.search(held)) is not None:
            yield held[: found.start()]
            file.seek(found.end() - len(held), 1)
            return found[1][0]
        drawn = held.rstrip(b"\xff")
        yield drawn
        held = b"\xff" if len(drawn) < len(held) else b""
    return _END


def _kept(marker: int, body: bytes) -> bytes | None:
    """What stays of a segment; None for nothing of it."""
    if marker == _EXIF:
        return _only_which_way_up(body)
    if marker == _JFIF and body.startswith(b"JFIF\0"):
        return body[:12] + bytes(2)  # it has no thumbnail any more
    if marker == _COLOURS and body.startswith(b"ICC_PROFILE\0"):
        return body
    if marker == _ADOBE and body.startswith(b"Adobe"):
        return body[:_ADOBE_SIZE]
    return body if marker in _DRAWN else None


def _only_which_way_up(body: bytes) -> bytes | None:
    way = _which_way_up(body)
    if way is None:
        return None
    entry = struct.pack(">HHIHH", _WHICH_WAY_UP, 3, 1, way, 0)
    return b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)


def _which_way_up(body: bytes) -> int | None:
    """One to eight, as Exif counts; None where it does not say, or says it in no known way."""
    tiff = body[6:] if body.startswith(b"Exif\0\0") else b""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    try:
        if order is None:
            return None
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for place in range(count):
            tag, kind, _count, way = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * place)
            if (tag, kind) == (_WHICH_WAY_UP, 3):
                return way if 1 <= way <= 8 else None
    except struct.error:
        return None
    return None


def _png(file: BinaryIO) -> Iterator[bytes]:
    if _exactly(file, len(_PNG_START)) != _PNG_START:
        raise BrokenPicture
    yield _PNG_START
    name = b""
    while name != b"IEND":
        head = _exactly(file, 8)
        length, name = int.from_bytes(head[:4]), head[4:]
        if length > _LONGEST_PNG_CHUNK:
            raise BrokenPicture
        is_kept = name in _PNG_KEPT
        if is_kept:
            yield head
        left = length + 4
        while left:
            piece = _exactly(file, min(left, _PIECE))
            left -= len(piece)
            if is_kept:
                yield piece


def _next_marker(file: BinaryIO) -> int:
    """The marker of the next segment; stray bytes before it are left out."""
    stray = 0
    while True:
        while _exactly(file, 1) != b"\xff":
            stray += 1
            if stray > _MOST_STRAY:
                raise BrokenPicture
        while (marker := _exactly(file, 1)[0]) == 0xFF:
            pass
        if marker:  # after FF a nought is no marker
            return marker


def _segment(file: BinaryIO) -> bytes:
    length = int.from_bytes(_exactly(file, 2))
    if length < 2:
        raise BrokenPicture
    return _exactly(file, length - 2)


def _exactly(file: BinaryIO, size: int) -> bytes:
    found = file.read(size)
    if len(found) < size:
        raise BrokenPicture
    return found
