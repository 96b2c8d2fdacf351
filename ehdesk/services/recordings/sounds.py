"""MP3, WAV and FLAC: only what is heard is copied.

Sources: ISO/IEC 11172-3 and 13818-3 (frames of MP3), RIFF (Microsoft and IBM, 1991), RFC 9639 (FLAC).
"""

import struct
from collections.abc import Iterator
from typing import Final

from ehdesk.services.recordings.understood import NotUnderstood

_BITRATES: Final = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
"""Of layer 3, in kbit a second: MPEG 1, and the two lower ones."""
_RATES: Final = (44100, 48000, 32000)
_MOST_STRAYS: Final = 100_000
"""How often something may look like a frame at first and be none."""
_WAV_KEPT: Final = frozenset({b"fmt ", b"fact", b"data"})
_FLAC_KEPT: Final = frozenset({0, 3})
"""What the sound is, and where to seek in it."""
_ENDLESS: Final = 0xFFFFFFFF


def bare_mp3(content: bytes) -> bytes:
    """Its frames; tags before, between and behind them are left out. Mostly it is frames, or something else."""
    kept = b"".join(_frames(content))
    if not kept or 2 * len(kept) < len(content) - _behind_id3(content):
        raise NotUnderstood
    return kept


def _frames(content: bytes) -> Iterator[bytes]:
    """A frame counts where another one follows it, or the end, or a tag."""
    place, strays = _behind_id3(content), 0
    while (place := content.find(b"\xff", place)) >= 0:
        length = _frame_size(content, place)
        end = place + length
        if length and (end == len(content) or _frame_size(content, end) or _is_tag(content, end)):
            yield content[place:end]
            place = end
        elif (strays := strays + 1) > _MOST_STRAYS:
            raise NotUnderstood
        else:
            place += 1


def _behind_id3(content: bytes) -> int:
    """It may hold a picture, in which something may look like a frame."""
    place = 0
    while content.startswith(b"ID3", place):
        a, b, c, d = content[place + 6 : place + 10]
        place += 10 + (a << 21 | b << 14 | c << 7 | d)
    return place


def _is_tag(content: bytes, place: int) -> bool:
    return content.startswith((b"TAG", b"ID3", b"APETAGEX", b"LYRICSBEGIN"), place)


def _frame_size(content: bytes, place: int) -> int:
    """How long the frame is that begins here; 0 where none does."""
    if place + 4 > len(content):
        return 0
    head = int.from_bytes(content[place : place + 4])
    version, layer, bitrate, rate = head >> 19 & 3, head >> 17 & 3, head >> 12 & 15, head >> 10 & 3
    if head >> 21 != 0x7FF or version == 1 or layer != 1 or bitrate in (0, 15) or rate == 3:
        return 0
    is_first = version == 3
    hertz = _RATES[rate] >> {3: 0, 2: 1, 0: 2}[version]
    bits = _BITRATES[0 if is_first else 1][bitrate] * 1000
    return (144 if is_first else 72) * bits // hertz + (head >> 9 & 1)


def bare_wav(content: bytes) -> bytes:
    """What it sounds like; a list of words, the device, an ID3 tag are left out."""
    kept, place, size = bytearray(), 12, len(content)
    while size - place >= 8:
        name, length = struct.unpack_from("<4sI", content, place)
        is_data = name == b"data"
        if is_data and length == _ENDLESS:
            length = size - place - 8
        if place + 8 + length > size:
            raise NotUnderstood
        if name in _WAV_KEPT:
            kept += struct.pack("<4sI", name, length) + content[place + 8 : place + 8 + length] + bytes(length % 2)
        place += 8 + length + length % 2
    if not kept.startswith(b"fmt ") or b"data" not in kept:
        raise NotUnderstood
    return struct.pack("<4sI4s", b"RIFF", len(kept) + 4, b"WAVE") + kept


def bare_flac(content: bytes) -> bytes:
    """What it is and its frames; words, pictures and what an application added are left out."""
    kept, place, is_last = list[bytes](), 4, False
    while not is_last:
        (head,) = struct.unpack_from(">I", content, place)
        is_last, kind, length = bool(head >> 31), head >> 24 & 0x7F, head & 0xFFFFFF
        if kind in _FLAC_KEPT:
            kept.append(bytes((kind,)) + content[place + 1 : place + 4 + length])
        place += 4 + length
    if not kept or kept[0][0] != 0 or content[place : place + 1] != b"\xff":
        raise NotUnderstood
    kept[-1] = bytes((kept[-1][0] | 0x80,)) + kept[-1][1:]
    end = len(content) - (128 if content[-128:].startswith(b"TAG") else 0)
    return b"fLaC" + b"".join(kept) + content[place:end]
