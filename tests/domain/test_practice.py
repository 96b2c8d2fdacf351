"""The mark of practice in an id: seen there, and in the way of nothing."""

from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain.practice import is_practice, marked
from tests.builders import new_id


@given(st.uuids(version=4).map(str))
def test_an_id_has_the_mark_only_when_it_was_given_it(id: str):
    assert is_practice(marked(id))
    assert marked(marked(id)) == marked(id)
    assert not is_practice(id)


def test_what_was_made_first_comes_first_also_over_minutes():
    first = new_id()
    made = [f"{int(first[:8], 16) + step:08x}{first[8:]}" for step in range(6)]  # some 65 seconds each
    assert sorted(map(marked, made)) == list(map(marked, made))
