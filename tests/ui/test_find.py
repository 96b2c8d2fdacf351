"""Ctrl+F inside a family: everything written about them, with a way to each place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ehdesk.domain import kinds
from ehdesk.ui import places
from ehdesk.ui.pages.find import FindPage, around
from ehdesk.ui.places import Place
from ehdesk.ui.widgets.task_row import TaskRow
from tests.services.made import filled
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import show


def found(at: AtTheDesk, words: str) -> FindPage:
    """The page after somebody typed these words."""
    page = show(FindPage(at.desk, places.FindInFamily(at.family)))
    page.opening_focus().setFocus()
    QTest.keyClicks(page.opening_focus(), words)
    QTest.qWait(400)
    return page


def leads_to(at: AtTheDesk, page: FindPage, row: str) -> Place:
    asked: list[Place] = []
    at.desk.place_wanted.connect(asked.append)
    press(page, row)
    return asked[0]


def test_a_goal_leads_to_its_form(at: AtTheDesk):
    goal = at.desk.work.plans.plan(at.family).goals[0]
    assert leads_to(at, found(at, "without shout"), goal.words) == places.GoalForm(at.family, goal.id)


def test_a_note_leads_to_its_page(at: AtTheDesk):
    note = at.desk.work.notes.kept(at.family)[0]
    assert leads_to(at, found(at, "kept his coat"), "Mon 23 Nov") == places.NotePage(at.family, note.id)


def test_an_answer_is_found_by_its_words_and_leads_to_its_question(at: AtTheDesk):
    page = found(at, "gran helps every day mostly together")
    assert "Nothing has that in it" in words_on(page)
    place = leads_to(at, found(at, "eat together most"), "What is")
    assert isinstance(place, places.Topic)
    assert place.field.endswith("going_well")


def test_somebody_is_found_without_accents(at: AtTheDesk):
    page = found(at, "bozena")
    assert page.findChildren(TaskRow)
    assert "A member of the family" in words_on(page)


def test_what_was_said_in_confidence_is_found_and_not_shown(at: AtTheDesk):
    page = found(at, "fallen asleep in class")
    assert "Found in 1 place" in words_on(page)
    assert "worries that Leila" not in words_on(page)


def test_an_address_and_who_must_not_see_something_are_found_and_not_shown(at: AtTheDesk):
    for words in ("Willow Road Exampleton", "housing office"):
        page = found(at, words)
        assert page.findChildren(TaskRow)
        said = words_on(page)
        assert "Exampleton" not in said.replace(words, "")
        assert "who works at" not in said


def test_nothing_is_found_for_no_words_or_in_another_family(at: AtTheDesk):
    other = at.desk.work.families.add("Zzz")
    at.desk.work.plans.goal(other, at.desk.work.plans.new_record()).save({"words": "Xylophone"})
    assert at.desk.work.family_search.find(at.family, "xylophone") == ()
    assert at.desk.work.family_search.find(at.family, "  ") == ()


@pytest.mark.parametrize("odd", [7, ["a"], {"b": 1}, True])
def test_odd_records_and_forms_keep_nothing_from_being_found(at: AtTheDesk, odd: object):
    for kind in (kinds.GOAL, kinds.NOTE, kinds.MEMBER, "hologram"):
        at.new(kind, {"words": odd, "name": odd, "said": "Xylophone"})
    at.new(kinds.ASSESSMENT, {"@form": "whole-family", "@version": "2099.1", "home/new": "Xylophone"})
    assert len(at.desk.work.family_search.find(at.family, "xylophone")) == 4
    assert "Something new" in words_on(found(at, "xylophone"))


def test_what_stands_around_a_word_is_shown():
    said = around("word " * 40 + "needle " + "word " * 40, "NEEDLE")
    assert "needle" in said
    assert said.startswith("… ")
    assert said.endswith(" …")


def test_ctrl_f_on_the_page_itself_goes_back_to_the_box(at: AtTheDesk):
    page = found(at, "x")
    QTest.keyClick(page.opening_focus(), Qt.Key.Key_Tab)
    page.find_asked.emit()
    assert page.opening_focus().hasFocus()


def test_a_row_does_not_say_the_same_twice_and_enter_goes_to_the_first(at: AtTheDesk):
    goal = at.desk.work.families.new_record()
    at.desk.work.families.editing(at.family, kinds.GOAL, goal).save({"words": "A quillfeather bed"})
    page = show(FindPage(at.desk, places.FindInFamily(at.family)))
    box = page.opening_focus()
    box.setFocus()
    QTest.keyClicks(box, "quillfeather")
    QTest.keyClick(box, Qt.Key.Key_Return)
    [row] = page.findChildren(TaskRow)
    assert row.accessibleName().count("A quillfeather bed") == 1
    assert QApplication.focusWidget() is row


def test_what_was_said_alone_is_found_and_not_shown(at: AtTheDesk):
    filling = filled(at.desk.work, at.family)
    filling.answer("home/safe_at_home/athome_ask", "yes")
    filling.answer("home/safe_at_home/athome_need", "He waits at the gate")
    page = found(at, "waits at gate")
    assert "Found in 1 place" in words_on(page)
    assert "He waits" not in words_on(page)
