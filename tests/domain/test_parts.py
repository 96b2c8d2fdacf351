"""Parts of a form that were removed while somebody answered in them: by the definition, whatever came in first."""

from functools import partial

import pytest
from hypothesis import given, settings

from ehdesk.domain.merge import Head, State, touches
from ehdesk.domain.parts import is_part, last_place, last_places, parts_around, raced_parts
from tests.builders import new_id
from tests.domain import naive_merge as naive
from tests.domain.histories import IN_FORMS, History, histories


@settings(max_examples=300, deadline=None)
@given(histories(kinds=[IN_FORMS]))
def test_all_that_was_said_by_who_did_not_know_of_the_removal_is_found_whatever_order_it_came_in(history: History):
    state = State()
    for change in history.delivered:
        state.apply(change)
    for (family, record), found in state.records.items():
        own = [place for place in naive.places(history.changes) if place[:2] == (family, record)]
        parts = [place for place in own if naive.is_part(history.changes, place)]
        seen = partial(parents, history, family, record)
        expected = {part.field: naive.said_unaware(history.changes, part) for part in parts}
        raced = raced_parts(found.fields, [part.field for part in parts], seen)
        assert raced == {field: said for field, said in expected.items() if said}


def parents(history: History, family: str, record: str, field: str, change: str) -> tuple[str, ...]:
    found = [one for one in history.changes if (one.id, one.family) == (change, family)]
    seen = [each.parents for one in found for each in touches(one) if (each.record, each.field) == (record, field)]
    return seen[0] if seen else ()


@pytest.mark.parametrize(
    ("field", "parts"),
    [
        ("job[1]/shift[x]/day", ["job[1]", "job[1]/shift[x]"]),
        ("@note/job[1]/work", ["job[1]"]),
        ("@called/job[1]/shift[x]", ["job[1]", "job[1]/shift[x]"]),
        ("job[1]", ["job[1]"]),
        ("home/start", []),
        ("@done/job[1]", []),
        ("removed", []),
    ],
)
def test_what_stands_in_a_field_lies_in_these_parts(field: str, parts: list[str]):
    assert list(parts_around(field)) == parts
    assert is_part(field) == (field in parts)


def test_a_field_that_nests_beyond_all_reason_holds_nothing_up():
    assert list(parts_around("]" * 1_000_000)) == ["]" * deep for deep in range(1, 17)]


def test_the_place_that_was_said_last_counts_whatever_came_in_first():
    heads = [Head(new_id(), at, new_id(), value) for at, value in ((2, "4"), (3, ""), (1, "7"))]
    assert last_places(["job[1]"], [*(("job[1]", head) for head in heads), ("job[2]", heads[0])]) == {"job[1]": "4"}


@pytest.mark.parametrize(
    ("part", "said", "place"), [("job[3]", ["", "2", "1"], "2"), ("job[3]", ["", None], "3"), ("job[x]", [""], "1")]
)
def test_it_comes_back_to_the_place_that_it_had_last(part: str, said: list[str | None], place: str):
    assert last_place(part, said) == place
