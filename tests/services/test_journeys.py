"""How far the work with a family is: from what is recorded, and from the days that somebody typed."""

from datetime import date, timedelta

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.due import Occasion
from ehdesk.domain.journey import Step
from ehdesk.domain.milestones import Milestone, Standing, Stop
from tests.services.made import Desktop


@pytest.fixture
def family(visited: Desktop) -> FamilyId:
    """The demo's family: an assessment begun today, a plan, and an enquiry two weeks ago."""
    return visited.work.families.rows()[0].family.id


def note(desktop: Desktop, family: FamilyId, **days: str) -> None:
    desktop.work.families.editing(family, kinds.FAMILY, RecordId(family)).save(days)


def complete(desktop: Desktop, family: FamilyId, on: date) -> None:
    record = desktop.work.assessments.current(family).id
    desktop.work.families.editing(family, kinds.ASSESSMENT, record).save({"@completed_on": on.isoformat()})


def stop(desktop: Desktop, family: FamilyId, milestone: Milestone) -> Stop:
    stops = desktop.work.journeys.way(family).stops
    return next(one for one in stops if one.milestone is milestone)


def test_a_family_that_was_just_added_waits_for_its_enquiry(ada: Desktop):
    family = ada.work.families.add("Okoro")
    assert stop(ada, family, Milestone.ENQUIRY).standing is Standing.NOW


def test_days_that_were_typed_are_reached_and_begin_the_weeks(visited: Desktop, family: FamilyId):
    note(visited, family, enquiry_on="2026-09-22", allocated_on="2026-09-23")
    assert stop(visited, family, Milestone.ALLOCATION).reached_on == date(2026, 9, 23)
    assert visited.work.journeys.way(family).week.number == 10


def test_an_assessment_is_reached_by_itself(visited: Desktop, family: FamilyId):
    assert stop(visited, family, Milestone.ASSESSMENT_BEGUN).reached_on == visited.today


def test_an_assessment_is_only_behind_a_family_once_it_is_complete_and_there_is_a_plan(ada: Desktop):
    family = ada.work.families.add("Okoro")
    ada.work.assessments.start(family)
    complete(ada, family, ada.today - timedelta(days=3))
    assert stop(ada, family, Milestone.ASSESSMENT_COMPLETE).reached_on is None
    ada.work.plans.goal(family, ada.work.plans.new_record()).save({"words": "Quiet mornings"})
    assert stop(ada, family, Milestone.ASSESSMENT_COMPLETE).reached_on == ada.today


def test_a_review_does_not_undo_what_was_reached(ada: Desktop):
    family = ada.work.families.add("Okoro")
    ada.work.assessments.start(family)
    complete(ada, family, ada.today)
    ada.work.plans.goal(family, ada.work.plans.new_record()).save({"words": "Quiet mornings"})
    first = ada.today
    ada.clock.now += timedelta(days=100)
    ada.work.assessments.start(family)
    assert stop(ada, family, Milestone.ASSESSMENT_BEGUN).reached_on == first
    assert stop(ada, family, Milestone.ASSESSMENT_COMPLETE).reached_on == first
    row = next(row for row in ada.work.families.rows() if row.family.id == family)
    assert next(one for one in row.way.stops if one.milestone is Milestone.ASSESSMENT_COMPLETE).reached_on == first


def test_an_agreement_is_reached_on_its_newest_day(visited: Desktop, family: FamilyId):
    for day in ("2026-11-02", "2026-11-22", "one day", 7):
        agreement = visited.work.families.new_record()
        visited.work.families.editing(family, kinds.AGREEMENT, agreement).save({"given_on": day})
    assert stop(visited, family, Milestone.AGREEMENT).reached_on == date(2026, 11, 22)


def test_the_next_meeting_of_the_plan_is_when_everyone_means_to_meet_first(visited: Desktop, family: FamilyId):
    meeting = stop(visited, family, Milestone.FIRST_MEETING)
    assert meeting.planned_on == visited.work.plans.plan(family).meet_on
    note(visited, family, met_on="2026-11-23")
    assert stop(visited, family, Milestone.FIRST_MEETING).reached_on == date(2026, 11, 23)


def test_lateness_counts_no_bank_holiday(ada: Desktop):
    ada.clock.now = ada.clock.now.replace(month=12, day=29)
    assert ada.work.journeys.working_days_to(date(2026, 12, 24)) == -1
    assert ada.work.journeys.working_days_to(date(2027, 1, 4)) == 3


def test_a_day_long_ago_or_far_ahead_breaks_nothing(visited: Desktop, family: FamilyId):
    note(visited, family, enquiry_on="0001-01-01", closed_on="9999-12-31")
    assert stop(visited, family, Milestone.CLOSURE).late_by > 0


@pytest.mark.parametrize("odd", [7, ["2026-09-22"], {"on": 1}, True])
def test_what_is_no_day_is_not_reached(visited: Desktop, family: FamilyId, odd: object):
    note(visited, family, enquiry_on=odd)
    assert stop(visited, family, Milestone.ENQUIRY).reached_on is None


def test_an_agreement_that_was_withdrawn_is_no_milestone(ada: Desktop):
    family, agreements = ada.work.families.add("Okoro"), ada.work.agreements
    first, second = agreements.new_record(), agreements.new_record()
    given = {"agreed_by": ["Leanne"], "agreed_to": ["take_part"], "given_on": "2026-11-12"}
    agreements.agreement(family, first).save(given)
    assert stop(ada, family, Milestone.AGREEMENT).reached_on == date(2026, 11, 12)
    agreements.withdrawal(family, first, agreements.new_record()).save({"withdrawn_on": "2026-11-15"})
    assert stop(ada, family, Milestone.AGREEMENT).reached_on is None
    agreements.agreement(family, second).save({**given, "given_on": "2026-11-20"})
    assert stop(ada, family, Milestone.AGREEMENT).reached_on == date(2026, 11, 20)


def test_the_list_and_the_page_agree_on_a_withdrawal(ada: Desktop):
    family, agreements = ada.work.families.add("Okoro"), ada.work.agreements
    ada.work.families.editing(family, kinds.MEMBER, ada.work.families.new_record()).save({"name": "Leanne"})
    first = agreements.new_record()
    given = {"agreed_by": ["Leanne"], "agreed_to": ["take_part"], "given_on": "2026-11-12"}
    agreements.agreement(family, first).save(given)
    [row] = ada.work.families.rows()
    assert row.step is Step.START_ASSESSMENT
    agreements.withdrawal(family, first, agreements.new_record()).save({"withdrawn_on": "2026-11-15"})
    [row] = ada.work.families.rows()
    assert row.way == ada.work.journeys.way(family)
    assert row.step is Step.WRITE_AGREEMENT


def test_a_meeting_that_took_place_and_a_family_that_is_closed_are_due_no_more(visited: Desktop, family: FamilyId):
    def dues() -> set[Occasion]:
        [row] = visited.work.families.rows()
        return {due.occasion for due in row.dues}

    visited.work.plans.own_words(family).save({"meet_on": "2026-11-20"})
    assert Occasion.MEETING in dues()
    note(visited, family, met_on="2026-11-20")
    assert Occasion.MEETING not in dues()
    assert Occasion.ACTION in dues()
    note(visited, family, closed_on="2026-11-21")
    assert dues() == set()
