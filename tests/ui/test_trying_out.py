"""A form tried out in the window: asked as in an assessment, with a made-up family, and nothing of it kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit

from ehdesk.ui import places
from ehdesk.ui.forms.typing import KEPT_EVERY
from ehdesk.ui.pages.forms import FormsPage
from ehdesk.ui.pages.trial_check import TrialCheckPage
from ehdesk.ui.pages.trial_repeat import TrialRepeatPage
from ehdesk.ui.pages.trial_topic import TrialTopicPage
from ehdesk.ui.pages.trial_topics import TrialTopicsPage
from ehdesk.ui.widgets.error_summary import ErrorSummary
from ehdesk.ui.widgets.fold import Fold
from ehdesk.ui.widgets.row_face import RowButton
from ehdesk.ui.widgets.task_row import TaskRow
from tests.forms.on_trial import WELSH, workbook
from tests.journeys.keys import CTRL, Keys
from tests.rules.readable import readable
from tests.ui.opened import opened_window, words_on
from tests.ui.showing import settle


@pytest.fixture
def window(family_vault, look, tmp_path):
    """The window, open at the trial of a form."""
    with opened_window(family_vault, look, tmp_path / "laptop") as window:
        trials, file = window.desk.work.form_trials, workbook(tmp_path / "visit.xlsx")
        trials.take(file, trials.examine(file))
        window.desk.go(places.Trial())
        yield window


@pytest.fixture
def hands(window):
    return Keys(window)


def page(window):
    return window.frame.page


def rows(window):
    return [row.accessibleName() for row in page(window).findChildren(TaskRow) if row.isVisible()]


def trial(window):
    return window.desk.work.form_trials.trial


def kept(window):
    """All that the vault holds of families: changes, drafts of anything, and who looked at what."""
    vault, family = window.desk.work.vault, window.desk.work.families
    return [
        (each, len(vault.changes.ids(each)), len(vault.access.of(each)), family.has(each))
        for each in vault.changes.families()
    ]


def test_the_topics_are_listed_by_section_for_the_made_up_family(window):
    words = words_on(window)
    assert "Zuzana (38), Karim (41), Leila (14), Adam (2), Baby (expected), Gran (69)" in words
    assert "Getting started" in words
    assert rows(window) == [
        "Why now, Not yet started",
        "How it goes, Not yet started",
        "Leila: School, Not yet started",
        "Adam: School, Not yet started",
        "Baby: School, Not yet started",
        "Job, 1 so far, Not yet started",
        "The home, Not yet started",
        "Room, None, as the form works out from other answers",
    ]


def test_a_topic_is_asked_checked_and_finished_by_keyboard(window, hands):
    hands.go("Why now")
    assert isinstance(page(window), TrialTopicPage)
    assert hands.focused() == "Why do you want help now?"
    hands.fill("How many bad nights last week?", "9")
    hands.press(Qt.Key.Key_Return, CTRL)
    said = words_on(page(window).findChild(ErrorSummary))
    assert "Say why, even in a few words" in said
    assert "A week has 7 nights" in said
    hands.go("Say why, even in a few words")
    assert hands.focused() == "Why do you want help now?"
    hands.write("Things got loud")
    hands.fill("How many bad nights last week?", "3")
    hands.press(Qt.Key.Key_Return, CTRL)
    assert isinstance(page(window), TrialCheckPage)
    assert "Things got loud" in words_on(window)
    hands.press(Qt.Key.Key_Return, CTRL)
    assert "How it goes" in words_on(window)
    hands.go("All topics")
    assert rows(window)[0] == "Why now, Completed"
    assert hands.focused() == "Carry on"


def test_a_question_comes_up_with_the_answer_before_it(window, hands):
    window.desk.go(places.TrialTopic("start/going"))
    assert "What worries you?" not in words_on(window)
    hands.choose("Is anything worrying you?", "Yes")
    hands.look_for("What worries you?")


def test_the_form_speaks_another_language_in_place_and_keeps_what_was_typed(window, hands):
    window.desk.go(places.TrialTopic("start/why"))
    hands.fill("Why do you want help now?", "Too loud")
    hands.pick("The form’s language", WELSH)
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    settle()
    assert "Pam nawr?" in words_on(window)
    assert "Why do you want help now?" not in words_on(window)
    assert QApplication.focusWidget() is box
    assert page(window).findChild(QLineEdit).text() == "Too loud"
    hands.go("All topics")
    assert rows(window)[0].startswith("Pam nawr, ")


def test_one_more_of_a_repeat_is_added_named_removed_and_brought_back(window, hands):
    hands.go("Job, 1 so far")
    assert isinstance(page(window), TrialRepeatPage)
    assert hands.focused() == "Add another"
    hands.press(Qt.Key.Key_Return)
    assert page(window).title() == "Job 2"
    hands.fill("What is the work?", "Baker")
    hands.go("Back to Job")
    assert "Job 2: Baker" in words_on(window)
    hands.go("Remove: Job 1")
    assert "Job 1: Baker" in words_on(window)
    hands.press(Qt.Key.Key_Z, CTRL)
    settle()
    assert "Job 2: Baker" in words_on(window)
    assert trial(window).form.repeats.repeat("job").instances == ("job[1]", "job[2]")


def test_a_repeat_inside_another_belongs_to_its_own_one(window, hands):
    trial(window).answer("job[1]/work", "Baker")
    trial(window).add("job")
    window.desk.go(places.TrialRepeat("job[1]/shift"))
    assert "Part of “Job 1: Baker”" in words_on(window)
    hands.go("Add another")
    hands.fill("Which day?", "Friday")
    hands.go("Back to Shift")
    assert "Shift 2: Friday" in words_on(window)
    hands.go("Back to Job")
    assert "Job 1: Baker, Shift, 2 so far, In progress" in rows(window)
    assert "Job 2, Shift, None yet" in rows(window)


def test_a_counted_repeat_follows_its_answer_and_nobody_adds_to_it(window):
    trial(window).answer("home/rooms", "2")
    window.desk.go(places.TrialRepeat("home/room"))
    assert "Room 2" in words_on(window)
    names = [one.text() for one in page(window).findChildren(QAbstractButton) if one.isVisible()]
    assert not {"Add another", "Add one", "Remove"} & set(names)


def test_what_is_missing_is_said_and_leads_to_its_question(window, hands):
    window.desk.go(places.TrialCheckAll())
    hands.go("See what is missing")
    hands.go("Why now: Say why, even in a few words")
    assert hands.focused() == "Why do you want help now?"
    trial(window).answer("start/why/why_now", "Loud")
    window.desk.go(places.TrialCheckAll())
    hands.go("See what is missing")
    assert "Nothing is missing" in words_on(window)


def test_a_repeat_outside_sections_is_read_through_by_its_own_name(window):
    window.desk.go(places.TrialCheckAll())
    heads = [fold.findChild(RowButton).accessibleName() for fold in page(window).findChildren(Fold)]
    assert [head.split(", ")[0] for head in heads] == ["Getting started", "Leila", "Adam", "Baby", "Job", "The home"]


def test_starting_again_clears_all_and_can_be_undone(window, hands):
    trial(window).answer("start/why/why_now", "Loud")
    window.desk.go(places.Trial())
    assert rows(window)[0] == "Why now, 1 of 2 answered, In progress"
    hands.go("Start again")
    assert rows(window)[0] == "Why now, Not yet started"
    hands.press(Qt.Key.Key_Z, CTRL)
    assert rows(window)[0] == "Why now, 1 of 2 answered, In progress"


def test_nothing_of_a_trial_is_kept_in_the_vault_or_beside_it(window, hands, tmp_path):
    before, files = kept(window), {file.name for file in tmp_path.rglob("*")}
    form = (tmp_path / "visit.xlsx").read_bytes()
    hands.go("Why now")
    hands.write("Zanzibarquartz")
    QTest.qWait(KEPT_EVERY + 100)
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.go("All topics")
    hands.go("Job, 1 so far")
    hands.go("Add another")
    hands.write("Zanzibarquartz")
    hands.go("Back to Job")
    hands.go("Remove: Job 2")
    assert kept(window) == before
    assert {file.name for file in tmp_path.rglob("*")} - files <= {"vault.db-journal"}
    assert readable(["Zanzibarquartz"], tmp_path) == {}
    assert (tmp_path / "visit.xlsx").read_bytes() == form
    assert window.desk.kept_place() == places.Forms()


def test_a_trial_is_nowhere_offered_to_a_family(window, family_vault):
    facts = window.desk.work.assessments.current(family_vault.family)
    assert facts.form == "whole-family"
    window.desk.go(places.AssessmentTasks(family_vault.family))
    assert "Family visit" not in words_on(window)


def test_a_place_that_is_no_more_leads_to_the_nearest_one(window):
    for gone in (places.TrialTopic("job[7]"), places.TrialRepeat("job[7]/shift"), places.TrialCheck("job[7]")):
        window.desk.go(gone)
        assert isinstance(page(window), TrialTopicsPage)
    window.desk.work.form_trials.take(None, None)
    window.desk.go(places.Trial())
    assert isinstance(page(window), FormsPage)
