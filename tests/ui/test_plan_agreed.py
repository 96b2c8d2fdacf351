"""The plan as it is agreed through its pages, and what changed from one version to another."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ehdesk.domain import kinds
from ehdesk.services.prints import CopyLook
from ehdesk.ui import places
from ehdesk.ui.widgets.select import SelectField
from tests.services.copied import copy_made
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.plan_shown import first_action, opened, plan_of, save, went_to
from tests.ui.showing import settle


def test_the_plan_is_a_draft_then_agreed_then_changed_since(at: AtTheDesk):
    assert "Draft." in words_on(opened(at, places.PlanHome(at.family)))
    went = went_to(at)
    press(opened(at, places.PlanHome(at.family)), "Agree the plan")
    page = opened(at, went[-1])
    press(page, "Agree the plan")
    assert "Choose who was there" in words_on(page)
    press(page, at.members[0].called)
    press(page, "Agree the plan")
    [version] = at.desk.work.plans.versions(at.family)
    assert (version.there, version.on) == ((at.members[0].id,), at.desk.today)
    assert "Agreed on 24 November 2026." in words_on(opened(at, places.PlanHome(at.family)))
    save(at, what="Something else")
    assert "changed since" in words_on(opened(at, places.PlanHome(at.family)))


def test_what_changed_between_two_versions_is_said_in_words(at: AtTheDesk):
    agree(at)
    one, goal = first_action(at), plan_of(at).goals[-1]
    save(at, by="2026-12-24", progress="going")
    at.desk.work.plans.remove(at.family, kinds.GOAL, goal.id)
    alone = {"source": "home/safe_at_home/athome_more", "source_said": "He shouts"}
    at.desk.work.plans.goal(at.family, one.goal).save({"area": "safe-at-home", **alone})
    said = words_on(opened(at, places.PlanVersions(at.family)))
    assert "to “Safe at home”" in said
    assert "to “Something said alone: Safe at home”" in said
    assert "He shouts" not in said
    assert f"Action: {one.what}" in said
    assert "to “24 December 2026”" in said
    assert "How it is going: from “Not yet started” to “Under way”" in said
    assert f"Goal: “{goal.words}”" in said
    assert "Taken away" in said


def test_who_has_a_copy_is_said_with_the_agreed_plan_that_it_is_of(at: AtTheDesk):
    assert "Nobody yet" in words_on(opened(at, places.PlanHome(at.family)))
    agree(at)
    reader = at.members[0]
    copy_made(at.desk.work, at.family, reader, CopyLook(is_large=True))
    said = f"{reader.called}, 24 November 2026, in large print"
    assert said in words_on(opened(at, places.PlanHome(at.family)))
    assert "before the plan was agreed" not in words_on(opened(at, places.PlanHome(at.family)))
    save(at, what="Something else")
    agree(at)
    assert f"{said}, before the plan was agreed as it is now" in words_on(opened(at, places.PlanHome(at.family)))


def test_any_two_versions_can_be_compared(at: AtTheDesk):
    agree(at)
    save(at, what="Something else")
    agree(at)
    page = opened(at, places.PlanVersions(at.family))
    assert "Nothing is different" in words_on(page)
    before = page.findChildren(SelectField)[0].control
    before.setCurrentIndex(1)
    before.activated.emit(1)
    assert "to “Something else”" in words_on(page)


def test_a_version_that_was_agreed_opens_as_the_list_of_versions(at: AtTheDesk):
    version = agree(at)
    page = opened(at, places.AgreePlan(at.family, version))
    assert "All versions" in words_on(page)


def test_an_odd_version_keeps_no_page_from_opening(at: AtTheDesk):
    at.new(kinds.PLAN_VERSION, {"plan": ["what?"], "agreed": True, "on": "last week", "there": {"a": 1}})
    assert "last week" in words_on(opened(at, places.PlanVersions(at.family)))
    assert "Agreed on last week" in words_on(opened(at, places.PlanHome(at.family)))


def agree(at: AtTheDesk) -> str:
    """Agree the plan as it stands."""
    plans = at.desk.work.plans
    version = plans.agreeing(at.family)
    plans.agreement(at.family, version).save({"there_else": "Gran", "on": at.desk.today.isoformat()})
    plans.agree(at.family, version)
    return version


def test_agreeing_asks_when_everyone_meets_again_and_leads_to_the_print(at: AtTheDesk):
    plans, said = at.desk.work.plans, []
    at.desk.said.connect(lambda words, _undo: said.append(words))
    page, went = opened(at, places.AgreePlan(at.family, plans.agreeing(at.family))), went_to(at)
    press(page, at.members[0].called)
    place = next(one for one in page.findChildren(QLineEdit) if one.accessibleName().startswith("Where?"))
    place.setFocus()
    place.selectAll()
    QTest.keyClicks(place, "The library")
    press(page, "Agree the plan")
    assert plan_of(at).meet_place == "The library"
    assert plans.versions(at.family)[-1].plan.meet_place == "The library", "as it was agreed"
    assert (went, said) == ([places.PlanHome(at.family)], ["The plan is agreed, and this version is kept"])
    home = opened(at, went[0])
    assert home.opening_focus().text() == "Print a copy"
    assert home.opening_focus().property("kind") == "primary"
    save(at, what="Something else")
    settle()
    assert home.opening_focus().text() == "Agree the plan"
