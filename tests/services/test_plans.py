"""The plan: goals in the family's words, actions, and when everyone meets again."""

from datetime import timedelta

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.services.plans import VersionIsAgreed
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


def action(desktop: Desktop, family: FamilyId, of: RecordId, what: str, **facts: object) -> RecordId:
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


def test_a_note_on_an_action_stays_as_it_was_with_who_and_when(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    heater = action(ada, family, goal(ada, family), "Ask for a heater")
    ada.work.plans.note(family, heater, "Rang twice")
    written_at = ada.clock()
    share(ada, ben)
    ben.clock.pass_by(timedelta(days=3))
    ben.work.plans.note(family, heater, "It is here")
    share(ada, ben)
    for desktop in (ada, ben):
        first, second = desktop.work.plans.notes(family, heater)
        assert (first.words, second.words) == ("Rang twice", "It is here")
        assert abs(first.at - written_at) < timedelta(minutes=1)
        assert desktop.work.colleagues.is_me(first.author) is (desktop is ada)


def test_a_note_being_typed_is_not_lost_and_is_gone_once_it_is_kept(ada: Desktop, family: FamilyId):
    heater, plans = action(ada, family, goal(ada, family), "Ask for a heater"), ada.work.plans
    plans.draft_note(family, heater, "Rang tw")
    assert plans.note_being_typed(heater) == "Rang tw"
    assert plans.notes(family, heater) == ()
    plans.note(family, heater, "Rang twice")
    assert plans.note_being_typed(heater) == ""


def test_an_action_is_not_started_going_done_or_not_any_more(ada: Desktop, family: FamilyId):
    of, plans = goal(ada, family), ada.work.plans
    heater = action(ada, family, of, "Ask for a heater")
    assert [one.state for one in plans.plan(family).actions] == ["not_started"]
    plans.action(family, of, heater).save({"progress": "going", "progress_on": ada.today.isoformat()})
    plans.done(family, heater, ada.today)
    assert [one.state for one in plans.plan(family).actions] == ["done"]
    plans.done(family, heater, None)
    assert [one.state for one in plans.plan(family).actions] == ["going"]


def test_an_action_is_done_by_people_on_record_and_by_whom_else_was_named(ada: Desktop, family: FamilyId):
    leanne, of = ada.work.families.new_record(), goal(ada, family)
    ada.work.families.editing(family, kinds.MEMBER, leanne).save({"name": "Leanne Okoro", "known_as": "Leanne"})
    [me] = ada.work.families.practitioners(family)
    action(ada, family, of, "Ask for a heater", owners=[leanne, me, ada.work.families.new_record()], who="school")
    [one] = ada.work.plans.plan(family).actions
    assert one.by_whom(ada.work.families.people(family)) == "Leanne, Ada Obi, school"


def test_agreeing_keeps_the_plan_as_it_is_and_later_changes_leave_it_alone(ada: Desktop, family: FamilyId):
    plans, quiet = ada.work.plans, goal(ada, family, "Quiet mornings")
    version = plans.agreeing(family)
    plans.agreement(family, version).save({"there_else": "Leanne", "on": ada.today.isoformat()})
    assert plans.versions(family) == ()
    assert plans.agreeing(family) == version
    plans.agree(family, version)
    plans.goal(family, quiet).save({"words": "Quiet evenings"})
    [agreed] = plans.versions(family)
    assert [one.words for one in agreed.plan.goals] == ["Quiet mornings"]
    assert (agreed.on, agreed.there_else) == (ada.today, "Leanne")
    assert plans.agreeing(family) != version
    with pytest.raises(VersionIsAgreed):
        plans.agreement(family, version)


def test_a_version_travels_to_a_colleague(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    action(ada, family, goal(ada, family, "Quiet mornings"), "Try the chart")
    version = ada.work.plans.agreeing(family)
    ada.work.plans.agreement(family, version).save({"there_else": "Leanne"})
    ada.work.plans.agree(family, version)
    share(ada, ben)
    assert ben.work.plans.versions(family) == ada.work.plans.versions(family)
    assert len(ben.work.plans.versions(family)[0].plan.actions) == 1
