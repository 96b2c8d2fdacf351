"""From the gaps of an assessment to the next one: nobody has to look for the way."""

from PySide6.QtWidgets import QApplication

from ehdesk.ui import places
from ehdesk.ui.pages.what_matters import WhatMatters
from tests.journeys.keys import Keys
from tests.ui.opened import opened_window, words_on


def test_each_gap_leads_back_to_the_others_until_it_is_complete_and_the_next_one_can_begin(
    family_vault, look, tmp_path
):
    with opened_window(family_vault, look, tmp_path) as window:
        work, hands = window.desk.work, Keys(window)
        family = next(row.family.id for row in work.families.rows() if work.assessments.current(row.family.id))
        filling = work.assessments.open(work.assessments.current(family).id)
        filling.answer("home/start/why_now", "")
        window.desk.go(places.CheckAnswers(family, filling.facts.id))
        hands.go("Complete the assessment")
        hands.go("Why now, and what you want: Say why")
        hands.look_for("Leave anything you are not sure of")
        hands.go("Save and go back to all the answers")
        hands.look_for("There is a problem")
        hands.go("Say why you want help")
        hands.write("The rent")
        hands.go("Save and go back to all the answers")
        hands.look_for("Nothing that is needed is missing")
        assert hands.focused() == "Complete the assessment"
        window.desk.go(places.AssessmentTasks(family))
        hands.look_for("When it is enough for this family")
        hands.go("Check and complete")
        hands.go("Complete the assessment")
        hands.look_for("Completed ")
        assert not {"topics completed", "In progress"} & set(words_on(window).split("\n"))
        assert not window.frame.page.findChildren(WhatMatters)
        hands.go("Begin a new assessment")
        hands.look_for("A new assessment was begun")
        hands.wait(lambda: hands.focused() == "Carry on", "the keyboard at the next step")
        assert "0 of" not in words_on(window)
        assert QApplication.focusWidget().isVisible()
