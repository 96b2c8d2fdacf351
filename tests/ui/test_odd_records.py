"""Records that nobody here would write: from a newer program, from a race, or by mistake. Every page still opens."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTableWidget

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.services.announce import Changed
from ehdesk.store.sync_book import Enrolment
from ehdesk.ui import places
from ehdesk.ui.pages.assessment_tasks import AssessmentTasksPage
from ehdesk.ui.pages.check_answers import check_page, topic_page
from ehdesk.ui.pages.families import FamiliesPage
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.overview import OverviewPage
from ehdesk.ui.pages.plan import PlanPage
from ehdesk.ui.pages.scoring import scoring_page
from ehdesk.ui.pages.star import StarPage
from ehdesk.ui.pages.star_facts import scores_of
from ehdesk.ui.pages.sync import SyncPage
from tests.services.made import filled
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import settle, show


def test_nobody_is_offered_a_print_while_one_cannot_read_whom_an_address_is_kept_from(at: AtTheDesk):
    home, everyone = at.desk.work.families.family(at.family).households[0].id, at.members
    at.arrives(kinds.HOUSEHOLD, home, {"kept_from": "\n".join(member.id for member in everyone)})
    readers = at.desk.work.prints.readers(at.family)
    assert not readers.offered
    assert readers.kept_from


def test_the_family_page_says_so_when_one_cannot_read_whom_an_address_is_kept_from(at: AtTheDesk):
    home = at.desk.work.families.family(at.family).households[0]
    at.arrives(kinds.HOUSEHOLD, home.id, {"kept_from": "Darren"})
    page = OverviewPage(at.desk, places.Overview(at.family))
    show(page)
    press(page, "Show them")
    assert f"{home.name} cannot be read" in words_on(page)


def test_a_home_whose_removal_is_not_settled_is_still_kept_from_whom_it_names(at: AtTheDesk):
    families, someone = at.desk.work.families, at.desk.work.prints.readers(at.family).offered[0]
    home = families.new_record()
    families.editing(at.family, kinds.HOUSEHOLD, home).save({"name": "Gran's"})
    families.remove(at.family, kinds.HOUSEHOLD, home)
    at.arrives(kinds.HOUSEHOLD, home, {"kept_from": [someone.id]}, ())
    assert someone in at.desk.work.prints.readers(at.family).kept_from


def test_a_name_of_blanks_keeps_no_page_from_opening(at: AtTheDesk):
    at.arrives(kinds.MEMBER, at.members[0].id, {"name": " ", "known_as": "  "})
    show(FamiliesPage(at.desk, places.MyFamilies()))
    show(OverviewPage(at.desk, places.Overview(at.family)))


def test_what_somebody_is_to_somebody_is_said_as_it_was_written_if_this_program_has_no_word_for_it(at: AtTheDesk):
    families, (one, other) = at.desk.work.families, at.members[:2]
    for tie in families.family(at.family).ties_of(one.id):
        families.remove(at.family, kinds.RELATIONSHIP, tie.id)
    at.new(kinds.RELATIONSHIP, {"person": one.id, "kind": "godmother", "to": other.id})
    page = OverviewPage(at.desk, places.Overview(at.family))
    show(page)
    assert "godmother" in words_on(page)


def test_a_star_made_with_a_newer_edition_is_said_to_be_so(at: AtTheDesk):
    at.corrected_star({"edition": "our-star/99"})
    page = StarPage(at.desk, places.StarHome(at.family))
    show(page)
    assert "newer version of ehdesk" in words_on(page)


def test_a_star_begun_with_a_newer_edition_cannot_be_carried_on_here(at: AtTheDesk):
    at.new(kinds.READING, {"edition": "their-star/7"})
    page = StarPage(at.desk, places.StarHome(at.family))
    show(page)
    assert not page.opening_focus().isEnabled()


@pytest.mark.parametrize("area", ["health", ""])
def test_nor_is_it_on_the_page_where_it_was_made_until_its_edition_changed(at: AtTheDesk, area: str):
    record = at.new(kinds.READING, {"edition": "their-star/7"})
    page = scoring_page(at.desk, places.Scoring(at.family, record, area))
    show(page)
    assert isinstance(page, StarPage)


@pytest.mark.parametrize("score", [99, 0, -1])
def test_a_score_that_is_no_step_of_the_star_is_said_to_be_none(at: AtTheDesk, score: int):
    star = at.desk.work.stars.in_use
    reading = at.corrected_star({f"score/{star.areas[0].id}": score})
    page = StarPage(at.desk, places.StarHome(at.family))
    show(page)
    row = page.findChild(QTableWidget)
    assert [row.item(0, column).text() for column in (1, 2)] == ["–", f"{score} is not a step of this star"]
    assert scores_of(star, at.desk.work.stars.reading(reading), "").scores[0] is None


def a_newer_assessment(at: AtTheDesk) -> RecordId:
    """An assessment in a form that is not on this computer, with two answers to one question."""
    record = at.new(kinds.ASSESSMENT, {"@form": "whole-family", "@version": "2099.1"})
    for answer in ("1", "2"):
        at.arrives(kinds.ASSESSMENT, record, {"home/new": answer}, ())
    return record


def test_an_assessment_made_with_a_newer_form_is_said_to_be_so(at: AtTheDesk):
    record = a_newer_assessment(at)
    for page in (
        AssessmentTasksPage(at.desk, places.AssessmentTasks(at.family)),
        topic_page(at.desk, places.Topic(at.family, record, "home/start")),
        check_page(at.desk, places.CheckAnswers(at.family, record)),
    ):
        show(page)
        assert "newer version of ehdesk" in words_on(page)


def test_two_answers_to_a_question_of_a_newer_form_do_not_keep_the_sync_page_from_opening(at: AtTheDesk):
    record = a_newer_assessment(at)
    owner = at.desk.work.vault.owner
    hub = Enrolment("http://127.0.0.1:9", b"x" * 32, "A", owner.practitioner, owner.device)
    at.desk.work.vault.sync.enrol(hub)
    page = SyncPage(at.desk, places.Sync(record, "home/new"))
    show(page)
    assert "newer version of ehdesk" in words_on(page)
    assert "Write one from both" not in words_on(page)


def test_reading_the_topics_or_the_answers_saves_nothing(at: AtTheDesk):
    record = at.desk.work.assessments.current(at.family).id
    field = a_text_question(at)
    at.desk.work.assessments.open(record).draft(field, "half a sen")
    before = at.desk.work.vault.changes.ids(at.family)
    AssessmentTasksPage(at.desk, places.AssessmentTasks(at.family))
    check_page(at.desk, places.CheckAnswers(at.family, record))
    assert at.desk.work.vault.changes.ids(at.family) == before
    assert at.desk.work.assessments.open(record).form.answers[field] == "half a sen"


def a_text_question(at: AtTheDesk) -> str:
    """A question of the family's assessment that is answered in words."""
    form = filled(at.desk.work, at.family).form
    asked = (form.question(field) for topic in form.topics() for field in topic.fields)
    return next(one.field for one in asked if one.kind == "text" and one.relevant)


class _SavesWhileItReads(LivingPage):
    """A page whose content, once, causes a save."""

    def content(self) -> QLabel:
        plan = self._desk.work.plans.own_words(self._followed)
        plan.save({"going_well": "A lot"})
        return QLabel(str(plan.body["going_well"]))


def test_a_page_whose_making_saves_something_is_made_once_more_and_shown_once(at: AtTheDesk):
    page = _SavesWhileItReads(at.desk, "", at.family)
    show(page)
    page.read()
    settle()
    shown = [label for label in page.findChildren(QLabel) if label.text() == "A lot" and label.isVisibleTo(page)]
    assert len(shown) == 1


def test_why_an_assessment_is_opened_again_can_be_written_while_others_sync(at: AtTheDesk):
    record = at.desk.work.assessments.current(at.family).id
    at.arrives(kinds.ASSESSMENT, record, {"@completed_on": "2026-11-24"})
    page = AssessmentTasksPage(at.desk, places.AssessmentTasks(at.family))
    show(page)
    box = page.findChild(QLineEdit)
    QTest.keyClicks(box, "Dad has come back")
    at.desk.work.news.tell(Changed(at.family, came_in=True))
    assert "Dad has come back" in words_on(page)
    press(page, "Open it again")
    assert not at.desk.work.assessments.current(at.family).is_complete
    assert "Open it again" not in words_on(page)


def test_why_an_assessment_is_opened_again_is_there_after_a_while_elsewhere_until_it_is_open(at: AtTheDesk):
    record = at.desk.work.assessments.current(at.family).id
    at.arrives(kinds.ASSESSMENT, record, {"@completed_on": "2026-11-24"})
    page = AssessmentTasksPage(at.desk, places.AssessmentTasks(at.family))
    show(page)
    QTest.keyClicks(page.findChild(QLineEdit), "Dad has come back")
    assert page.is_unsaved
    page.left.emit()
    assert not page.is_unsaved
    again = AssessmentTasksPage(at.desk, places.AssessmentTasks(at.family))
    show(again)
    assert again.findChild(QLineEdit).text() == "Dad has come back"
    press(again, "Open it again")
    assert not at.desk.work.assessments.current(at.family).is_complete
    assert at.desk.work.vault.drafts.count(at.family) == 0


def test_what_a_colleague_added_to_a_goal_that_was_taken_away_is_seen_and_the_goal_can_be_brought_back(at: AtTheDesk):
    plans, words = at.desk.work.plans, "Calm mornings"
    goal = plans.new_record()
    plans.goal(at.family, goal).save({"words": words})
    plans.remove(at.family, kinds.GOAL, goal)
    at.new(kinds.ACTION, {"goal": goal, "what": "Ring the refuge", "who": "Leanne"})
    page = PlanPage(at.desk, places.PlanHome(at.family))
    show(page)
    assert "Taken away" in words_on(page)
    assert words in words_on(page)
    assert "Ring the refuge" in words_on(page)
    assert "Ring the refuge" not in [action.what for action in plans.plan(at.family).actions]
    press(page, "Bring the goal back")
    assert "Ring the refuge" in [action.what for action in plans.plan(at.family).actions]
    assert "Taken away" not in words_on(page)
