"""Forms whose questions depend on who is in the family: somebody comes or leaves while they are asked, or nobody is."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import isValid

from ehdesk.domain import kinds
from ehdesk.domain.merge import REMOVED
from ehdesk.ui import places
from ehdesk.ui.pages.assessment_tasks import AssessmentTasksPage
from ehdesk.ui.pages.begin_assessment import begin_with
from ehdesk.ui.pages.check_answers import topic_page
from tests.services.repeating import EACH, begun, repeating
from tests.ui.at_the_desk import at_the_desk, words_on
from tests.ui.showing import settle, show

TOGETHER = f"""
| | type         | name  | label          | appearance | {EACH} |
| | begin_group  | all   | Everybody      | field-list |        |
| | text         | one   | One thing      |            |        |
| | begin_repeat | child | Each child     |            | child  |
| | text         | likes | What is liked? |            |        |
| | end_repeat   |       |                |            |        |
| | end_group    |       |                |            |        |
"""
ALONE_FIRST = f"""
| | type         | name  | label          | appearance         | {EACH} |
| | begin_group  | own   | On your own    | field-list private |        |
| | text         | fear  | Afraid?        |                    |        |
| | end_group    |       |                |                    |        |
| | begin_group  | home  | The home       | field-list         |        |
| | text         | heat  | Warm?          |                    |        |
| | end_group    |       |                |                    |        |
"""
OF_NOBODY = f"""
| | type         | name  | label          | {EACH}   |
| | begin_repeat | baby  | Each baby      | expected |
| | text         | ready | What is ready? |          |
| | end_repeat   |       |                |          |
"""
ADDED = """
| | type         | name  | label          |
| | begin_repeat | job   | Job            |
| | text         | work  | What work?     |
| | end_repeat   |       |                |
"""


@pytest.fixture
def sat_down(family_vault, look, wording, tmp_path):
    return lambda survey: at_the_desk(family_vault.copied_to(tmp_path), repeating(tmp_path, survey), look, wording)


def boxes(page):
    """What is asked, each with what is in its box."""
    return [(box.accessibleName(), box.text()) for box in page.findChildren(QLineEdit) if box.isVisibleTo(page)]


def test_somebody_comes_and_leaves_while_all_of_them_are_asked(sat_down):
    with sat_down(TOGETHER) as at:
        family, assessment = begun(at.desk.work)
        at.family = family
        page = show(topic_page(at.desk, places.Topic(family, assessment, "all")), 1366, 690)
        one = next(box for box in page.findChildren(QLineEdit) if box.accessibleName() == "One thing")
        one.setFocus()
        QTest.keyClicks(one, "Dan")
        zed = at.new(kinds.MEMBER, {"name": "Zed Moss", "role": "child", "born": "2016-03-04"})
        assert boxes(page) == [("One thing", "Dan"), ("What is liked?", ""), ("What is liked?", "")]
        assert QApplication.focusWidget().accessibleName() == "One thing"
        likes = [box for box in page.findChildren(QLineEdit) if box.isVisibleTo(page)][-1]
        likes.setFocus()
        QTest.keyClicks(likes, "dogs")
        at.arrives(kinds.MEMBER, zed, {REMOVED: True})
        assert boxes(page) == [("One thing", "Dan"), ("What is liked?", "")]
        kept = at.desk.work.vault.records.one(assessment).body
        assert (kept["all/one"], kept[f"all/child[{zed}]/likes"]) == ("Dan", "dogs")


def test_nothing_is_made_anew_under_a_sheet_that_lies_over_it(sat_down):
    with sat_down(TOGETHER) as at:
        at.family, assessment = begun(at.desk.work)
        page = show(topic_page(at.desk, places.Topic(at.family, assessment, "all")), 1366, 690)
        fields = page.findChildren(QLineEdit)
        page.hide()
        at.new(kinds.MEMBER, {"name": "Zed Moss", "role": "child", "born": "2016-03-04"})
        assert all(map(isValid, fields))
        page.show()
        settle()
        assert len(boxes(page)) == 3


def test_a_first_assessment_does_not_begin_at_what_somebody_says_alone(sat_down):
    with sat_down(ALONE_FIRST) as at:
        asked = []
        at.desk.place_wanted.connect(asked.append)
        begin_with(at.desk, at.desk.work.families.add("Moss"), "whole-family")
        assert [place.topic for place in asked] == ["home"]


@pytest.mark.parametrize("survey", [OF_NOBODY, ADDED])
def test_a_form_that_asks_nothing_of_this_family_yet_opens_all_the_same(sat_down, survey):
    with sat_down(survey) as at:
        family = at.desk.work.families.add("Moss")
        begin_with(at.desk, family, "whole-family")
        filling = at.desk.work.assessments.open(at.desk.work.assessments.current(family).id)
        if survey is ADDED:
            filling.remove("job[1]")
        assert filling.topics() == ()
        page = show(AssessmentTasksPage(at.desk, places.AssessmentTasks(family)), 1366, 690)
        assert "A visit" in words_on(page)
