"""A second assessment in the window: last time's answers beside the questions, confirmed one by one by keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ehdesk.domain import kinds
from ehdesk.services.assessment_record import COMPLETED, answers_in
from ehdesk.ui import places
from ehdesk.ui.forms.last_line import LastLine
from ehdesk.ui.pages.assessment_tasks import AssessmentTasksPage
from ehdesk.ui.pages.check_answers import check_page, topic_page
from ehdesk.ui.theme import DARK, LIGHT
from ehdesk.ui.widgets.error_summary import ErrorSummary
from tests.journeys.keys import CTRL, Keys
from tests.rules.fitting import clipped
from tests.services.made import filled
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.opened import opened_window
from tests.ui.showing import also_heard, clipped_words, settle, show

MONEY, GOING, CHECKED = "home/money", "home/money/money_going", "home/money/money_checked"
NEED = "home/money/money_need"
DAY = "24 November 2026"


def answers(work, family):
    """What the newest assessment holds in the vault."""
    return answers_in(work.vault.records.one(work.assessments.current(family).id).body)


def complete(work, family):
    first = work.assessments.current(family)
    done = {COMPLETED: first.started_on.isoformat()}
    work.families.editing(family, kinds.ASSESSMENT, first.id).save(done)
    return first


def test_begun_anew_and_confirmed_one_by_one_by_keyboard(family_vault, look, tmp_path):
    with opened_window(family_vault, look, tmp_path / "laptop") as window:
        work, family, hands = window.desk.work, family_vault.family, Keys(window)
        first = complete(work, family)
        window.desk.go(places.AssessmentTasks(family))
        hands.go("Begin a new assessment")
        hands.look_for("A new assessment was begun")
        hands.press(Qt.Key.Key_Z, CTRL)
        hands.wait(lambda: work.assessments.current(family).id == first.id, "the one before, after Undo")
        hands.go("Begin a new assessment")
        hands.look_for("answers from then wait to be confirmed.")
        hands.go("Money and work, ")
        hands.look_for("7 answers from last time wait to be confirmed. Press “Still so”")
        assert answers(work, family) == {}
        hands.space("Still so: Has anyone checked that you get all the money you have a right to? Last time: No")
        hands.look_for("6 answers from last time wait to be confirmed.")
        assert answers(work, family) == {CHECKED: "no"}
        assert also_heard(QApplication.focusWidget()).endswith(f"The same as last time ({DAY})")
        hands.look_for("Kept as an answer of today")
        hands.press(Qt.Key.Key_Z, CTRL)
        hands.wait(lambda: answers(work, family) == {CHECKED: ""}, "the answer to be taken back")
        hands.tab_to("Going well")
        hands.press(Qt.Key.Key_T, CTRL)
        hands.wait(lambda: answers(work, family).get(GOING) == "hard", "the answer by one key")
        hands.tab_to("What needs to happen?")
        hands.write("A bus pass")
        hands.press(Qt.Key.Key_T, CTRL)
        hands.wait(lambda: answers(work, family).get(NEED) == "A bus pass", "what was typed, not what was")
        hands.look_for("Changed. Last time (24 November 2026): Somebody who knows")
        hands.press(Qt.Key.Key_F1)
        hands.look_for("Say that last time’s answer to this question is still so")


class Review:
    """A second assessment at a desk, and its pages."""

    def __init__(self, at: AtTheDesk) -> None:
        self.at, self.work, self.went = at, at.desk.work, []
        self.first = complete(self.work, at.family)
        self.work.assessments.start(at.family)
        at.desk.place_wanted.connect(self.went.append)

    @property
    def filling(self):
        return filled(self.work, self.at.family)

    def member(self, name):
        return next(one.id for one in self.at.members if one.called == name)

    def asked(self, topic):
        return show(topic_page(self.at.desk, places.Topic(self.at.family, self.filling.facts.id, topic)), 1366, 690)

    def checked(self, topic="", assessment=None):
        place = places.CheckAnswers(self.at.family, assessment or self.filling.facts.id, topic)
        return show(check_page(self.at.desk, place), 1366, 690)

    def tasks(self):
        return show(AssessmentTasksPage(self.at.desk, places.AssessmentTasks(self.at.family)), 1366, 690)


@pytest.fixture
def review(at: AtTheDesk) -> Review:
    return Review(at)


def test_a_first_assessment_says_nothing_of_last_time(at: AtTheDesk):
    page = show(
        topic_page(at.desk, places.Topic(at.family, filled(at.desk.work, at.family).facts.id, MONEY)), 1366, 690
    )
    assert "Last time" not in words_on(page)
    assert "still_so" not in [key.does for key in page.keys_here()]


def test_asking_afresh_hides_them_and_they_come_back(review):
    page = review.asked(MONEY)
    press(page, "Hide last time’s answers")
    assert "are hidden, so that you can ask afresh." in words_on(page)
    assert "Last time (" not in words_on(page)
    assert "Hard right now" not in also_heard(page.opening_focus())
    page.still_so_asked.emit()
    assert answers(review.work, review.at.family) == {}
    press(page, "Show last time’s answers")
    assert f"Last time ({DAY}): Hard right now" in words_on(page)


def test_continue_and_completing_name_what_is_required_and_waits(review):
    page = review.asked("home/start")
    page.continue_asked.emit()
    settle()
    said = "Say whether last time’s answer is still so, or answer afresh: What has made you want"
    assert said in words_on(page.findChild(ErrorSummary))
    page = review.checked()
    press(page, "Complete the assessment")
    assert said in words_on(page.findChild(ErrorSummary))


def test_a_changed_answer_is_told_in_the_list_and_where_it_is_read_through(review):
    review.filling.answer(GOING, "well")
    said = words_on(review.tasks())
    assert "Money and work, 1 of 9 answered. 6 to confirm, 1 changed, In progress" in said
    assert "1 answer has changed." in said
    said = words_on(review.checked(MONEY))
    assert f"Changed. Last time ({DAY}): Hard right now" in said
    assert f"Not confirmed yet. Last time ({DAY}): No" in said


def test_undo_takes_back_only_what_was_taken_over(review):
    undos = []
    review.at.desk.said.connect(lambda _words, undo: undos.append(undo))
    page = review.asked(MONEY)
    press(page, "Still so: Has anyone checked")
    page._sheet._fields[CHECKED].left.emit("yes")
    undos[0]()
    assert answers(review.work, review.at.family)[CHECKED] == "yes"
    page._sheet._fields[CHECKED].left.emit("no")
    undos[0]()
    assert answers(review.work, review.at.family)[CHECKED] == ""


def heard(review, how, **last):
    """The page of a child who is heard with the family now, and was heard so last time."""
    child = review.work.families.new_record()
    known = {"name": "Ola", "role": "child", "born": "2014-05-05"}
    review.work.families.editing(review.at.family, kinds.MEMBER, child).save(known)
    voice, last = f"child[{child}]/voice", {"own_words": "It is fine", "life_score": "7", **last}
    then = {f"{voice}/heard": how, **{f"{voice}/{name}": said for name, said in last.items()}}
    review.work.families.editing(review.at.family, kinds.ASSESSMENT, review.first.id).save(then)
    review.filling.answer(f"{voice}/heard", "with_family")
    return review.asked(voice)


def test_that_a_child_answers_otherwise_who_is_heard_alone_now_is_not_told(review):
    topic = heard(review, "with_family")._place.topic
    review.filling.answer(f"{topic}/life_score", "2")
    said = words_on(review.tasks())
    assert "Ola’s own words, 2 of 6 answered. 1 changed, In progress" in said
    assert "1 answer has changed." in said
    review.filling.answer(f"{topic}/heard", "alone")
    said = words_on(review.tasks())
    assert "Ola’s own words, To be talked about alone. 2 of 6 answered, In progress" in said
    assert "No answer has changed." in said


def test_what_a_child_said_alone_is_not_offered_with_the_family_in_the_room(review):
    page = heard(review, "alone", drawn="kept.png")
    said = words_on(page)
    assert "What was said alone last time is not shown here, and not copied." in said
    for closed in ("What was said last time", "Still so", "Last time", "There was a drawing"):
        assert closed not in said
    press(page, "Read it in that assessment")
    assert review.went[-1] == places.CheckAnswers(review.at.family, review.first.id, page._place.topic)


def test_a_drawing_of_last_time_is_seen_in_its_own_assessment(review):
    page = heard(review, "with_family", drawn="kept.png")
    assert "What was said alone" not in words_on(page)
    assert "There was a drawing, a recording or a file last time" in words_on(page)
    press(page, "Read it in that assessment")
    assert review.went[-1] == places.CheckAnswers(review.at.family, review.first.id, page._place.topic)


def test_a_childs_own_words_are_folded_and_not_offered(review):
    page = heard(review, "with_family")
    [button] = [line.button for line in page.findChildren(LastLine) if not line.button.isHidden()]
    assert button.accessibleName().startswith("Still so: From 0 to 10, ")
    press(page, f"What was said last time ({DAY})")
    assert "Own words are asked for afresh each time, and are not copied." in words_on(page)


def test_what_was_said_alone_is_read_in_its_own_assessment_only(review):
    topic = f"adult[{review.member('Zuzana')}]/relationships"
    page = review.asked(topic)
    assert "What was said alone last time is not shown here, and not copied." in words_on(page)
    assert "hurt her" not in words_on(page)
    press(page, "Read it in that assessment")
    assert review.went[-1] == places.CheckAnswers(review.at.family, review.first.id, topic)
    assert "hurt her" in words_on(review.checked(topic, review.first.id))


def test_an_earlier_assessment_is_a_press_away_and_says_that_it_is_one(review):
    press(review.tasks(), f"Read the assessment of {DAY}")
    assert review.went[-1] == places.CheckAnswers(review.at.family, review.first.id)
    assert f"An earlier assessment, begun on {DAY}." in words_on(review.checked("", review.first.id))


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, 100), (DARK, 200)])
def test_everything_has_its_room(review, look, theme, size):
    look.wear(theme, size)
    look.fit(1366)
    review.filling.answer(GOING, "well")
    for page in (review.asked(MONEY), review.checked(MONEY), review.tasks()):
        assert not clipped_words(page)
        assert page._scrolled.width() <= 1366


def test_one_that_nobody_completed_for_long_is_left_open_and_gone_on_with_from_the_new_one(at: AtTheDesk):
    def tasks():
        return show(AssessmentTasksPage(at.desk, places.AssessmentTasks(at.family)), 1366, 690)

    work, went = at.desk.work, []
    left = work.assessments.current(at.family)
    at.desktop.clock.now += timedelta(days=59)
    assert "Begin a new assessment" not in words_on(tasks())
    at.desktop.clock.now += timedelta(days=1)
    assert "This one was begun on 24 November 2026 and is not completed." in words_on(tasks())
    press(tasks(), "Begin a new assessment")
    assert [one.id for one in work.assessments.all(at.family)] == [left.id, work.assessments.current(at.family).id]
    begun = tasks()
    assert "wait to be confirmed." in words_on(begun)
    assert "Time for a review?" not in words_on(begun)
    at.desk.place_wanted.connect(went.append)
    press(begun, f"Read the assessment of {DAY}")
    press(show(check_page(at.desk, places.CheckAnswers(at.family, left.id, MONEY))), "Change")
    work.assessments.open(left.id).answer(GOING, "Better")
    assert work.assessments.current(at.family).id != left.id
    assert {one.assessment for one in went} == {left.id}


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("is_complete", [True, False])
def test_where_a_new_one_is_begun_nothing_is_cut_off(at: AtTheDesk, look, text_size, is_complete):
    look.wear(LIGHT, text_size)
    if is_complete:
        complete(at.desk.work, at.family)
    at.desktop.clock.now += timedelta(days=60)
    page = show(AssessmentTasksPage(at.desk, places.AssessmentTasks(at.family)), 1366, 690)
    assert clipped(page) == []


def test_one_with_a_note_in_it_is_not_taken_back(at: AtTheDesk):
    work = at.desk.work
    complete(work, at.family)
    begun = work.assessments.start(at.family)
    work.assessments.open(begun.id).keep_note(GOING, "Ask Nan")
    assert not work.assessments.take_back(at.family, begun.id)
    assert work.assessments.current(at.family).id == begun.id
