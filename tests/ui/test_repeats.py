"""Repeats in a real assessment: a row in the list of topics, cards to add to, and what a colleague added."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from ehdesk.domain import kinds
from ehdesk.ui import places
from ehdesk.ui.naming import Naming
from ehdesk.ui.pages.assessment_tasks import AssessmentTasksPage
from ehdesk.ui.pages.check_answers import check_page, repeat_page, topic_page
from ehdesk.ui.pages.renaming import RenamePage
from ehdesk.ui.pages.repeat import RepeatPage
from ehdesk.ui.pages.telling import Telling
from ehdesk.ui.theme import DARK, HIGH_CONTRAST, LIGHT
from ehdesk.ui.widgets.fold import Fold
from ehdesk.ui.widgets.task_row import TaskRow
from tests.services.repeating import begun, repeating
from tests.ui.at_the_desk import AtTheDesk, at_the_desk, press, words_on
from tests.ui.showing import clipped_words, show


@pytest.fixture
def at(family_vault, look, wording, tmp_path):
    """A desk with a family on it whose assessment has repeats."""
    with at_the_desk(family_vault.copied_to(tmp_path), repeating(tmp_path), look, wording) as at:
        at.family, at.assessment = begun(at.desk.work)
        at.asked = []
        at.desk.place_wanted.connect(at.asked.append)
        yield at


def filling(at):
    return at.desk.work.assessments.open(at.assessment)


def repeat(at: AtTheDesk, field: str):
    return show(repeat_page(at.desk, places.Repeat(at.family, at.assessment, field)), 1366, 690)


def rows(page):
    return [row.accessibleName() for row in page.findChildren(TaskRow) if row.isVisibleTo(page)]


def test_the_list_of_topics_has_a_row_for_each_repeat_that_leads_to_it(at):
    page = show(AssessmentTasksPage(at.desk, places.AssessmentTasks(at.family)), 1366, 690)
    for fold in page.findChildren(Fold):
        fold.set_open(True)
    assert "Job, 1 so far, Not yet started" in rows(page)
    assert "Room, None, as the form works out from other answers" in rows(page)
    press(page, "Job, 1 so far")
    assert at.asked == [places.Repeat(at.family, at.assessment, "job")]


def test_adding_one_leads_to_its_questions_and_back_to_the_list(at):
    press(repeat(at, "job"), "Add another")
    [topic] = at.asked
    asked = show(topic_page(at.desk, topic), 1366, 690)
    assert asked.title() == "Job 2"
    filling(at).answer(f"{topic.topic}/work", "Baker")
    press(asked, "Back to Job")
    assert at.asked[-1] == places.Repeat(at.family, at.assessment, "job")
    assert "Job 2: Baker" in words_on(repeat(at, "job"))


def test_one_that_was_removed_comes_back_with_undo(at):
    filling(at).answer("job[1]/work", "Baker")
    undo = []
    at.desk.said.connect(lambda _words, act: undo.append(act))
    page = repeat(at, "job")
    press(page, "Remove: Job 1: Baker")
    assert "None yet" in words_on(page)
    assert filling(at).form.repeats.repeat("job").instances == ()
    undo[-1]()
    assert "Job 1: Baker" in words_on(repeat(at, "job"))


def test_what_a_colleague_added_stands_on_the_open_page_and_gone_ones_lead_to_all_topics(at):
    page = repeat(at, "job")
    at.arrives(kinds.ASSESSMENT, at.assessment, {"job[theirs]": "2", "job[theirs]/work": "Driver"}, ())
    assert "Job 2: Driver" in words_on(page)
    inner = repeat(at, "job[theirs]/shift")
    at.arrives(kinds.ASSESSMENT, at.assessment, {"job[theirs]": ""})
    assert at.asked[-1] == places.AssessmentTasks(at.family)
    assert isinstance(repeat(at, "job[theirs]/shift"), AssessmentTasksPage)
    inner.deleteLater()


def test_a_repeat_of_one_child_says_whose_it_is(at):
    [child] = [one for one in at.members if one.called == "Ida"]
    field = f"child[{child.id}]/club"
    assert repeat(at, field).title() == "Ida: Club"
    club = filling(at).add(field)
    topic = show(topic_page(at.desk, places.Topic(at.family, at.assessment, club)), 1366, 690)
    assert topic.title() == "Ida: Club 1"


def test_a_number_that_was_cut_short_is_said_over_its_cards(at, monkeypatch):
    monkeypatch.setattr("ehdesk.forms.engine.consequences.MOST_COUNTED", 3)
    filling(at).answer("home/rooms/many", "3")
    assert "counts on more" not in words_on(repeat(at, "home/rooms/room"))
    filling(at).answer("home/rooms/many", "7")
    assert "Only the first 3 are asked. The form counts on more than that" in words_on(repeat(at, "home/rooms/room"))


def test_in_a_completed_assessment_it_is_only_read(at):
    filling(at).answer("home/rooms/many", "0")
    filling(at).complete()
    page = repeat(at, "job")
    names = {one.text() for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)}
    assert not names & {"Add another", "Add one", "Remove"}
    press(page, "Job 1, Questions")
    assert at.asked[-1] == places.CheckAnswers(at.family, at.assessment, "job[1]")


def test_every_instance_is_read_through_under_its_own_name(at):
    filling(at).answer("job[1]/work", "Baker")
    filling(at).add("job")
    page = show(check_page(at.desk, places.CheckAnswers(at.family, at.assessment)), 1366, 690)
    for fold in page.findChildren(Fold):
        fold.set_open(True)
    words = words_on(page)
    assert "Job 1: Baker" in words
    assert "Job 2" in words


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, 100), (LIGHT, 200), (DARK, 100), (HIGH_CONTRAST, 100)], ids=str)
def test_nothing_is_cut_off(at, look, theme, size):
    look.wear(theme, size)
    look.fit(1366)
    filling(at).answer("job[1]/work", "A job with a name that goes on and on " * 4)
    page = repeat(at, "job")
    assert isinstance(page, RepeatPage)
    assert not clipped_words(page)
    assert page._scrolled.width() <= 1366
    asked = show(topic_page(at.desk, places.Topic(at.family, at.assessment, "job[1]")), 1366, 690)
    assert asked.findChild(QLineEdit).isVisible()
    assert not clipped_words(asked)


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, 100), (DARK, 200)])
def test_what_was_added_last_time_is_confirmed_on_the_page_of_the_repeat(at, look, theme, size):
    look.wear(theme, size)
    look.fit(1366)
    filling(at).answer(f"{filling(at).add('job')}/work", "Baker")
    at.assessment = at.desk.work.assessments.start(at.family).id
    listed = show(AssessmentTasksPage(at.desk, places.AssessmentTasks(at.family)), 1366, 690)
    for fold in listed.findChildren(Fold):
        fold.set_open(True)
    assert "Job, 1 so far. 1 to confirm, Not yet started" in rows(listed)
    undos = []
    at.desk.said.connect(lambda _said, undo: undos.append(undo))
    page = repeat(at, "job")
    assert "Here on" in words_on(page)
    assert not clipped_words(page)
    press(page, "Still so: Baker")
    assert "Here on" not in words_on(page)
    assert len(filling(at).form.repeats.repeat("job").instances) == 2
    undos[0]()
    assert "Still so" in words_on(repeat(at, "job"))
    at.desk.work.last_times.show(at.assessment, shown=False)
    assert "Still so" not in words_on(repeat(at, "job"))


def renaming(at: AtTheDesk, page: RepeatPage, instance: str) -> RenamePage:
    """What lies over the page once somebody wants another name."""
    laid: list[RenamePage] = []
    at.desk.over_wanted.connect(laid.append)
    press(page, f"Rename: {instance}")
    return show(laid[-1], 1366, 690)


def test_an_instance_has_a_name_of_its_own_that_can_be_taken_back(at):
    filling(at).answer("job[1]/work", "Baker")
    page, said = repeat(at, "job"), []
    at.desk.said.connect(lambda words, undo: said.append((words, undo)))
    over = renaming(at, page, "Job 1: Baker")
    over.findChild(QLineEdit).setText("Nights at Elm Bakery")
    press(over, "Done")
    assert said[-1][0] == "Renamed: Job 1: Nights at Elm Bakery"
    assert "Job 1: Nights at Elm Bakery" in words_on(page)
    at.desk.work.assessments.view(at.desk.work.assessments.start(at.family).id)
    assert filling(at).form.names == {"job[1]": "Nights at Elm Bakery"}
    assert (
        show(topic_page(at.desk, places.Topic(at.family, at.assessment, "job[1]")), 1366, 690)
        .title()
        .endswith("Job 1: Nights at Elm Bakery")
    )
    said[-1][1]()
    assert "Job 1: Baker" in words_on(repeat(at, "job"))


def test_a_name_being_typed_is_there_after_a_sudden_end_and_stands_in_the_history(at, monkeypatch, qtbot):
    monkeypatch.setattr("ehdesk.ui.forms.typing.KEPT_EVERY", 1)
    over, drafts = renaming(at, repeat(at, "job"), "Job 1"), at.desk.work.vault.drafts
    QTest.keyClicks(over.findChild(QLineEdit), "Nights at Elm")
    qtbot.waitUntil(lambda: [one.text for one in drafts.of(at.assessment).values()] == ["Nights at Elm"])
    over.deleteLater()
    at.desktop.clock.pass_by(timedelta(hours=2))  # what is done in one go is told as one
    assert filling(at).form.names == {"job[1]": "Nights at Elm"}
    assert drafts.of(at.assessment) == {}
    told = [Telling(at.desk, at.family).said(one) for one in at.desk.work.happenings.of(at.family)]
    assert "gave a part of the assessment another name" in told[0]
    [story] = [one for one in at.desk.work.field_stories.of(at.assessment) if one.field.startswith("@called/")]
    assert Naming(at.desk).topic(story) == "What a part of a form was called"


def test_a_name_that_was_typed_and_taken_back_leaves_no_draft(at, monkeypatch, qtbot):
    monkeypatch.setattr("ehdesk.ui.forms.typing.KEPT_EVERY", 1)
    over, drafts = renaming(at, repeat(at, "job"), "Job 1"), at.desk.work.vault.drafts
    QTest.keyClicks(over.findChild(QLineEdit), "N")
    qtbot.waitUntil(lambda: len(drafts.of(at.assessment)) == 1)
    QTest.keyClick(over.findChild(QLineEdit), Qt.Key.Key_Backspace)
    press(over, "Done")
    assert drafts.of(at.assessment) == {}
    assert filling(at).form.names == {}


def test_leaving_the_name_as_it_was_changes_nothing(at):
    page = repeat(at, "job")
    before = len(at.desk.work.vault.changes.ids(at.family))
    press(renaming(at, page, "Job 1"), "Done")
    assert len(at.desk.work.vault.changes.ids(at.family)) == before
