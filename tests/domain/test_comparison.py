"""Two readings side by side: every area is counted once, and turning them round turns up and down round."""

from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain.comparison import compared

AREAS = ("home", "money", "learning", "friends")
scores = st.dictionaries(st.sampled_from(AREAS), st.integers(1, 10))


@given(scores, scores)
def test_every_area_is_counted_once(before: dict[str, int], now: dict[str, int]):
    found = compared(AREAS, before, now)
    assert found.up + found.same + found.down + found.unscored == len(AREAS)
    assert [change.area for change in found.changes] == list(AREAS)


@given(scores, scores)
def test_turned_round_up_is_down(before: dict[str, int], now: dict[str, int]):
    there, back = compared(AREAS, before, now), compared(AREAS, now, before)
    assert (there.up, there.same, there.down) == (back.down, back.same, back.up)


@given(scores)
def test_a_reading_beside_itself_has_not_changed(said: dict[str, int]):
    found = compared(AREAS, said, said)
    assert (found.up, found.down, found.same) == (0, 0, len(said))


def test_an_area_without_a_score_on_one_side_is_not_compared():
    [change] = compared(("home",), {}, {"home": 3}).changes
    assert (change.before, change.now, change.by) == (None, 3, None)
