"""MP4, M4A, 3GP and MOV: boxes within boxes.

What is needed to play it stays, byte by byte and where it stands. All else is zeros: a box that is not known becomes a
`free` one of the same size, so whatever points to a place in the file is right. Of the media data only the samples of
sound and of picture stay: telephones and cameras write a track of places beside them.

Sources: ISO/IEC 14496-12 (boxes, sample tables), Apple's QuickTime File Format (`hdlr`, `dref`).
"""

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from ehdesk.services.recordings.understood import NotUnderstood

_WITHIN: Final[Mapping[bytes, frozenset[bytes]]] = {
    b"moov": frozenset({b"mvhd", b"trak"}),
    b"trak": frozenset({b"tkhd", b"edts", b"mdia"}),
    b"edts": frozenset({b"elst"}),
    b"mdia": frozenset({b"mdhd", b"hdlr", b"minf"}),
    b"minf": frozenset({b"vmhd", b"smhd", b"hdlr", b"dinf", b"stbl"}),
    b"dinf": frozenset({b"dref"}),
    b"stbl": frozenset(
        {b"stsd", b"stts", b"ctts", b"cslg", b"stsc", b"stsz", b"stco", b"co64", b"stss", b"sdtp", b"sgpd", b"sbgp"}
    ),
}
_MOST: Final = 2_000_000
_FRAGMENTED: Final = frozenset({b"moof", b"mvex"})
_DATED: Final = frozenset({b"mvhd", b"tkhd", b"mdhd"})
_SEEN, _HEARD = b"vide", b"soun"


@dataclass(frozen=True, slots=True)
class _Box:
    name: bytes
    start: int
    inside: int
    end: int


@dataclass(frozen=True, slots=True)
class _Run:
    """The bytes of the samples that lie one behind the other."""

    start: int
    end: int


def bare(content: bytes) -> tuple[bytes, bool]:
    """It, without what is not needed; and whether there is anything to see. Raises NotUnderstood, struct.error."""
    made, tracks, data = bytearray(len(content)), list[bytes](), list[_Box]()
    runs: list[_Run] = []
    for box in _boxes(content, 0, len(content)):
        if box.name == b"mdat":
            data.append(box)
            made[box.start : box.inside] = content[box.start : box.inside]
        elif box.name == b"ftyp":
            made[box.start : box.end] = content[box.start : box.end]
        elif box.name == b"moov":
            tracks += _copy(content, made, box, runs)
        else:
            _empty(content, made, box)
    if not tracks:
        raise NotUnderstood
    _copy_samples(content, made, data, runs)
    return bytes(made), _SEEN in tracks


def _boxes(content: bytes, start: int, end: int) -> Iterator[_Box]:
    """Those that lie here one behind the other. Less than a box's head at the end is nothing."""
    while end - start >= 8:
        size, name = struct.unpack_from(">I4s", content, start)
        inside = start + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", content, inside)
            inside += 8
        elif size == 0 and end == len(content):
            size = end - start
        if name in _FRAGMENTED or start + size > end or inside > start + size:
            raise NotUnderstood
        yield _Box(name, start, inside, start + size)
        start += size


def _empty(content: bytes, made: bytearray, box: _Box) -> None:
    made[box.start : box.inside] = content[box.start : box.inside]
    made[box.start + 4 : box.start + 8] = b"free"


def _copy(content: bytes, made: bytearray, box: _Box, runs: list[_Run]) -> list[bytes]:
    """The box with what may stay in it; the kinds of the tracks in it, whose samples are added to the runs."""
    kinds = []
    made[box.start : box.inside] = content[box.start : box.inside]
    for one in _boxes(content, box.inside, box.end):
        if one.name == b"trak" and (kind := _kind(content, one)) in (_SEEN, _HEARD):
            kinds.append(kind)
            runs += _runs(content, one)
            _copy(content, made, one, runs)
        elif one.name == b"trak" or one.name not in _WITHIN[box.name]:
            _empty(content, made, one)
        elif one.name in _WITHIN:
            _copy(content, made, one, runs)
        else:
            _copy_leaf(content, made, one)
    return kinds


def _copy_leaf(content: bytes, made: bytearray, box: _Box) -> None:
    made[box.start : box.end] = content[box.start : box.end]
    if box.name in _DATED:  # when it was made, when changed
        _clear(made, box, 4, 20 if content[box.inside] == 1 else 12)
    elif box.name == b"hdlr":  # a name that some programs write
        _clear(made, box, 12, box.end)
    elif box.name == b"dref":
        for one in _boxes(content, box.inside + 8, box.end):
            if not content[one.inside + 3] & 1:
                raise NotUnderstood  # the samples lie in another file
            _clear(made, one, 4, one.end)


def _clear(made: bytearray, box: _Box, start: int, end: int) -> None:
    """Zeros between two places in what a box holds."""
    start, end = box.inside + start, min(box.inside + end, box.end)
    made[start:end] = bytes(max(0, end - start))


def _kind(content: bytes, track: _Box) -> bytes:
    handler = _one(content, track, b"mdia", b"hdlr")
    return content[handler.inside + 8 : handler.inside + 12]


def _one(content: bytes, box: _Box, *path: bytes) -> _Box:
    for name in path:
        found = [one for one in _boxes(content, box.inside, box.end) if one.name == name]
        if len(found) != 1:
            raise NotUnderstood
        [box] = found
    return box


def _runs(content: bytes, track: _Box) -> Iterator[_Run]:
    """Where the samples of a track lie."""
    table = _one(content, track, b"mdia", b"minf", b"stbl")
    starts = _starts(content, table)
    before = _sizes(content, table)
    sample = 0
    for chunk, samples in enumerate(_counts(content, table, len(starts))):
        size = before(sample + samples) - before(sample)
        yield _Run(starts[chunk], starts[chunk] + size)
        sample += samples


def _starts(content: bytes, table: _Box) -> tuple[int, ...]:
    """Where each chunk begins."""
    is_long = any(one.name == b"co64" for one in _boxes(content, table.inside, table.end))
    box = _one(content, table, b"co64" if is_long else b"stco")
    (count,) = struct.unpack_from(">I", content, box.inside + 4)
    _refuse_more(count, 8 if is_long else 4, box, 8)
    return struct.unpack_from(f">{count}{'Q' if is_long else 'I'}", content, box.inside + 8)


class _Sizes:
    """How many bytes the first so many samples have."""

    def __init__(self, each: int, count: int, sizes: tuple[int, ...]) -> None:
        self._each, self._count = each, count
        self._sums = [0, *accumulate(sizes)]

    def __call__(self, samples: int) -> int:
        if samples > self._count:
            raise NotUnderstood
        return samples * self._each if self._each else self._sums[samples]


def _sizes(content: bytes, table: _Box) -> _Sizes:
    box = _one(content, table, b"stsz")
    each, count = struct.unpack_from(">II", content, box.inside + 4)
    if each == 1:
        raise NotUnderstood  # an old film counts something else than bytes here
    if each:
        return _Sizes(each, count, ())
    _refuse_more(count, 4, box, 12)
    return _Sizes(0, count, struct.unpack_from(f">{count}I", content, box.inside + 12))


def _counts(content: bytes, table: _Box, chunks: int) -> Iterator[int]:
    """How many samples each chunk has."""
    box = _one(content, table, b"stsc")
    (count,) = struct.unpack_from(">I", content, box.inside + 4)
    _refuse_more(count, 12, box, 8)
    entries = [struct.unpack_from(">II", content, box.inside + 8 + 12 * place) for place in range(count)]
    firsts = [first for first, _samples in entries]
    if any(one >= other for one, other in pairwise(firsts)) or (chunks and firsts[:1] != [1]):
        raise NotUnderstood
    for chunk in range(1, chunks + 1):
        yield entries[bisect_right(firsts, chunk) - 1][1]


def _refuse_more(count: int, each: int, box: _Box, head: int) -> None:
    """A table says how many it has; no more than its box holds, and than any recording of this size has."""
    if count > _MOST or count * each > box.end - box.inside - head:
        raise NotUnderstood


def _copy_samples(content: bytes, made: bytearray, data: list[_Box], runs: list[_Run]) -> None:
    """All of them lie in the media data, and no two tables may name the same bytes over and over."""
    if sum(run.end - run.start for run in runs) > len(content):
        raise NotUnderstood
    ends = [box.end for box in data]
    for run in runs:
        place = bisect_left(ends, run.end)
        if place == len(data) or run.start < data[place].inside:
            raise NotUnderstood
        made[run.start : run.end] = content[run.start : run.end]
