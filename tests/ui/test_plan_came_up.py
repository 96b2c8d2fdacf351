"""What came up in the assessment and on the star, on the plan's page: it begins a goal, and is gone once it has one."""

import pytest
from PySide6.QtCore import Qt

from ehdesk.domain import kinds
from ehdesk.ui import places
from ehdesk.ui.theme import DARK, LIGHT
from tests.journeys.keys import Keys
from tests.rules.fitting import clipped, too_wide
from tests.ui.opened import opened_window, words_on
from tests.ui.showing import settle

TITLE = "What came up"
ANSWER = "It is cold, damp or needs mending"
FIELD = "home/safety/home_worries"


@pytest.fixture
def family(family_vault):
    return family_vault.family


@pytest.fixture
def window(family_vault, family, look, tmp_path):
    """The window, at the plan of the demo's family."""
    with opened_window(family_vault, look, tmp_path / "laptop") as window:
        window.desk.go(places.PlanHome(family))
        settle()
        yield window


@pytest.fixture
def hands(window):
    return Keys(window)


def plan_of(window, family):
    return window.desk.work.plans.plan(family)


def test_an_answer_becomes_a_goal_about_its_area_by_keyboard(window, hands, family):
    goals = plan_of(window, family).goals
    hands.go(TITLE)
    assert "A home that is right and can be kept" in words_on(window)
    hands.look_for("Leila: Sleep")
    hands.go(ANSWER)
    hands.fill("What does the family want?", "A warm home")
    hands.go("Done")
    hands.look_for("“A warm home”")
    (goal,) = [one for one in plan_of(window, family).goals if one not in goals]
    assert (goal.area, goal.source) == ("settled-home", FIELD)
    assert goal.source_said.startswith(f"Is any of this a worry? {ANSWER}")
    hands.go(TITLE)
    hands.look_for("Money and work · What is hard to pay for?")
    assert not hands.sees(f"{ANSWER}, Someone cannot get about in it easily, ")


def test_a_low_area_of_the_star_becomes_a_goal_about_it_by_keyboard(window, hands, family):
    work = window.desk.work
    star = work.stars.start(family, window.desk.today)
    for area in work.stars.in_use.areas:
        work.stars.score(family, star, area.id, 2 if area.id == "early-years" else 5)
    work.stars.completed_by(family, star, "family")
    work.stars.record(family, work.stars.reading(star.id))
    hands.go(TITLE)
    hands.go("2: Hard, The star of")
    hands.fill("What does the family want?", "More to play with")
    hands.go("Done")
    hands.look_for("“More to play with”")
    assert (plan_of(window, family).goals[-1].area, plan_of(window, family).goals[-1].source) == ("early-years", "")
    hands.go(TITLE)
    hands.look_for(ANSWER)
    assert not hands.sees("2: Hard, The star of")


def test_left_without_a_word_there_is_no_goal(window, hands, family):
    goals = plan_of(window, family).goals
    hands.go(TITLE)
    hands.go(ANSWER)
    hands.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.look_for(TITLE)
    assert plan_of(window, family).goals == goals


def test_a_plan_without_goals_begins_with_it(window, hands, family):
    work = window.desk.work
    for goal in plan_of(window, family).goals:
        work.plans.remove(family, kinds.GOAL, goal.id)
    window.desk.go(places.Overview(family))
    window.desk.go(places.PlanHome(family))
    hands.look_for("Make it a goal")


def test_an_answer_that_is_chosen_on_the_form_says_the_area_unless_one_was_chosen(window, hands, family):
    work = window.desk.work
    ids = [work.plans.new_record() for _ in range(2)]
    for number, area in enumerate(("", "learning")):
        work.plans.goal(family, ids[number]).save({"words": f"Goal {number}", "area": area})
        window.desk.go(places.GoalForm(family, ids[number]))
        hands.tab_to("Which answer in the assessment")
        hands.press(Qt.Key.Key_Down)
        settle()
        window.desk.go(places.PlanHome(family))
        settle()
    found = {goal.id: goal for goal in plan_of(window, family).goals}
    assert [found[one].source for one in ids] == [FIELD, FIELD]
    assert [found[one].area for one in ids] == ["settled-home", "learning"]


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, 100), (DARK, 200)], ids=["light-100", "dark-200"])
def test_nothing_is_cut_off(window, look, hands, family, theme, size):
    look.wear(theme, size)
    window.desk.go(places.Overview(family))
    window.desk.go(places.PlanHome(family))
    settle()
    hands.go(TITLE)
    settle()
    assert (clipped(window), too_wide(window)) == ([], [])
