"""Walking a write-ahead log: what it holds, and where it is broken."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ehdesk.store.wal import PAGE, Walk, walk

FRAME = 24 + PAGE


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Ten saves of several pages each, none of them in the database yet. Encryption makes no difference to a log."""
    with closing(sqlite3.connect(tmp_path / "live.db", isolation_level=None)) as db:
        for statement in _statements():
            db.execute(statement)
        (tmp_path / "copied").mkdir()
        shutil.copy(tmp_path / "live.db", tmp_path / "copied" / "copied.db")
        return Path(shutil.copy(tmp_path / "live.db-wal", tmp_path / "copied" / "copied-wal"))


def _statements() -> Iterator[str]:
    yield "pragma page_size = 4096"
    yield "pragma journal_mode = wal"
    yield "pragma wal_autocheckpoint = 0"
    yield "create table note (words text)"
    yield from ["insert into note values (hex(randomblob(9000)))"] * 10


def with_one_more_save(log: Path, size: int) -> bytes:
    """The log after one save more, of so many bytes."""
    place = Path(shutil.copytree(log.parent, log.parent.with_name(f"{log.parent.name} {size}")))
    (place / "copied-wal").rename(place / "copied.db-wal")
    with closing(sqlite3.connect(place / "copied.db", isolation_level=None)) as db:
        db.execute("pragma wal_autocheckpoint = 0")
        db.execute("insert into note values (hex(randomblob(?)))", (size // 2,))
        return (place / "copied.db-wal").read_bytes()


def frames(log: Path) -> int:
    return (log.stat().st_size - 32) // FRAME


def test_a_whole_log_carries_every_page(log: Path):
    found = walk(log)
    assert (found.trouble, found.pages) == ("", frozenset(range(1, found.database_pages + 1)))


def test_no_log_and_an_empty_one_hold_nothing(tmp_path: Path):
    assert walk(tmp_path / "none") == Walk()
    (tmp_path / "empty").write_bytes(b"")
    assert walk(tmp_path / "empty") == Walk()


@pytest.mark.parametrize("missing", [1, 100, FRAME - 1, FRAME, FRAME + 1])
def test_an_unfinished_last_save_is_nothing_wrong(log: Path, missing: int):
    whole = walk(log)
    log.write_bytes(log.read_bytes()[:-missing])
    assert walk(log).trouble == ""
    assert walk(log).database_pages < whole.database_pages


def test_a_bit_flipped_in_any_frame_with_saves_behind_it_is_trouble(log: Path):
    content = log.read_bytes()
    for frame in range(0, frames(log) - 12, 3):
        flipped = bytearray(content)
        flipped[32 + frame * FRAME + 2000] ^= 1
        log.write_bytes(flipped)
        assert "in the middle" in walk(log).trouble


def test_so_is_one_in_the_frame_that_ends_the_save_before_the_last(log: Path):
    content = log.read_bytes()
    ends = [place for place in range(32, len(content), FRAME) if any(content[place + 4 : place + 8])]
    for place in (ends[-2] + 10, ends[-2] + 2000):
        flipped = bytearray(content)
        flipped[place] ^= 1
        log.write_bytes(flipped)
        assert "in the middle" in walk(log).trouble


@pytest.mark.parametrize("place", range(0, 32, 3))
def test_a_bit_flipped_in_the_header_is_trouble(log: Path, place: int):
    content = bytearray(log.read_bytes())
    content[place] ^= 1
    log.write_bytes(content)
    assert "beginning" in walk(log).trouble


def test_left_overs_of_an_earlier_round_are_nothing_wrong(log: Path):
    content = bytearray(log.read_bytes())
    middle = 32 + (frames(log) // 2) * FRAME
    for frame in range(middle, len(content), FRAME):
        content[frame + 8] ^= 1
    log.write_bytes(content)
    assert walk(log).trouble == ""


def test_what_failed_saves_left_behind_the_last_good_one_is_nothing_wrong(log: Path):
    """Each was written over the one before, from the same place, and the disk failed to say that it was there."""
    before = log.read_bytes()
    long, shorter, good = (with_one_more_save(log, size) for size in (80_000, 40_000, 100))
    assert len(before) < len(good) < len(shorter) < len(long)
    log.write_bytes(good + shorter[len(good) :] + long[len(shorter) :])
    found = walk(log)
    log.write_bytes(good)
    assert found == walk(log)
