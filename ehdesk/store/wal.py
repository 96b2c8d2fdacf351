"""SQLite's write-ahead log, walked frame by frame as it lies on the disk.

SQLite stops reading at the first frame that does not fit and says nothing, so one flipped bit can hide every save that
follows it. Each frame carries the log's salts and a checksum over all before it, which needs no key to verify. The
format: sqlite.org/fileformat2.html#the_write_ahead_log.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

PAGE: Final = 4096
_HEADER: Final = struct.Struct(">8I")
HEADER_SIZE: Final = _HEADER.size
_FRAME: Final = struct.Struct(">6I")
_FRAME_SIZE: Final = _FRAME.size + PAGE
_MAGIC: Final = 0x377F0683
"""With its last bit clear the checksums are little-endian."""
_VERSION: Final = 3_007_000
_WORD: Final = 0xFFFFFFFF

Sums = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Walk:
    """What a log holds: how many pages the database has after its last save (0: nothing was saved), and which pages
    it carries. `trouble` says what is wrong in the middle of it; an unfinished last save is nothing wrong.
    """

    database_pages: int = 0
    pages: frozenset[int] = frozenset()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Log:
    """A log's bytes, its salts, and the byte order of its checksums (struct's letter).

    A checksum takes long, so each is worked out once: whoever asks for the same one again is answered from memory.
    """

    content: bytes
    salts: Sums
    order: str
    _known: dict[tuple[int, Sums], Sums] = field(default_factory=dict, repr=False, compare=False)

    @property
    def frames(self) -> Iterator[int]:
        """Where each whole frame begins."""
        yield from range(_HEADER.size, len(self.content) - _FRAME_SIZE + 1, _FRAME_SIZE)

    @property
    def beginning(self) -> Sums:
        """The checksum over what comes before the first frame."""
        return _sum(self.order, (0, 0), self.content[:24])

    @property
    def is_headed(self) -> bool:
        """Is its beginning as SQLite wrote it?"""
        magic, version, page, _round, _salt1, _salt2, *fit = _HEADER.unpack_from(self.content)
        return (magic | 1, version, page, tuple(fit)) == (_MAGIC, _VERSION, PAGE, self.beginning)

    def pages_after(self, frame: int) -> int:
        """How many pages the database has after the save that this frame ends; 0 in the middle of one."""
        return int(_FRAME.unpack_from(self.content, frame)[1])

    def page(self, frame: int) -> int:
        """The page that a frame carries."""
        return int(_FRAME.unpack_from(self.content, frame)[0])

    def content_of(self, frame: int) -> memoryview:
        """That page."""
        return memoryview(self.content)[frame + _FRAME.size : frame + _FRAME_SIZE]

    def salts_of(self, frame: int) -> Sums:
        """Which round of the log a frame was written in."""
        first, second = _FRAME.unpack_from(self.content, frame)[2:4]
        return first, second

    def is_of_this_log(self, frame: int) -> bool:
        """Not a left-over of an earlier round."""
        return self.salts_of(frame) == self.salts

    def sums_at(self, frame: int) -> Sums:
        """The checksum over everything up to this frame, as it says itself."""
        first, second = _FRAME.unpack_from(self.content, frame)[4:6]
        return first, second

    def sums_after(self, frame: int, sums: Sums) -> Sums | None:
        """The checksum over everything up to this frame, or None where it does not fit."""
        if (found := self._known.get((frame, sums))) is None:
            found = _sum(self.order, sums, self.content[frame : frame + 8] + self.content_of(frame))
            self._known[frame, sums] = found
        return found if self.sums_at(frame) == found else None


def walk(path: Path) -> Walk:
    """Read a log. No file, and one without a whole frame, hold nothing. Raises OSError where it cannot be opened."""
    try:
        with path.open("rb") as file:
            return _walk_through(file)
    except FileNotFoundError:
        return Walk()


def _walk_through(file: BinaryIO) -> Walk:
    try:
        content = file.read()
    except OSError:
        return Walk(trouble="its write-ahead log cannot be read.")
    return walked(log_of(content)) if len(content) >= HEADER_SIZE else Walk()


def log_of(content: bytes) -> Log:
    """A log by its bytes, a header of them at least. Of a damaged header nothing but its place is taken for granted."""
    magic, _version, _page, _round, *salts = _HEADER.unpack_from(content)[:6]
    return Log(content, (salts[0], salts[1]), ">" if magic == _MAGIC else "<")


def walked(log: Log) -> Walk:
    """What it holds, as SQLite reads it."""
    if len(log.content) < _HEADER.size + _FRAME_SIZE:
        return Walk()
    if not log.is_headed:
        return Walk(trouble="the beginning of its write-ahead log cannot be read.")
    frames, sums = log.frames, log.beginning
    database_pages, pages, pending = 0, set[int](), set[int]()
    for frame in frames:
        fit = log.sums_after(frame, sums) if log.is_of_this_log(frame) else None
        if fit is None:
            return Walk(database_pages, frozenset(pages), _trouble_behind(log, frame, frames))
        sums = fit
        pending.add(log.page(frame))
        if log.pages_after(frame):
            database_pages, pages, pending = log.pages_after(frame), pages | pending, set()
    return Walk(database_pages, frozenset(pages))


def _trouble_behind(log: Log, bad: int, frames: Iterator[int]) -> str:
    """Is what follows a bad frame more than the rest of saves that never finished?

    A save is on the disk for good before the next one begins. So where a frame follows on from the end of another save,
    that save was whole once, and so was the bad frame before it. Saves that failed one after the other were all written
    from the same place on: what is left of a longer one does not follow on from the end of a shorter one.
    """
    end = log.sums_at(bad) if log.pages_after(bad) else None
    for frame in frames:
        if not log.is_of_this_log(frame):
            return ""
        if end is not None and log.sums_after(frame, end) is not None:
            return "its write-ahead log is damaged in the middle, with saves behind the damage."
        end = log.sums_at(frame) if log.pages_after(frame) else None
    return ""


def _sum(order: str, sums: Sums, content: bytes) -> Sums:
    first, second = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _WORD
        second = (second + odd + first) & _WORD
    return first, second
