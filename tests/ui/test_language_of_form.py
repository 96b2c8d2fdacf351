"""An assessment by a form in two languages: switched in place, remembered, and in its first language elsewhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from ehdesk.forms.opening import examine
from ehdesk.services.last_time import Stands
from ehdesk.store.errors import StoreError
from ehdesk.ui import places
from ehdesk.ui.widgets.buttons import LinkButton
from tests.forms.on_trial import WELSH, workbook
from tests.journeys.keys import CTRL, Keys
from tests.store.test_full_disk import no_file_over, size_of_log
from tests.sync.publishing import hub_takes_all, join_up_offline, publish
from tests.ui.opened import opened_window, words_on
from tests.ui.showing import settle

ENGLISH = "English (en)"


@pytest.fixture
def window(empty_vault, look, tmp_path):
    """The window at the first topic of an assessment by a published form in two languages."""
    with opened_window(empty_vault, look, tmp_path / "laptop") as window:
        work = window.desk.work
        join_up_offline(work.vault)
        publish(work, examine(workbook(tmp_path / "visit.xlsx")))
        hub_takes_all(work.vault)
        family = work.families.add("Okoro")
        assessment = work.assessments.start(family, "visit").id
        window.desk.go(places.Topic(family, assessment, "start/why"))
        settle()
        yield window


def switch(window):
    return next(one for one in window.frame.page.findChildren(QComboBox) if one.isVisible())


def turn_to(window, language):
    box = switch(window)
    box.setFocus()
    box.setCurrentIndex(box.findData(language))
    box.activated.emit(box.currentIndex())
    settle()


def test_switched_in_place_with_what_is_being_typed_kept(window):
    page = window.frame.page
    nights = "How many bad nights last week?"
    seen = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    assert window.desk.words("asking.language") in seen
    typed = next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == nights)
    typed.setFocus()
    QTest.keyClicks(typed, "9")
    turn_to(window, WELSH)
    assert window.frame.page is page
    assert page.title() == "Pam nawr"
    said = words_on(window)
    assert "Sawl noson wael?" in said
    assert nights not in said
    assert QApplication.focusWidget() is switch(window)
    place = page._place
    form = window.desk.work.assessments.view(place.assessment).form
    assert form.answers["start/why/nights"] == "9"
    Keys(window).go("Continue")
    assert "Saith noson sydd" in words_on(window)
    turn_to(window, ENGLISH)
    assert nights in words_on(window)


def test_it_is_remembered_and_elsewhere_the_form_speaks_its_first_language(window):
    hands, work, place = Keys(window), window.desk.work, window.frame.page._place
    work.assessments.open(place.assessment).answer("start/going/worried", "yes")
    window.desk.go(places.AssessmentTasks(place.family))
    settle()
    turn_to(window, WELSH)
    hands.look_for("Dechrau arni")
    hands.wait(lambda: QApplication.focusWidget() is switch(window), "the keyboard at the switch")
    window.desk.go(places.CheckAnswers(place.family, place.assessment))
    settle()
    assert "Unrhyw bryder?" in words_on(window)
    other = work.families.add("Hughes")
    work.assessments.view(work.assessments.start(other, "visit").id)
    kept = work.assessments.view(place.assessment)
    assert kept.form.language == WELSH
    assert kept.in_first_language.question("start/going/worried").label == "Is anything worrying you?"
    found = work.family_search.find(place.family, "worrying")
    assert [one.question for one in found] == ["Is anything worrying you?"]


def test_the_page_of_a_repeat_can_be_switched_and_left_for_any_topic(window):
    place, hands = window.frame.page._place, Keys(window)
    window.desk.go(places.Repeat(place.family, place.assessment, "job"))
    settle()
    assert window.frame.page.title() == "Job"
    turn_to(window, WELSH)
    assert window.frame.page.title() == "Swydd"
    assert QApplication.focusWidget() is switch(window)
    hands.press(Qt.Key.Key_G, CTRL)
    hands.go("Pam nawr, Not yet started")
    assert window.frame.page.title() == "Pam nawr"


def test_last_time_reads_in_the_language_of_the_moment_and_can_be_taken_over(window):
    work, place = window.desk.work, window.frame.page._place
    work.assessments.open(place.assessment).answer("start/going/worried", "yes")
    again = work.assessments.open(work.assessments.start(place.family, "visit").id)
    again.speak(WELSH)
    last = work.last_times.of(again, place.family)
    assert (last.of("start/going/worried").said, last.of("start/going/worried").stands) == ("Ydw", Stands.WAITING)
    again.speak(ENGLISH)
    assert work.last_times.of(again, place.family).of("start/going/worried").said == "Yes"


def test_of_two_assessments_of_one_day_each_says_by_which_form_it_is(window):
    place, start = window.frame.page._place, window.desk.work.assessments.start
    start(place.family, "whole-family")
    start(place.family, "visit")
    window.desk.go(places.AssessmentTasks(place.family))
    settle()
    links = [one.text() for one in window.frame.page.findChildren(LinkButton)]
    read = [text.rpartition(": ")[2] for text in links if text.startswith("Read the assessment")]
    assert sorted(read) == ["Family visit", "Whole-family assessment"]


def test_what_the_disk_does_not_take_stays_on_the_page(window):
    page = window.frame.page
    typed = next(one for one in page.findChildren(QLineEdit) if one.accessibleName().startswith("How many"))
    QTest.keyClicks(typed, "9")
    switch(window).show_value(WELSH)
    with no_file_over(size_of_log(window.desk.work.vault)), pytest.raises(StoreError):
        page._speak(switch(window), WELSH)
    assert (page.title(), switch(window).value(), typed.text()) == ("Why now", ENGLISH, "9")
    assert page.is_unsaved
