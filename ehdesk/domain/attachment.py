"""A field of the kind `attachment`: it names a file's content by its hash, and holds nothing of it itself."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ehdesk.domain.body import Body
from ehdesk.domain.change import Value

CHUNK = 1 << 20
"""How many bytes a chunk has; the last one of a file has what is left."""
LARGEST = 50 << 20
"""The most bytes of one file that are kept: a photograph has a few MB, a long scanned letter twenty, an hour of talk
fifty."""
_HASH = re.compile(r"[0-9a-f]{64}")
_NAMES = frozenset({"hash", "media", "size"})


class Media(StrEnum):
    """What can be kept, by the names of RFC 6838."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    PDF = "application/pdf"
    MP3 = "audio/mpeg"
    WAV = "audio/wav"
    OGG = "audio/ogg"
    FLAC = "audio/flac"
    M4A = "audio/mp4"
    SOUND_3GP = "audio/3gpp"
    SOUND_WEBM = "audio/webm"
    MP4 = "video/mp4"
    MOV = "video/quicktime"
    FILM_3GP = "video/3gpp"
    WEBM = "video/webm"

    @property
    def ending(self) -> str:
        """What the name of such a file ends in."""
        return _ENDINGS[self]

    @property
    def is_sound(self) -> bool:
        """Is there something to hear, and nothing to see?"""
        return self.startswith("audio/")

    @property
    def is_film(self) -> bool:
        """Is it a moving picture, with its sound?"""
        return self.startswith("video/")

    @property
    def is_recording(self) -> bool:
        """A sound or a film."""
        return self.is_sound or self.is_film


_ENDINGS: Mapping[Media, str] = {
    Media.JPEG: "jpg",
    Media.PNG: "png",
    Media.PDF: "pdf",
    Media.MP3: "mp3",
    Media.WAV: "wav",
    Media.OGG: "ogg",
    Media.FLAC: "flac",
    Media.M4A: "m4a",
    Media.SOUND_3GP: "3gp",
    Media.SOUND_WEBM: "webm",
    Media.MP4: "mp4",
    Media.MOV: "mov",
    Media.FILM_3GP: "3gp",
    Media.WEBM: "webm",
}
_BEGINNINGS: Sequence[tuple[Media, re.Pattern[bytes]]] = [
    (media, re.compile(beginning, re.DOTALL))
    for media, beginning in (
        (Media.JPEG, rb"\xff\xd8\xff"),
        (Media.PNG, rb"\x89PNG\r\n\x1a\n"),
        (Media.PDF, rb"%PDF-"),
        (Media.WAV, rb"RIFF....WAVE"),
        (Media.OGG, rb"OggS"),
        (Media.FLAC, rb"fLaC"),
        (Media.M4A, rb"....ftypM4[AB]"),
        (Media.MOV, rb"....ftypqt  "),
        (Media.FILM_3GP, rb"....ftyp3g"),
        (Media.MP4, rb"....ftyp"),
        (Media.WEBM, rb"\x1a\x45\xdf\xa3"),
        (Media.MP3, rb"ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff]"),
    )
]
LONGEST_BEGINNING = 12


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
    """What a file is by its first bytes, whatever its name says; None for what cannot be kept.

    Whether there is anything to see in a recording only the whole of it says.
    """
    return next((media for media, first in _BEGINNINGS if first.match(beginning)), None)


def ending_of(media: str) -> str:
    """What the name of a file of this kind ends in, of a known kind or not."""
    return Media(media).ending if media in _ENDINGS else "bin"


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
