"""Where the versions of a database's pages lie: in its file, and in its write-ahead log, of which each save adds some.

A row may go on in other pages. In which version of them depends on when it was written: a page that a later save took
for something else tells nothing of it any more.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from ehdesk.store.read_around import piece_of
from ehdesk.store.wal import PAGE
from ehdesk.store.wal_frames import Frame, frames_of

Way = Callable[[int], int]
"""To a place where a page lies, by its number. It raises ValueError where there is none."""
PlacesByPage = Mapping[int, list[int]]


class PageVersions:
    """Places count from the oldest: what earlier rounds of the log left, the database, the log, and `unsaved`, which
    nobody can tell was ever saved. A page of the database is in memory only while it is read. `is_log_whole` where
    SQLite stops at no damage in the log.

    Files that are missing hold none. Raises OSError where one cannot be opened.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        frames = frames_of(database.with_name(f"{database.name}-wal"))
        self.is_log_whole = frames.is_read_whole
        self._first = len(frames.earlier)
        self._behind = self._first + (database.stat().st_size // PAGE if database.is_file() else 0)
        end = self._behind + len(frames.saved)
        self.saved, self.unsaved = range(end), range(end, end + len(frames.unsaved))
        self._frames = dict(enumerate(frames.earlier))
        self._frames |= enumerate((*frames.saved, *frames.unsaved), self._behind)
        self._ends = _ends(self._frames)
        self._in_log = _by_page(self._frames)
        self._fitting = _by_page({place: frame for place, frame in self._frames.items() if frame.fits})

    def opened(self) -> BinaryIO:
        """The database, for `at`."""
        return self._database.open("rb", buffering=0) if self._behind > self._first else BytesIO()

    def at(self, file: BinaryIO, place: int) -> memoryview:
        """The page that lies there, as it is encrypted."""
        if place in self._frames:
            return self._frames[place].content
        return memoryview(piece_of(file, (place - self._first) * PAGE, PAGE))

    def number(self, place: int) -> int:
        """Which page that is."""
        return self._frames[place].page if place in self._frames else place - self._first + 1

    def is_sole(self, place: int) -> bool:
        """Is there no other version of it?"""
        return len(self._places(self._in_log, self.number(place))) == 1

    def ways(self, place: int) -> Iterator[Way]:
        """The ways on from a page, the likeliest first: as its own save left the others; the same without frames that
        do not fit, whose very numbers may be wrong; as the last save left them; and as they lie in the database.
        """
        own = self._ends.get(place, self._behind - 1)
        yield partial(self._latest, self._in_log, own)
        for until in (own, self.saved.stop - 1, self._behind - 1):
            yield partial(self._latest, self._fitting, until)

    def _latest(self, in_log: PlacesByPage, until: int, number: int) -> int:
        """The latest version up to a place; where there is none, the first one after it."""
        if not (places := self._places(in_log, number)):
            raise ValueError("cut off")
        return max((place for place in places if place <= until), default=places[0])

    def _places(self, in_log: PlacesByPage, number: int) -> list[int]:
        place = self._first + number - 1
        in_file = [place] if self._first <= place < self._behind else []
        return sorted([*in_log.get(number, ()), *in_file])


def _by_page(frames: Mapping[int, Frame]) -> PlacesByPage:
    found = dict[int, list[int]]()
    for place, frame in frames.items():
        found.setdefault(frame.page, []).append(place)
    return found


def _ends(frames: Mapping[int, Frame]) -> Mapping[int, int]:
    """Where the save of each frame ends."""
    found = dict[int, int]()
    for place in sorted(frames, reverse=True):
        is_last = frames[place].ends_save or place + 1 not in frames
        found[place] = place if is_last else found[place + 1]
    return found
