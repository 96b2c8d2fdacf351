"""A field of the kind `attachment`: it names a file's content by its hash, and holds nothing of it itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ehdesk.domain.body import Body
from ehdesk.domain.change import Value

CHUNK = 1 << 20
"""How many bytes a chunk has; the last one of a file has what is left."""
LARGEST = 50 << 20
"""The most bytes of one file that are kept: a photograph has a few MB, a long scanned letter twenty."""
_HASH = re.compile(r"[0-9a-f]{64}")
_NAMES = frozenset({"hash", "media", "size"})


class Media(StrEnum):
    """What can be kept and shown, by the names of RFC 6838."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    PDF = "application/pdf"


_BEGINNINGS: Mapping[Media, bytes] = {
    Media.JPEG: b"\xff\xd8\xff",
    Media.PNG: b"\x89PNG\r\n\x1a\n",
    Media.PDF: b"%PDF-",
}
LONGEST_BEGINNING = max(map(len, _BEGINNINGS.values()))


@dataclass(frozen=True, slots=True)
class Attachment:
    """Which content a record cites: SHA-256 of the whole (64 hex digits), what it is, and how many bytes.

    `media` is as it was recorded, a known one or not.
    """

    hash: str
    media: str
    size: int

    @property
    def value(self) -> Value:
        """How it stands in a field."""
        return {"hash": self.hash, "media": self.media, "size": self.size}


def media_of(beginning: bytes) -> Media | None:
    """What a file is by its first bytes, whatever its name says; None for what cannot be shown."""
    return next((media for media, first in _BEGINNINGS.items() if beginning.startswith(first)), None)


def is_hash(text: object) -> bool:
    """Is it SHA-256 in 64 small hex digits?"""
    return isinstance(text, str) and _HASH.fullmatch(text) is not None


def attachment_in(body: Body, name: str) -> Attachment | None:
    """The attachment that a field names; None where it names none, or nothing that could be one."""
    return _read(body.get(name))


def is_attachment(value: Value) -> bool:
    """Does such a value stand in a field?"""
    return _read(value) is not None


def cited_in(fields: Body) -> Iterator[Attachment]:
    """Every attachment that these fields name."""
    for value in fields.values():
        if (found := _read(value)) is not None:
            yield found


def _read(value: Value) -> Attachment | None:
    if not isinstance(value, Mapping) or not value.keys() >= _NAMES:
        return None
    hash, media, size = value["hash"], value["media"], value["size"]
    is_size = isinstance(size, int) and not isinstance(size, bool) and 0 < size <= LARGEST
    return Attachment(hash, media, size) if is_hash(hash) and isinstance(media, str) and is_size else None
