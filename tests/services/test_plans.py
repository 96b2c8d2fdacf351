"""The plan: goals in the family's words, actions, and when everyone meets again."""

from datetime import timedelta

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from tests.services.made import Desktop
from tests.services.sharing import share, shared_family


@pytest.fixture
def family(ada: Desktop) -> FamilyId:
    """A family without a plan."""
    return ada.work.families.add("Okoro")


def goal(desktop: Desktop, family: FamilyId, words: str = "I want quiet mornings") -> RecordId:
    """A new goal."""
    record = desktop.work.plans.new_record()
    desktop.work.plans.goal(family, record).save({"words": words})
    return record


def action(desktop: Desktop, family: FamilyId, of: RecordId, what: str, **facts: str) -> RecordId:
    """A new action of a goal."""
    record = desktop.work.plans.new_record()
    desktop.work.plans.action(family, of, record).save({"what": what, "who": "Priya", **facts})
    return record


def test_a_family_begins_with_an_empty_plan(ada: Desktop, family: FamilyId):
    plan = ada.work.plans.plan(family)
    assert (plan.goals, plan.going_well, plan.meet_on) == ((), "", None)


def test_goals_stand_in_the_order_they_were_made_each_with_its_actions(ada: Desktop, family: FamilyId):
    first, second = goal(ada, family, "Quiet mornings"), goal(ada, family, "A warm house")
    action(ada, family, second, "Call the landlord")
    action(ada, family, first, "Try the chart")
    action(ada, family, second, "Ask for a heater")
    plan = ada.work.plans.plan(family)
    assert [(one.words, [each.what for each in one.actions]) for one in plan.goals] == [
        ("Quiet mornings", ["Try the chart"]),
        ("A warm house", ["Call the landlord", "Ask for a heater"]),
    ]


def test_an_action_is_done_on_a_day_and_that_can_be_taken_back(ada: Desktop, family: FamilyId):
    heater = action(ada, family, goal(ada, family), "Ask for a heater")
    ada.work.plans.done(family, heater, ada.today)
    assert [one.done_on for one in ada.work.plans.plan(family).actions] == [ada.today]
    ada.work.plans.done(family, heater, None)
    assert [one.is_done for one in ada.work.plans.plan(family).actions] == [False]


def test_a_goal_taken_off_takes_its_actions_along_and_brings_them_back(ada: Desktop, family: FamilyId):
    warm = goal(ada, family, "A warm house")
    action(ada, family, warm, "Ask for a heater")
    ada.work.plans.remove(family, kinds.GOAL, warm)
    assert ada.work.plans.plan(family).actions == ()
    ada.work.plans.bring_back(family, kinds.GOAL, warm)
    assert [one.what for one in ada.work.plans.plan(family).actions] == ["Ask for a heater"]


def test_a_day_that_does_not_exist_is_kept_as_it_was_written(ada: Desktop, family: FamilyId):
    action(ada, family, goal(ada, family), "Ask for a heater", by="31 November")
    [one] = ada.work.plans.plan(family).actions
    assert (one.by, one.by_as_written) == (None, "31 November")


def test_what_is_around_the_plan_is_one_record_on_every_computer(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    ada.work.plans.own_words(family).save({"going_well": "They eat together"})
    ben.work.plans.own_words(family).save({"meet_place": "Willow Lane"})
    share(ada, ben)
    for desktop in (ada, ben):
        plan = desktop.work.plans.plan(family)
        assert (plan.going_well, plan.meet_place) == ("They eat together", "Willow Lane")


def test_the_next_meeting_is_a_day(ada: Desktop, family: FamilyId):
    on = ada.today + timedelta(days=18)
    ada.work.plans.own_words(family).save({"meet_on": on.isoformat()})
    assert ada.work.plans.plan(family).meet_on == on


def test_an_action_whose_goal_has_not_arrived_yet_waits_for_it(ada: Desktop, family: FamilyId):
    later = ada.work.plans.new_record()
    action(ada, family, later, "Ask for a heater")
    assert ada.work.plans.plan(family).actions == ()
    ada.work.plans.goal(family, later).save({"words": "A warm house"})
    assert len(ada.work.plans.plan(family).actions) == 1
