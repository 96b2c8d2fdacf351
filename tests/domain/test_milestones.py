"""The way of a family: what was reached, what comes next, and what is late, in working days."""

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain.milestones import Milestone, Standing, Stop, Target, Timetable, Together, typed_days
from ehdesk.domain.working_days import is_working_day

CLOSED = frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)})
TARGETS = {
    Milestone.ALLOCATION: Target(3, Milestone.ENQUIRY),
    Milestone.ASSESSMENT_BEGUN: Target(10, Milestone.ALLOCATION),
    Milestone.FIRST_MEETING: Target(10, Milestone.ASSESSMENT_COMPLETE),
}
TIMETABLE = Timetable(TARGETS, Together(20, Milestone.ENQUIRY), CLOSED)
ENQUIRY = date(2026, 9, 22)
DAYS = st.dictionaries(st.sampled_from(Milestone), st.dates(date(2026, 6, 1), date(2027, 6, 1)))
TODAY = st.dates(date(2026, 9, 1), date(2027, 3, 1))


def stop(milestone: Milestone, days: Mapping[Milestone, date], today: date) -> Stop:
    """How one milestone stands."""
    return TIMETABLE.way(days, today).stops[list(Milestone).index(milestone)]


@given(DAYS, TODAY)
def test_every_milestone_is_on_the_way_once_and_in_order(days: Mapping[Milestone, date], today: date):
    assert [each.milestone for each in TIMETABLE.way(days, today).stops] == list(Milestone)


@given(DAYS, TODAY)
def test_a_milestone_is_done_if_its_day_has_come_and_at_most_one_is_next(days: Mapping[Milestone, date], today: date):
    stops = TIMETABLE.way(days, today).stops
    assert {each.milestone for each in stops if each.standing is Standing.DONE} == {
        milestone for milestone, on in days.items() if on <= today
    }
    assert sum(each.standing is Standing.NOW for each in stops) <= 1


@given(DAYS, TODAY)
def test_what_is_late_was_due_on_a_working_day_before_today_and_what_was_reached_is_not_late(
    days: Mapping[Milestone, date], today: date
):
    for each in TIMETABLE.way(days, today).stops:
        assert (each.late_by > 0) == (each.standing is Standing.LATE)
        if each.late_by:
            assert each.reached_on is None
            assert each.due_on < today
            assert each.milestone is Milestone.CLOSURE or is_working_day(each.due_on, CLOSED)


@given(DAYS, TODAY)
def test_a_weekend_makes_nobody_later_than_friday(days: Mapping[Milestone, date], today: date):
    friday = today + timedelta(days=(4 - today.weekday()) % 7)
    given_by_friday = {milestone: on for milestone, on in days.items() if on <= friday}
    ends = [TIMETABLE.way(given_by_friday, friday + timedelta(days=n)).stops for n in range(3)]
    assert len({tuple(each.late_by for each in stops) for stops in ends}) == 1


@given(DAYS, TODAY)
def test_once_the_work_is_closed_nothing_is_late_and_no_week_is_counted(days: Mapping[Milestone, date], today: date):
    way = TIMETABLE.way({**days, Milestone.CLOSURE: today}, today)
    assert {each.standing for each in way.stops} <= {Standing.DONE, Standing.PASSED}
    assert way.week is None


def test_nothing_is_known_of_a_new_family_and_the_enquiry_is_next():
    way = TIMETABLE.way({}, ENQUIRY)
    assert way.stops[0].standing is Standing.NOW
    assert {each.standing for each in way.stops[1:]} == {Standing.TO_COME}
    assert way.week is None


def test_the_next_one_stands_since_the_one_before_it_and_is_due_so_many_working_days_later():
    allocation = stop(Milestone.ALLOCATION, {Milestone.ENQUIRY: ENQUIRY}, ENQUIRY)
    assert (allocation.standing, allocation.since, allocation.due_on) == (Standing.NOW, ENQUIRY, date(2026, 9, 25))


def test_days_late_leave_out_weekends_and_bank_holidays():
    days = {Milestone.ASSESSMENT_COMPLETE: date(2026, 12, 10)}
    due = stop(Milestone.FIRST_MEETING, days, date(2026, 12, 24))
    assert (due.due_on, due.late_by) == (date(2026, 12, 24), 0)
    assert stop(Milestone.FIRST_MEETING, days, date(2026, 12, 28)).late_by == 0
    assert stop(Milestone.FIRST_MEETING, days, date(2026, 12, 30)).late_by == 2


def test_one_that_nobody_noted_is_passed_over_once_a_later_one_was_reached():
    days = {Milestone.ASSESSMENT_BEGUN: ENQUIRY}
    assert stop(Milestone.AGREEMENT, days, ENQUIRY).standing is Standing.PASSED
    assert stop(Milestone.ASSESSMENT_COMPLETE, days, ENQUIRY).standing is Standing.NOW


def test_a_day_to_come_is_a_plan_and_not_yet_reached():
    meeting = stop(Milestone.FIRST_MEETING, {Milestone.FIRST_MEETING: date(2026, 12, 10)}, ENQUIRY)
    assert (meeting.standing, meeting.planned_on) == (Standing.TO_COME, date(2026, 12, 10))


def test_weeks_count_from_one_and_the_last_one_ends_when_the_work_should():
    week = TIMETABLE.way({Milestone.ENQUIRY: ENQUIRY}, date(2026, 11, 23)).week
    assert (week.number, week.of, week.until) == (9, 20, date(2027, 2, 9))
    closing = stop(Milestone.CLOSURE, {Milestone.ENQUIRY: ENQUIRY}, ENQUIRY)
    assert closing.due_on == week.until


def test_a_first_day_at_the_end_of_the_calendar_breaks_nothing():
    assert TIMETABLE.way({Milestone.ENQUIRY: date.max}, date.max).week.until == date.max


def test_what_is_no_day_is_no_milestone():
    assert typed_days({"enquiry_on": "soon", "met_on": 7, "closed_on": "2026-11-24"}) == {
        Milestone.CLOSURE: date(2026, 11, 24)
    }
