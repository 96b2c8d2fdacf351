"""From the gaps of an assessment to the next one: nobody has to look for the way."""

from PySide6.QtWidgets import QApplication

from ehdesk.ui import places
from ehdesk.ui.pages.check_answers import check_page
from ehdesk.ui.pages.what_matters import WhatMatters
from tests.journeys.keys import Keys
from tests.services.repeating import begun, repeating
from tests.ui.at_the_desk import at_the_desk, press
from tests.ui.at_the_desk import words_on as words_of
from tests.ui.opened import opened_window, words_on
from tests.ui.showing import show

ALONE = """
| | type         | name | label            | appearance         | relevant      | required |
| | begin_group  | own  | On your own      | field-list private |               |          |
| | text         | fear | Are you afraid?  |                    |               |          |
| | text         | who  | Who frightens you? |                  | ${fear} != '' | yes      |
| | end_group    |      |                  |                    |               |          |
"""


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
        hands.wait(lambda: hands.focused() == "Print the plan", "the keyboard at what comes next with this family")
        assert not {"topics completed", "In progress"} & set(words_on(window).split("\n"))
        assert not window.frame.page.findChildren(WhatMatters)
        hands.go("Begin a new assessment")
        hands.look_for("A new assessment was begun")
        hands.wait(lambda: hands.focused() == "Carry on", "the keyboard at the next step")
        assert "0 of" not in words_on(window)
        assert QApplication.focusWidget().isVisible()


def test_what_is_missing_where_somebody_was_heard_alone_does_not_tell_what_they_said(
    family_vault, look, wording, tmp_path
):
    with at_the_desk(family_vault.copied_to(tmp_path), repeating(tmp_path, ALONE), look, wording) as at:
        family, assessment = begun(at.desk.work)
        at.desk.work.assessments.open(assessment).answer("own/fear", "Yes")
        page = show(check_page(at.desk, places.CheckAnswers(family, assessment)), 1366, 690)
        press(page, "Complete the assessment")
        assert "On your own: 1 thing to put right" in words_of(page)
        assert "frightens" not in words_of(page)
