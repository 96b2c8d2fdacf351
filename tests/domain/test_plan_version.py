"""Versions of a plan: what was kept is read back as it was, and every difference is told once."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain.change import RecordId
from ehdesk.domain.plan import is_unlikely, plan_from
from ehdesk.domain.plan_version import Change, differences, kept, version_from
from tests.builders import new_id

AUTUMN_DAY = date(2026, 11, 24)
words = st.text("abc", max_size=3)
ids = st.sampled_from([RecordId(one) for one in ("a", "b", "c", "d")])
of_goal = ("words", "how_known", "area", "source")
goals = st.dictionaries(ids, st.fixed_dictionaries(dict.fromkeys(of_goal, words)), max_size=4)
actions = st.dictionaries(
    ids, st.fixed_dictionaries({"goal": ids, "what": words, "who": words, "by": words, "progress": words}), max_size=4
)
of_plan = ("going_well", "if_worse", "meet_on", "meet_time", "meet_place", "meet_who", "review_on")
own = st.fixed_dictionaries(dict.fromkeys(of_plan, words))
plans = st.tuples(own, goals, actions)
Parts = tuple[dict[str, str], dict[RecordId, dict[str, str]], dict[RecordId, dict[str, str]]]


def plan_of(parts: Parts):
    return plan_from(parts[0], parts[1].items(), parts[2].items())


@given(plans)
def test_what_was_kept_is_read_back_as_it_was_over_the_wire_too(parts: Parts):
    field = json.loads(json.dumps(kept(parts[0], parts[1].items(), parts[2].items())))
    assert version_from(new_id(), field).plan == plan_of(parts)


@given(plans)
def test_a_plan_differs_from_itself_in_nothing(parts: Parts):
    assert differences(plan_of(parts), plan_of(parts), {}) == ()


@given(plans, plans)
def test_turned_round_added_is_taken_away_and_changed_is_changed(one: Parts, other: Parts):
    there, back = differences(plan_of(one), plan_of(other), {}), differences(plan_of(other), plan_of(one), {})
    assert sum(each.change is Change.ADDED for each in there) == sum(each.change is Change.TAKEN_AWAY for each in back)
    changed = sorted((each.fact, each.before, each.now) for each in there if each.change is Change.CHANGED)
    assert changed == sorted((each.fact, each.now, each.before) for each in back if each.change is Change.CHANGED)


@given(plans, st.data())
def test_every_field_that_somebody_changes_is_told(parts: Parts, data: st.DataObject):
    own, goals, actions = parts
    field = data.draw(st.sampled_from([*of_plan, *of_goal] if goals else of_plan))
    if field in of_plan:
        other = ({**own, field: own[field] + "!"}, goals, actions)
    else:
        goal = data.draw(st.sampled_from(sorted(goals)))
        other = (own, {**goals, goal: {**goals[goal], field: goals[goal][field] + "!"}}, actions)
    [told] = differences(plan_of(parts), plan_of(other), {})
    assert (told.fact, told.now) == (field, told.before + "!")


@pytest.mark.parametrize(
    "odd",
    [None, 7, "a plan", {"goals": 3}, {"goals": [1, ["a"], ["a", 2], [3, {}]], "own": []}, {"actions": [["a", {}]]}],
)
def test_a_version_that_cannot_be_read_is_an_empty_plan(odd: object):
    version = version_from(new_id(), {"plan": odd, "there": "everyone", "on": "31 November", "agreed": "yes"})
    assert (version.plan.goals, version.there, version.on, version.is_agreed) == ((), (), None, False)
    assert version.on_as_written == "31 November"


def test_who_will_do_something_is_compared_by_name():
    goal = {RecordId("g"): {"words": "Quiet"}}
    before = plan_from({}, goal.items(), [(RecordId("a"), {"goal": "g", "what": "Ask", "owners": ["x"]})])
    now = plan_from({}, goal.items(), [(RecordId("a"), {"goal": "g", "what": "Ask", "owners": ["x", "y"]})])
    [one] = differences(before, now, {"x": "Leanne", "y": "Priya"})
    assert (one.named, one.fact, one.before, one.now) == ("Ask", "who", "Leanne", "Leanne, Priya")


@pytest.mark.parametrize(("year", "unlikely"), [(1066, True), (2024, True), (2025, False), (2031, False), (2066, True)])
def test_a_day_far_from_today_may_be_a_slip(year: int, unlikely: bool):
    assert is_unlikely(AUTUMN_DAY.replace(year=year), AUTUMN_DAY) is unlikely
