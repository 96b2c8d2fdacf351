"""Every page that lies in a write-ahead log, told apart by whether it was ever saved.

SQLite writes from the beginning again once all is in the database, so behind the saves of now lie those of earlier
rounds; and behind the last save lies what is left of saves that were cut off or failed. Each round has its own salts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ehdesk.store.read_around import bytes_of
from ehdesk.store.wal import HEADER_SIZE, Log, Sums, log_of, walked


@dataclass(frozen=True, slots=True)
class Frame:
    """A page by its number, whether its save ends with it, and whether it `fits`: its checksum does, on what lies
    before it."""

    page: int
    content: memoryview
    ends_save: bool
    fits: bool


class Frames(NamedTuple):
    """`earlier` were saved in rounds before this one, the oldest first; `saved` in this one; of the `unsaved` nothing
    proves that their saves were ever done. `is_read_whole` where SQLite stops at no damage among the saves."""

    earlier: Sequence[Frame] = ()
    saved: Sequence[Frame] = ()
    unsaved: Sequence[Frame] = ()
    is_read_whole: bool = True


def frames_of(path: Path) -> Frames:
    """All frames of a log, whatever is damaged among them."""
    content = bytes_of(path)
    if len(content) < HEADER_SIZE:
        return Frames()
    log = log_of(content)
    this, *before = _rounds(log)
    saved, unsaved = _parted(log, this, log.beginning if log.is_headed else None)
    earlier = list[Frame]()
    for frames in reversed(before):
        then_saved, then_unsaved = _parted(log, frames, None)
        earlier, unsaved = earlier + then_saved, then_unsaved + unsaved
    return Frames(earlier, saved, unsaved, not walked(log).trouble)


def _rounds(log: Log) -> list[list[int]]:
    """Where the frames of each round begin, this one first: it was written over the others."""
    salts = set(log.salts) - {0}
    rounds: dict[object, list[int]] = {"now": []}
    for frame in log.frames:
        its = log.salts_of(frame)
        rounds.setdefault("now" if salts.intersection(its) else its, []).append(frame)
    now, *others = rounds.values()
    return [now, *others] if now else others or [[]]


def _parted(log: Log, frames: Sequence[int], start: Sums | None) -> tuple[list[Frame], list[Frame]]:
    """Those that were saved, and the rest.

    A save is on the disk for good before the next one begins. So one is done that follows on, unbroken, from the log's
    beginning or from another one that is done, and one that something follows on from.
    """
    found, saved, is_done, sums = list[Frame](), 0, start is not None, start
    for frame in frames:
        fits = sums is not None and log.sums_after(frame, sums) is not None
        if fits and found and found[-1].ends_save:
            saved, is_done = len(found), True
        is_done = is_done and fits
        found.append(Frame(log.page(frame), log.content_of(frame), log.pages_after(frame) > 0, fits))
        if is_done and found[-1].ends_save:
            saved = len(found)
        sums = log.sums_at(frame)
    return found[:saved], found[saved:]
