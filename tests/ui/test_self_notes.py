"""Notes to self in the window: written by one key, marked quietly, listed for the practitioner, undone."""

import pytest
from PySide6.QtCore import Qt

from ehdesk.ui import places
from ehdesk.ui.forms.self_note_line import SelfNoteLine
from ehdesk.ui.pages.assessment_tasks import AssessmentTasksPage
from ehdesk.ui.pages.check_answers import check_page, topic_page
from ehdesk.ui.pages.self_notes import self_notes_page
from ehdesk.ui.theme import DARK, LIGHT
from tests.journeys.keys import CTRL, Keys
from tests.services.made import filled
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.opened import opened_window
from tests.ui.showing import clipped_words, heard, show

MONEY, GOING, NEED = "home/money", "home/money/money_going", "home/money/money_need"
NOTE = "Ask nan about the meter"


def test_written_found_in_the_list_and_undone_by_keyboard(family_vault, look, tmp_path):
    with opened_window(family_vault, look, tmp_path / "laptop") as window:
        work, family, hands = window.desk.work, family_vault.family, Keys(window)
        filling = filled(work, family)
        window.desk.go(places.Topic(family, filling.facts.id, MONEY, NEED))
        hands.wait(lambda: hands.focused() == "What needs to happen?", "the question")
        hands.press(Qt.Key.Key_N, CTRL)
        assert hands.focused() == "Note to self: What needs to happen?"
        hands.write(NOTE)
        hands.press(Qt.Key.Key_Tab)
        hands.wait(lambda: filled(work, family).notes == {NEED: NOTE}, "the note")
        hands.look_for("Note kept")
        hands.press(Qt.Key.Key_Z, CTRL)
        hands.wait(lambda: filled(work, family).notes == {}, "the note to be taken back")
        hands.press(Qt.Key.Key_N, CTRL)
        assert hands.focused().startswith("Note to self: ")
        hands.write(NOTE)
        hands.go("All topics")
        hands.look_for("1 note to self")
        hands.go("Notes to self: 1")
        hands.look_for("For your own eyes.")
        hands.look_for(NOTE)
        hands.go("Go there")
        hands.look_for("Note to self")
        hands.press(Qt.Key.Key_F1)
        hands.look_for("Write a note to self at this question: Ctrl+N")


@pytest.fixture
def noted(at: AtTheDesk) -> AtTheDesk:
    """A note at a question of everybody's, and one at something to be talked about alone."""
    filling = filled(at.desk.work, at.family)
    filling.keep_note(GOING, NOTE)
    alone = next(topic for topic in filling.topics() if topic.is_private)
    filling.keep_note(alone.fields[0], "Ask again on Friday")
    return at


def facts(at):
    return filled(at.desk.work, at.family).facts


def asked(at):
    return show(topic_page(at.desk, places.Topic(at.family, facts(at).id, MONEY)), 1366, 690)


def listed(at):
    return show(self_notes_page(at.desk, places.SelfNotes(at.family, facts(at).id)), 1366, 690)


def test_at_its_question_there_is_a_mark_and_not_the_words(noted):
    page = asked(noted)
    [line] = page.findChildren(SelfNoteLine)
    assert NOTE not in words_on(page)
    assert heard(line._mark) == "Note to self: How are you managing for money?, closed"
    press(page, "Note to self: How are you")
    assert NOTE in words_on(page)
    press(page, "Note to self: How are you")
    assert NOTE not in words_on(page)


def test_undo_leaves_a_note_that_was_written_anew(noted):
    undos = []
    noted.desk.said.connect(lambda _words, undo: undos.append(undo))
    notes = asked(noted)._notes
    for words in ("Ask nan", "Ask grandad"):
        notes._lines[GOING].left.emit(words)
    undos[0]()
    assert filled(noted.desk.work, noted.family).notes[GOING] == "Ask grandad"
    undos[1]()
    assert filled(noted.desk.work, noted.family).notes[GOING] == "Ask nan"


def test_where_the_answers_are_read_through_there_is_nothing_of_it(noted):
    for topic in ("", MONEY):
        page = show(check_page(noted.desk, places.CheckAnswers(noted.family, facts(noted).id, topic)), 1366, 690)
        assert NOTE not in words_on(page)


def test_the_list_of_topics_counts_it_but_not_where_something_was_said_alone(noted):
    said = words_on(show(AssessmentTasksPage(noted.desk, places.AssessmentTasks(noted.family)), 1366, 690))
    assert "1 note to self" in next(line for line in said.splitlines() if line.startswith("Money and work, "))
    assert not [line for line in said.splitlines() if "alone" in line and "note" in line]
    assert "Notes to self: 2" in said


def test_in_the_list_one_on_what_is_said_alone_is_shown_when_somebody_asks(noted):
    page = listed(noted)
    assert NOTE in words_on(page)
    assert "Ask again on Friday" not in words_on(page)
    press(page, "Show it")
    assert "Ask again on Friday" in words_on(page)


def test_while_names_are_hidden_the_list_is_too(noted):
    noted.desk.hide_names(hidden=True)
    assert NOTE not in words_on(listed(noted))


def test_a_list_with_none_says_how_to_write_one(at: AtTheDesk):
    assert "press Ctrl+N at a question" in words_on(listed(at))


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, 100), (DARK, 200)])
def test_everything_has_its_room(noted, look, theme, size):
    look.wear(theme, size)
    look.fit(1366)
    page = asked(noted)
    page.self_note_asked.emit()
    for one in (page, listed(noted)):
        assert not clipped_words(one)
        assert one._scrolled.width() <= 1366
