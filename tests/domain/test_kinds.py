"""Which version of a field is shown while several stand."""

import pytest
from hypothesis import given

from ehdesk.domain import kinds
from ehdesk.domain.member_facts import FACTS
from ehdesk.domain.merge import Head, Heads
from tests.builders import new_id
from tests.domain.histories import VALUES


def heads(*values: object) -> Heads:
    """Newest first."""
    return tuple(Head(new_id(), len(values) - place, new_id(), value) for place, value in enumerate(values))


def test_most_fields_show_the_newest():
    assert kinds.shown("goal", "words", heads("new", "old")) == "new"


def test_nothing_is_shown_for_a_field_that_nobody_filled_in():
    assert kinds.shown("goal", "words", ()) is None


@pytest.mark.parametrize("order", [("safe", "not safe"), ("not safe", "safe"), ("not safe", None)])
def test_a_contact_that_anyone_calls_unsafe_is_unsafe(order: tuple[object, ...]):
    assert kinds.shown("member", "safe_contact", heads(*order)) == "not safe"


def test_an_address_is_kept_from_everybody_whom_any_version_names():
    assert kinds.shown("household", "kept_from", heads(["b"], ["a", "b"])) == ["a", "b"]


def test_what_the_family_shares_is_kept_from_everybody_whom_any_version_names():
    assert kinds.shown("agreement", "must_not_see", heads(["b"], ["a", "b"])) == ["a", "b"]
    assert (
        kinds.shown("agreement", "others_must_not_see", heads("His brother", "", "Housing")) == "Housing\nHis brother"
    )


def test_whatever_anybody_lists_in_a_set_stands_together_and_nobody_is_asked():
    several = heads(["b", "c"], ["a", "b"], None)
    assert kinds.shown("action", "owners", several) == ["a", "b", "c"]
    assert not kinds.differ("action", "owners", several)
    assert not kinds.is_protective("action", "owners")
    assert kinds.shown("action", "owners", heads(["1"], [1], [True], [1.0], [True])) == [True, 1.0, 1, "1"]


@pytest.mark.parametrize(("kind", "field"), [("household", "kept_from"), ("agreement", "agreed_to")])
def test_where_taking_somebody_out_must_not_go_under_somebody_is_asked(kind: str, field: str):
    assert kinds.differ(kind, field, heads(["a"], ["b"]))


def test_every_fact_of_a_member_that_holds_several_is_a_set():
    for fact in FACTS.values():
        assert kinds.differ("member", fact.name, heads(["a"], ["b"])) == (not fact.shape.is_list)


def test_a_text_on_which_everyone_agrees_stays_as_it_is():
    assert kinds.shown("agreement", "others_must_not_see", heads("Housing", "Housing")) == "Housing"


@given(VALUES, VALUES)
def test_no_value_makes_a_policy_stumble(one: object, two: object):
    for kind, field in (
        ("household", "kept_from"),
        ("member", "safe_contact"),
        ("agreement", "must_not_see"),
        ("agreement", "others_must_not_see"),
        ("action", "owners"),
        ("assessment", "together_now/level/level_of_need"),
    ):
        kinds.shown(kind, field, heads(one, two))
