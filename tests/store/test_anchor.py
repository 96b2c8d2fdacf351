"""The anchor: two places that take turns, so that a power cut while one is written leaves the other."""

from itertools import pairwise
from pathlib import Path

import pytest

from ehdesk.store.anchor import NAME, Anchor, Mark

KEY = bytes(range(32))
MARKS = [Mark(commits, commits * 2, bytes([commits]) * 32) for commits in range(4, 9)]


@pytest.fixture
def anchor(tmp_path: Path) -> Anchor:
    anchor = Anchor(tmp_path, KEY)
    anchor.begin(MARKS[0])
    return anchor


def left_by(half: slice, folder: Path) -> Mark | None:
    """What can be read when one half of the file holds nothing of use."""
    content = (folder / NAME).read_bytes()
    damaged = bytearray(content)
    damaged[half] = bytes(len(damaged[half]))
    (folder / NAME).write_bytes(damaged)
    found = Anchor(folder, KEY).read()
    (folder / NAME).write_bytes(content)
    return found


@pytest.mark.parametrize("write", [Anchor.move, Anchor.settle])
def test_whichever_place_is_lost_the_other_holds_the_mark_or_the_one_before(tmp_path: Path, anchor: Anchor, write):
    middle = (tmp_path / NAME).stat().st_size // 2
    halves = slice(0, middle), slice(middle, None)
    assert [left_by(half, tmp_path) for half in halves] == [MARKS[0]] * 2
    for before, mark in pairwise(MARKS):
        write(anchor, mark)
        assert Anchor(tmp_path, KEY).read() == mark
        assert {left_by(half, tmp_path) for half in halves} == {before, mark}
