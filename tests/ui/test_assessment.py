"""The assessment on the screen: a calm list of topics, one page a topic, and everything read through at the end."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.services.followed import TopicState
from ehdesk.ui import places
from ehdesk.ui.look import Look
from ehdesk.ui.pages.assessment_tasks import AssessmentTasksPage
from ehdesk.ui.pages.check_answers import check_page, topic_page
from ehdesk.ui.pages.overview import OverviewPage
from ehdesk.ui.theme import LIGHT
from ehdesk.ui.widgets.chips import Chips
from ehdesk.ui.widgets.error_summary import ErrorSummary
from ehdesk.ui.widgets.fold import Fold
from ehdesk.ui.widgets.scores import ScoreField
from ehdesk.ui.widgets.task_row import TaskRow
from tests.services.made import filled
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import clipped_words, heard, settle, show


def assessment(at: AtTheDesk) -> RecordId:
    return filled(at.desk.work, at.family).facts.id


def tasks(at: AtTheDesk) -> QWidget:
    return show(AssessmentTasksPage(at.desk, places.AssessmentTasks(at.family)), 1366, 690)


def asked(at: AtTheDesk, topic: str) -> QWidget:
    return show(topic_page(at.desk, places.Topic(at.family, assessment(at), topic)), 1366, 690)


def checked(at: AtTheDesk, topic: str = "") -> QWidget:
    return show(check_page(at.desk, places.CheckAnswers(at.family, assessment(at), topic)), 1366, 690)


def rows(page: QWidget) -> list[str]:
    return [row.accessibleName() for row in page.findChildren(TaskRow) if row.isVisibleTo(page)]


def fold(page: QWidget, said: str) -> Fold:
    return next(one for one in page.findChildren(Fold) if one.head.accessibleName().startswith(said))


def more_children(at: AtTheDesk, count: int) -> None:
    for number in range(count):
        facts = {"name": f"Wilhelmina-Anne{number} Featherstone", "role": "child", "born": "2015-03-04"}
        at.desk.work.families.editing(at.family, kinds.MEMBER, at.desk.work.families.new_record()).save(facts)


def leila(at: AtTheDesk) -> str:
    return next(member.id for member in at.members if member.called == "Leila")


def test_only_the_part_where_one_stopped_is_open(at: AtTheDesk):
    page = tasks(at)
    assert "Money and work, 8 of 10 answered, In progress" in rows(page)
    assert not [row for row in rows(page) if "Leila" in row]


def test_a_part_opens_and_closes_by_keyboard_and_says_which(at: AtTheDesk):
    page = tasks(at)
    head = fold(page, "Leila").head
    head.setFocus()
    assert heard(head) == "Leila, 9 topics, In progress, closed"
    QTest.keyClick(head, Qt.Key.Key_Return)
    assert heard(head).endswith("open")
    assert "Leila: School and learning, 6 of 6 answered, In progress" in rows(page)
    QTest.keyClick(head, Qt.Key.Key_Space)
    assert not [row for row in rows(page) if "Leila" in row]


def test_an_open_part_stays_open_when_something_comes_in(at: AtTheDesk):
    page = tasks(at)
    press(page, "Leila, ")
    at.arrives(kinds.ASSESSMENT, assessment(at), {"home/start/want": "Quiet"})
    assert [row for row in rows(page) if "Leila" in row]


def test_each_person_says_a_number_in_a_box_with_the_whole_question_as_its_name(at: AtTheDesk):
    page = asked(at, "home/together")
    boxes = [box for box in page.findChildren(ScoreField) if box.isVisibleTo(page)]
    assert [box.value() for box in boxes] == ["5", "", "4", "7"]
    assert heard(boxes[1].control) == "From 0 to 10, how are things with getting on together for Karim?"


def test_a_number_that_cannot_be_is_kept_and_questioned(at: AtTheDesk):
    page = asked(at, "home/together")
    box = next(one for one in page.findChildren(ScoreField) if "Karim" in one.name)
    line = box.findChild(QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "11")
    page.continue_asked.emit()
    settle()
    assert box.problem() == "Karim: Enter a whole number from 0 to 10"
    assert "Karim: Enter a whole number from 0 to 10" in words_on(page.findChild(ErrorSummary))
    assert "11" in filled(at.desk.work, at.family).form.answers.values()


@pytest.mark.parametrize("size", [100, 200])
def test_fifteen_people_fit_on_a_page(at: AtTheDesk, look: Look, size: int):
    look.wear(LIGHT, size)
    look.fit(1366)
    more_children(at, 9)
    for topic in ("home/together", f"child[{leila(at)}]/child_health"):
        page = asked(at, topic)
        assert page._scrolled.width() <= 1366
        assert not clipped_words(page)


def test_the_same_topic_of_somebody_else_is_one_chip_away(at: AtTheDesk):
    more_children(at, 9)
    page = asked(at, f"child[{leila(at)}]/child_health")
    chips = page.findChild(Chips)
    assert len(words_on(chips).splitlines()) >= 12
    went: list[places.Place] = []
    at.desk.place_wanted.connect(went.append)
    press(chips, "Adam")
    assert isinstance(went[-1], places.Topic)
    assert went[-1].topic.endswith("/child_health")


def test_completing_too_early_says_shortly_what_is_missing_by_topic(at: AtTheDesk):
    more_children(at, 9)
    filled(at.desk.work, at.family).answer("home/start/why_now", "")
    page = checked(at)
    press(page, "Complete the assessment")
    said = words_on(page.findChild(ErrorSummary)).splitlines()
    assert "Why now, and what you want: Say why you want help now, even in a few words" in said
    assert "4 more topics. Go to all topics" in said
    assert page.findChild(ErrorSummary).height() < 500


def test_what_one_person_said_alone_is_not_read_out_among_the_rest(at: AtTheDesk):
    page = checked(at)
    for part in page.findChildren(Fold):
        part.set_open(True)
    assert "Kept closed here" in words_on(page)
    assert "hurt her" not in words_on(page)
    zuzana, leila = (next(one.id for one in at.members if one.called == name) for name in ("Zuzana", "Leila"))
    assert "hurt her" in words_on(checked(at, f"adult[{zuzana}]/relationships"))
    form, voice, asked = filled(at.desk.work, at.family).form, f"child[{leila}]/voice", []
    assert form.display(f"{voice}/heard") == "On their own"
    hers, whole = form.display(f"{voice}/own_words"), checked(at, voice)
    assert hers not in words_on(page)
    assert hers in words_on(whole)
    assert "Read it through only with them" in words_on(whole)
    assert "Read it through together" in words_on(page)
    at.desk.place_wanted.connect(asked.append)
    press(whole, "Finished for now")
    assert asked == [places.Topic(at.family, assessment(at), f"{voice}_how")]


def test_a_topic_is_finished_once_somebody_says_so_and_not_before(at: AtTheDesk):
    filling = filled(at.desk.work, at.family)
    under_way = [one for one in filling.topics() if filling.state(one) is TopicState.IN_PROGRESS]
    topic, whole = (
        under_way[0],
        next(one for one in under_way if filling.form.answered(one.id) == filling.form.asked(one.id)),
    )
    press(checked(at, topic.id), "Finished for now")
    assert filled(at.desk.work, at.family).state(topic) is TopicState.COMPLETED
    press(checked(at, topic.id), "Come back to it later")
    assert filled(at.desk.work, at.family).state(topic) is TopicState.IN_PROGRESS
    for looked_at in (topic, whole):  # to look is not to say so
        checked(at, looked_at.id).left.emit()
        assert filled(at.desk.work, at.family).state(looked_at) is TopicState.IN_PROGRESS


def test_what_is_to_be_talked_about_alone_is_never_next_and_says_so_in_the_list(at: AtTheDesk):
    filling = filled(at.desk.work, at.family)
    topics = filling.topics()
    private = next(place for place, one in enumerate(topics) if one.is_private)
    before = next(one for one in reversed(topics[:private]) if not one.is_private)
    for topic in topics:
        filling.finish(topic.id, is_finished=False)
    page, asked = checked(at, before.id), []
    at.desk.place_wanted.connect(asked.append)
    press(page, "Finished for now")
    following = next(one for one in topics[private:] if not one.is_private)
    assert asked == [places.Topic(at.family, assessment(at), following.id)]
    listed = tasks(at)
    for one in listed.findChildren(Fold):
        one.set_open(True)
    assert any(topics[private].title in row and "To be talked about alone" in row for row in rows(listed))


def test_the_topics_say_softly_that_no_agreement_stands_and_lead_to_it(at: AtTheDesk):
    assert "no agreement that stands" not in words_on(tasks(at))
    for agreement in at.desk.work.agreements.all(at.family):
        at.desk.work.agreements.remove(at.family, at.desk.work.agreements.parts(agreement))
    page, asked = tasks(at), []
    at.desk.place_wanted.connect(asked.append)
    assert "no agreement that stands" in words_on(page)
    press(page, "To the agreement")
    assert asked == [places.AgreementHome(at.family)]


def test_one_press_on_the_family_page_starts_the_assessment(at: AtTheDesk):
    work = at.desk.work
    family = work.families.add("Moss and Bell")
    work.families.editing(family, kinds.MEMBER, work.families.new_record()).save({"name": "Ida Moss", "role": "adult"})
    page, asked = show(OverviewPage(at.desk, places.Overview(family))), []
    at.desk.place_wanted.connect(asked.append)
    press(page, "Write down the agreement")
    assert isinstance(asked[-1], places.AgreementForm)
    work.agreements.agreement(family, asked[-1].agreement).save({"agreed_to": ["take_part"]})
    settle()
    press(page, "Start the assessment")
    assert isinstance(asked[-1], places.Topic)
    assert work.assessments.current(family) is not None


def test_gaps_are_counted_and_shown(at: AtTheDesk):
    page = checked(at)
    assert "Bringing it together, All answered, closed" in words_on(page)
    assert "Baby, 1 question with no answer, closed" in words_on(page)
    fold(page, "Baby").set_open(True)
    assert "Not provided" in words_on(fold(page, "Baby"))


@pytest.mark.parametrize("size", [100, 200])
def test_an_answer_without_end_stays_on_the_page(at: AtTheDesk, look: Look, size: int):
    look.wear(LIGHT, size)
    look.fit(1366)
    endless = "Every morning is the same. " * 60 + "https://example.org/" + "a" * 400
    filled(at.desk.work, at.family).answer("home/start/why_now", endless)
    page = checked(at, "home/start")
    assert page._scrolled.width() <= 1366
    assert not clipped_words(page)


def test_an_assessment_of_the_edition_before_opens_on_every_page(at: AtTheDesk):
    said = {"@form": "whole-family", "@version": "1", "@started_on": "2026-11-01", "home/together/together_score": "6"}
    before = at.new(kinds.ASSESSMENT, said)
    assert filled(at.desk.work, at.family).facts.id == before
    assert "Home, and being safe at home" in words_on(tasks(at))
    assert "From 0 to 10, how are things at home?" in words_on(asked(at, "home/together"))
    assert "6" in words_on(checked(at, "home/together"))
    assert "Getting on together" in words_on(checked(at))


def likely(at: AtTheDesk, topic: str) -> str:
    """The way on that has the keyboard."""
    return heard(checked(at, topic).opening_focus())


def test_a_topic_with_all_that_it_needs_is_likely_finished_whatever_was_left_out(at: AtTheDesk):
    filling, topic = filled(at.desk.work, at.family), "home/safety"
    for field in filling.form.topic(topic).fields:
        filling.answer(field, "")
    assert likely(at, topic) == "Come back to it later"
    filling.answer("home/safety/home_well", "The garden")
    assert filling.form.answered(topic) < filling.form.asked(topic)
    assert likely(at, topic) == "Finished for now"


def headings(page: QWidget) -> list[str]:
    return [one.head.accessibleName().split(",")[0] for one in page.findChildren(Fold) if one.isVisibleTo(page)]


def test_what_matters_today_comes_first_and_nothing_is_taken_away(at: AtTheDesk):
    page = tasks(at)
    before = headings(page)
    fold(page, "What matters today?").head.click()
    press(page, "Leila")
    press(page, "Money and work")
    [_chooser, _home, leila, *others] = headings(page)
    assert leila == "Leila"
    assert set(before) <= {_chooser, _home, leila, *others}
    assert "The others" in words_on(page)
    again = tasks(at)
    assert headings(again)[2] == "Leila"
    assert fold(again, "What matters today?").head.accessibleName().startswith("What matters today?, 2 chosen, ")
    at.desktop.clock.pass_by(timedelta(days=1))
    assert "2 chosen on " in fold(tasks(at), "What matters today?").head.accessibleName()


def test_an_adult_with_no_home_here_comes_after_the_others_and_that_is_said(at: AtTheDesk):
    gran = next(one.id for one in at.members if one.called == "Gran")
    at.desk.work.families.editing(at.family, kinds.MEMBER, gran).save({"households": []})
    page = tasks(at)
    assert "No home here is noted for Gran" in words_on(page)
    assert headings(page)[-1] == "Gran"
