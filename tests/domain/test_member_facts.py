"""Which facts are asked of whom, and what is asked back about them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain import narrative
from ehdesk.domain.member_doubts import Doubt, doubts
from ehdesk.domain.member_facts import FACTS, Group, asked
from tests.domain.histories import VALUES

TODAY = date(2026, 11, 24)


def names(group: Group, **body: object) -> list[str]:
    return [fact.name for fact in asked(group, body)]


def test_nobody_asks_for_the_school_or_the_phone_of_a_baby_on_the_way():
    assert names(Group.SCHOOL, role="expected") == names(Group.REACH, role="expected") == []
    assert "due" in names(Group.WHO, role="expected")
    assert "born" not in names(Group.WHO, role="expected")


def test_a_child_has_a_school_and_an_adult_has_work():
    assert ("school" in names(Group.SCHOOL, role="child"), "work" in names(Group.SCHOOL, role="child")) == (True, False)
    assert ("school" in names(Group.SCHOOL, role="adult"), "work" in names(Group.SCHOOL, role="adult")) == (False, True)


def test_what_was_answered_once_is_never_hidden():
    assert "upn" in names(Group.SCHOOL, role="adult", upn="H801200001001")


def test_some_facts_are_only_asked_after_an_answer_that_leads_to_them():
    assert "interpreter_how" not in names(Group.CULTURE, role="adult", interpreter="no")
    assert "interpreter_how" in names(Group.CULTURE, role="adult", interpreter="sometimes")


def test_every_fact_that_leads_to_another_can_be_answered_so():
    for fact in FACTS.values():
        leading, answers = fact.after
        assert not leading or set(answers) <= set(FACTS[leading].options)


@pytest.mark.parametrize(
    ("role", "born", "doubt"),
    [
        ("child", "1066-10-14", Doubt.LONG_AGO),
        ("child", "2066-10-14", Doubt.TO_COME),
        ("child", "31 2 2015", Doubt.NO_AGE),
        ("adult", "2015-03-31", Doubt.YOUNG_ADULT),
        ("child", "1990-03-31", Doubt.GROWN_CHILD),
        ("child", "2015-03-31", None),
        ("child", "2026-11-24", None),
        ("adult", "1920-03-31", None),
        ("", "1988-05-17", None),
        ("child", "", None),
    ],
)
def test_a_day_of_birth_that_may_be_a_slip_is_asked_about(role: str, born: str, doubt: Doubt | None):
    assert doubts({"role": role, "born": born}, TODAY).get("born") is doubt


@pytest.mark.parametrize(
    ("days", "doubt"), [(-30, Doubt.DUE_LONG_AGO), (-7, None), (100, None), (290, None), (310, Doubt.DUE_FAR_OFF)]
)
def test_a_due_day_that_may_be_a_slip_is_asked_about(days: int, doubt: Doubt | None):
    due = (TODAY + timedelta(days=days)).isoformat()
    assert doubts({"role": "expected", "due": due}, TODAY).get("due") is doubt


@pytest.mark.parametrize(
    ("field", "written", "doubt"),
    [
        ("nhs_number", "943 476 5919", None),
        ("nhs_number", "943 476 5918", Doubt.NHS_CHECK),
        ("nhs_number", "943 476", Doubt.NHS_DIGITS),
        ("upn", "h801200001001", None),
        ("upn", "A801200001001", Doubt.UPN_CHECK),
        ("upn", "not known", Doubt.UPN_SHAPE),
        ("upn", "  ", None),
    ],
)
def test_a_number_that_may_be_a_slip_is_asked_about(field: str, written: str, doubt: Doubt | None):
    assert doubts({field: written}, TODAY).get(field) is doubt


@given(st.dictionaries(st.sampled_from([*FACTS]), VALUES))
def test_nothing_on_record_makes_a_question_stumble(body: dict[str, object]):
    doubts(body, TODAY)
    for group in Group:
        list(asked(group, body))


def test_free_words_can_be_written_from_two_versions_and_a_number_or_a_choice_cannot():
    assert narrative.is_narrative("member", "contact_how")
    assert not narrative.is_narrative("member", "nhs_number")
    assert not narrative.is_narrative("member", "ethnicity")
