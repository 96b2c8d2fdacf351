"""Beginning an assessment where an authority uses more than one form."""

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.journey import Step
from ehdesk.forms.level import SHIPPED_LEVEL
from ehdesk.services.assessment_record import COMPLETED
from ehdesk.ui import places
from ehdesk.ui.theme import DARK, LIGHT
from ehdesk.ui.widgets.task_row import TaskRow
from tests.journeys.keys import Keys
from tests.rules.fitting import clipped, too_wide
from tests.sync.publishing import form, hub_takes_all, join_up_offline, publish
from tests.ui.opened import opened_window, words_on


@pytest.fixture
def window(family_vault, look, tmp_path):
    """The window of a laptop on which a short form is in use beside the one that ships."""
    with opened_window(family_vault, look, tmp_path / "laptop") as window:
        work = window.desk.work
        join_up_offline(work.vault)
        publish(work, form(tmp_path, "1", name="short-check"))
        hub_takes_all(work.vault)
        yield window
        Keys(window).wait(lambda: not window.desk.background.is_busy, "the round")


def offered(window):
    return [row.accessibleName() for row in window.frame.page.findChildren(TaskRow)]


def test_a_first_assessment_is_begun_with_the_form_that_was_chosen(window):
    work, hands = window.desk.work, Keys(window)
    family = work.families.add("Okoro")
    window.desk.go(places.AssessmentTasks(family))
    hands.go("Start the assessment")
    hands.look_for("Which assessment?")
    assert [name.split(",")[0] for name in offered(window)] == ["Our form", "Whole-family assessment"]
    hands.go("Our form")
    hands.look_for("How is it going?")
    assert work.assessments.current(family).form == "short-check"


def test_the_form_of_last_time_comes_first_and_says_that_its_answers_are_there(window):
    work, hands = window.desk.work, Keys(window)
    family = next(row.family.id for row in work.families.rows() if work.assessments.current(row.family.id))
    first = work.assessments.current(family)
    window.desk.go(places.BeginAssessment(family))
    assert "You will see the answers of" in offered(window)[0]
    hands.go("Our form")
    hands.look_for("A new assessment was begun")
    begun = work.assessments.current(family)
    assert (begun.form, work.last_times.of(work.assessments.view(begun.id), family)) == ("short-check", None)
    again = work.assessments.start(family, "whole-family")
    assert work.last_times.of(work.assessments.view(again.id), family).facts.id == first.id


def test_a_short_form_begun_after_the_whole_one_was_completed_sets_the_work_not_back(window):
    work, hands = window.desk.work, Keys(window)
    family = work.families.rows()[0].family.id
    whole = work.families.editing(family, kinds.ASSESSMENT, work.assessments.current(family).id)
    whole.save({SHIPPED_LEVEL: "3", COMPLETED: ""})
    window.desk.go(places.Overview(family))
    hands.look_for("Carry on with the assessment")
    window.desk.go(places.MyFamilies())
    whole.save({COMPLETED: "2026-11-20"})
    work.assessments.start(family, "short-check")
    window.desk.go(places.Overview(family))
    hands.look_for("Print the plan")
    assert "Level 3" in words_on(window)
    assert "Assessment, Our form, In progress" in offered(window)
    assert next(row.step for row in work.families.rows() if row.family.id == family) is Step.PRINT_PLAN


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, 200), (DARK, 100)], ids=str)
def test_nothing_is_cut_off(window, look, theme, size):
    look.wear(theme, size)
    window.desk.go(places.BeginAssessment(window.desk.work.families.rows()[0].family.id))
    Keys(window).look_for("Which assessment?")
    assert (clipped(window), too_wide(window)) == ([], [])
