"""WebM: what is needed to play it stays where it stands, and all else becomes `Void` elements of the same size.

Sources: RFC 8794 (EBML), RFC 9559 (Matroska), the WebM container guidelines.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ehdesk.services.recordings.understood import NotUnderstood

_EBML, _SEGMENT, _CLUSTER, _INFO, _TRACKS, _TRACK = 0x1A45DFA3, 0x18538067, 0x1F43B675, 0x1549A966, 0x1654AE6B, 0xAE
_OPEN: Final = frozenset({_SEGMENT, _CLUSTER})
"""A browser writes these without saying how long they are: their parts are read on as if they stood beside them."""
_WHOLE: Final = frozenset({_EBML, 0x114D9B74, 0x1C53BB6B, 0xE7, 0xA3, 0xA0, 0xA7, 0xAB})
"""What it is, where to seek, and the samples with their times."""
_OF_INFO: Final = frozenset({0x2AD7B1, 0x4489})
_PROGRAMS: Final = frozenset({0x4D80, 0x5741})
"""They must be there; they say nothing then."""
_KIND, _CODEC = 0x83, 0x86
_OF_TRACK: Final = frozenset(
    {
        *(0xD7, 0x73C5, _KIND, 0xB9, 0x88, 0x55AA, 0x9C, 0x6DE7, 0x6DF8, 0x23E383, 0x55EE, 0x22B59C),
        *(_CODEC, 0x63A2, 0x56AA, 0x56BB, 0xE0, 0xE1),
    }
)
_MOST: Final = 2_000_000
"""Elements; ten hours of sound have no more."""
_SEEN, _HEARD = b"\x01", b"\x02"
_CODECS: Final = (b"V_VP8", b"V_VP9", b"V_AV1", b"V_MPEG4/ISO/AVC", b"A_OPUS")
"""Not Vorbis: the comments of that stand in its settings."""


@dataclass(frozen=True, slots=True)
class _Element:
    id: int
    start: int
    inside: int
    end: int


def bare(content: bytes) -> tuple[bytes, bool]:
    """It, without what is not needed; and whether there is anything to see. Raises NotUnderstood, IndexError."""
    made, kinds = bytearray(content), set[bytes]()
    for count, one in enumerate(_elements(content, 0, len(content))):
        if count == _MOST:
            raise NotUnderstood
        if one.id == _EBML and b"webm" not in content[one.inside : one.end]:
            raise NotUnderstood
        if one.id == _INFO:
            _keep_info(content, made, one)
        elif one.id == _TRACKS:
            kinds |= _keep_tracks(content, made, one)
        elif one.id not in _WHOLE | _OPEN:
            _void(made, one)
    if not kinds:
        raise NotUnderstood
    return bytes(made), _SEEN in kinds


def _elements(content: bytes, start: int, end: int) -> Iterator[_Element]:
    while start < end:
        id, at = _number(content, start, has_mark=True)
        size, inside = _number(content, at, has_mark=False)
        is_open = id in _OPEN
        if inside > end or (not is_open and inside + size > end):
            raise NotUnderstood
        yield _Element(id, start, inside, inside if is_open else inside + size)
        start = inside if is_open else inside + size


def _number(content: bytes, start: int, *, has_mark: bool) -> tuple[int, int]:
    """A number of as many bytes as its first one says, and where it ends."""
    length = 9 - content[start].bit_length()
    if length > 8:
        raise NotUnderstood
    found = int.from_bytes(content[start : start + length])
    return found if has_mark else found & ((1 << 7 * length) - 1), start + length


def _keep_info(content: bytes, made: bytearray, info: _Element) -> None:
    for one in _elements(content, info.inside, info.end):
        if one.id in _PROGRAMS:
            made[one.inside : one.end] = bytes(one.end - one.inside)
        elif one.id not in _OF_INFO:
            _void(made, one)


def _keep_tracks(content: bytes, made: bytearray, tracks: _Element) -> set[bytes]:
    kinds = set[bytes]()
    for one in _elements(content, tracks.inside, tracks.end):
        if one.id == _TRACK:
            kinds.add(_keep_track(content, made, one))
        else:
            _void(made, one)
    return kinds


def _keep_track(content: bytes, made: bytearray, track: _Element) -> bytes:
    """Its kind: to see or to hear, and nothing else."""
    said = {}
    for one in _elements(content, track.inside, track.end):
        said[one.id] = content[one.inside : one.end]
        if one.id not in _OF_TRACK:
            _void(made, one)
    kind = said.get(_KIND, b"")
    if kind not in (_SEEN, _HEARD) or said.get(_CODEC, b"").rstrip(b"\0") not in _CODECS:
        raise NotUnderstood
    return kind


def _void(made: bytearray, one: _Element) -> None:
    rest = one.end - one.start - 2
    size = bytes((0x80 | rest,)) if rest < 0x7F else (1 << 56 | rest - 7).to_bytes(8)
    made[one.start : one.end] = b"\xec" + size + bytes(one.end - one.start - 1 - len(size))
