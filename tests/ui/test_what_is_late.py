"""What is late and due among my families: actions, milestones and reviews, on the list as on the page."""

from datetime import timedelta

from tests.ui.at_the_desk import AtTheDesk, press
from tests.ui.family_list import a_family, heard, listed, opened, typed
from tests.ui.showing import settle


def test_a_milestone_that_should_have_been_reached_is_late_and_one_of_this_week_is_due(at: AtTheDesk):
    late, soon = a_family(at, "Zeta"), a_family(at, "Yarrow")
    typed(at, late, enquiry_on="2026-11-16")
    typed(at, soon, enquiry_on="2026-11-23")
    page = opened(at)
    assert "Give the work to somebody, Late by 3 working days" in heard(page, "Zeta")
    assert "Give the work to somebody, Thu 26 Nov, in 2 working days" in heard(page, "Yarrow")
    press(page, "Late 1")
    assert listed(page) == ["Zeta"]
    press(page, "Due in 7 days")
    assert "Yarrow" in listed(page)
    assert "Zeta" not in listed(page)
    typed(at, late, allocated_on="2026-11-24")
    press(page, "Late 0")
    press(page, "Show all families")
    assert "Late" not in heard(page, "Zeta")


def test_a_milestone_is_due_from_the_records_that_reach_the_one_before(at: AtTheDesk):
    family, work = a_family(at, "Zeta"), at.desk.work
    typed(at, family, enquiry_on="2026-09-01", allocated_on="2026-09-02")
    assert "Agreement, Late by" in heard(opened(at), "Zeta")
    agreement = work.agreements.new_record()
    work.agreements.agreement(family, agreement).save({"given_on": "2026-09-10"})
    assert "Begin the assessment, Late by" in heard(opened(at), "Zeta")
    work.assessments.start(family)
    assert "Finish the assessment and the plan, Late by" in heard(opened(at), "Zeta")


def test_what_is_late_on_the_list_is_late_on_the_page_of_the_family(at: AtTheDesk):
    work = at.desk.work
    for name, enquiry in (("Zeta", "2026-11-16"), ("Yarrow", "2026-01-05"), ("Moss", "2026-11-24")):
        typed(at, a_family(at, name), enquiry_on=enquiry)
    for row in work.families.rows():
        assert row.way == work.journeys.way(row.family.id)


def test_when_the_plan_is_looked_through_again_is_due_until_it_was(at: AtTheDesk):
    family, work = a_family(at, "Zeta"), at.desk.work
    work.plans.own_words(family).save({"review_on": "2026-11-20"})
    page = opened(at)
    assert "Look through the plan again, Late by 2 working days" in heard(page, "Zeta")
    typed(at, family, reviewed_on="2026-11-23")
    settle()
    assert "Look through the plan again" not in heard(page, "Zeta")


def test_an_action_that_nobody_will_do_any_more_is_not_late(at: AtTheDesk):
    family = a_family(at, "Zeta", due_in=-7)
    [action] = at.desk.work.plans.plan(family).actions
    at.desk.work.plans.action(family, action.goal, action.id).save({"progress": "stopped"})
    assert "Late" not in heard(opened(at), "Zeta")


def test_a_new_day_makes_something_late_without_any_change(at: AtTheDesk):
    a_family(at, "Zeta", due_in=1)
    typed(at, a_family(at, "Yarrow"), enquiry_on="2026-11-23")
    assert "Late" not in heard(opened(at), "Yarrow")
    at.desktop.clock.pass_by(timedelta(days=7))
    assert "Late by 3 working days" in heard(opened(at), "Yarrow")
