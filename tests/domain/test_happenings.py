"""What one person writes in one record in one go is told once, and nothing is left out."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain import kinds
from ehdesk.domain.change import Change, Edit
from ehdesk.domain.happenings import Deed, Happening, happenings_in, put_together

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
ONE = st.builds(
    lambda minutes, author, record, deed, field: Happening(
        NOON - timedelta(minutes=minutes), author, deed, record, kinds.MEMBER, {field: minutes}
    ),
    st.integers(0, 300),
    st.sampled_from(["ada", "ben"]),
    st.sampled_from(["leila", "adam"]),
    st.sampled_from([Deed.ADDED, Deed.CHANGED, Deed.REMOVED]),
    st.sampled_from(["name", "born"]),
)
STORY = st.lists(ONE, max_size=30).map(lambda found: sorted(found, key=lambda one: one.at, reverse=True))


@given(STORY)
def test_the_order_stays_and_no_field_of_anyone_is_left_out(story: list[Happening]):
    told = list(put_together(story))
    assert [one.at for one in told] == sorted((one.at for one in told), reverse=True)
    before = {(one.author, one.record, field) for one in story for field in one.fields}
    assert {(one.author, one.record, field) for one in told for field in one.fields} == before


@given(STORY)
def test_whatever_was_taken_away_is_told_by_itself(story: list[Happening]):
    def removals(found: list[Happening]) -> int:
        return sum(one.deed is Deed.REMOVED for one in found)

    assert removals(list(put_together(story))) == removals(story)


def at(minutes: int, deed: Deed, **fields: str) -> Happening:
    return Happening(NOON + timedelta(minutes=minutes), "ada", deed, "leila", kinds.MEMBER, fields)


def test_what_a_form_saved_field_by_field_is_one_happening_with_the_newest_value():
    newer = at(9, Deed.CHANGED, name="Leila H")
    [told] = put_together([newer, at(3, Deed.CHANGED, born="2012-01-01"), at(0, Deed.ADDED, name="Leila")])
    assert (told.deed, told.at, told.fields) == (Deed.ADDED, newer.at, {"name": "Leila H", "born": "2012-01-01"})


def test_what_was_written_hours_later_is_another_happening():
    assert len(list(put_together([at(300, Deed.CHANGED, name="x"), at(0, Deed.ADDED, name="y")]))) == 2


def test_a_change_tells_of_each_record_and_not_of_who_introduced_themselves():
    edits = (
        Edit("r1", kinds.GOAL, {"words": "Sleep"}),
        Edit("r2", kinds.ACTION, {"removed": True}),
        Edit("r3", kinds.ACTION, {"removed": False}),
        Edit("r4", kinds.PRACTITIONER, {"name": "Ada"}),
    )
    change = Change("c", "f", "ada", 0, "w", 1, b"", edits)
    told = {one.record: one.deed for one in happenings_in(change, {"r1": "c"}.get)}
    assert told == {"r1": Deed.ADDED, "r2": Deed.REMOVED, "r3": Deed.BROUGHT_BACK}
