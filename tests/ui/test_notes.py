"""Writing case notes by keyboard, keeping them, correcting them, and finding them again."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QWidget

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.ui import places
from ehdesk.ui.naming import Naming
from ehdesk.ui.pages import PAGES
from ehdesk.ui.pages.note_form import NoteFormPage
from ehdesk.ui.pages.notes import NoteReadingPage
from ehdesk.ui.pages.versions import VersionsCard
from ehdesk.ui.places import Place
from ehdesk.ui.widgets.text_field import GrowingText, SearchField
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import show


def opened(at: AtTheDesk, place: Place) -> QWidget:
    return show(PAGES[type(place)](at.desk, place))


def a_form(at: AtTheDesk, corrects: str = "") -> QWidget:
    return opened(at, places.NoteForm(at.family, at.desk.work.notes.new_record(), corrects))


def write(page: QWidget, words: str) -> GrowingText:
    box = page.findChild(GrowingText)
    box.setFocus()
    QTest.keyClicks(box, words)
    return box


def test_a_new_note_opens_where_one_writes_and_is_of_today(at: AtTheDesk):
    page = a_form(at)
    assert isinstance(page.opening_focus(), QTextEdit)
    assert "24 / 11 / 2026" in words_on(page)


def test_a_note_is_only_kept_with_how_and_what_but_it_is_never_lost(at: AtTheDesk):
    page = a_form(at)
    write(page, "Half a story")
    press(page, "Keep this note")
    assert "Choose how you were in touch" in words_on(page)
    assert [note.words for note in at.desk.work.notes.unfinished(at.family)] == ["Half a story"]
    assert "Being written" in words_on(opened(at, places.NotesHome(at.family)))


def test_a_note_is_kept_and_its_page_never_offers_to_change_it(at: AtTheDesk):
    page = a_form(at)
    write(page, "Leila made tea.")
    press(page, "Visit")
    press(page, "Keep this note")
    note = next(one for one in at.desk.work.notes.kept(at.family) if one.words == "Leila made tea.")
    again = opened(at, places.NoteForm(at.family, note.id))
    assert isinstance(again, NoteReadingPage)
    assert again.findChild(QTextEdit).isReadOnly()
    assert "Kept by Ada Obi" in words_on(again)


def test_what_is_pasted_becomes_plain_words(at: AtTheDesk):
    box, pasted = write(a_form(at), ""), QMimeData()
    pasted.setHtml("<p style='color:red'>The <b>boiler</b> is off</p>")
    pasted.setText("The boiler is off")
    box.insertFromMimeData(pasted)
    assert "<b>" not in box.toHtml().split("<body", 1)[1]
    assert box.toPlainText() == "The boiler is off"


def test_a_day_still_to_come_is_asked_about(at: AtTheDesk):
    record = at.desk.work.notes.new_record()
    at.desk.work.notes.editing(at.family, record, {"happened_on": "2026-12-24"}).save({"words": "x", "how": "call"})
    page = opened(at, places.NoteForm(at.family, record))
    press(page, "Keep this note")
    assert "Enter a day that has come" in words_on(page)


def test_a_correction_says_what_it_corrects_and_both_lead_to_each_other(at: AtTheDesk):
    notes, wrong = at.desk.work.notes, at.desk.work.notes.kept(at.family)[0]
    page = a_form(at, wrong.id)
    assert "This corrects the note of Mon 23 Nov" in words_on(page)
    write(page, "It was Gran who made the tea.")
    press(page, "Call")
    press(page, "Keep this note")
    [right] = notes.corrections_of(at.family, wrong.id)
    asked: list[Place] = []
    at.desk.place_wanted.connect(asked.append)
    for here, there in ((wrong, right), (right, wrong)):
        press(opened(at, places.NotePage(at.family, here.id)), "Show it")
        assert asked[-1] == places.NotePage(at.family, there.id)


def test_the_list_is_counted_and_searched(at: AtTheDesk):
    page = opened(at, places.NotesHome(at.family))
    assert "Showing 3 of 3 kept, newest first" in words_on(page)
    QTest.keyClicks(page.findChild(SearchField), "boiler")
    QTest.qWait(200)
    assert "Showing 1 of 1" in words_on(page)
    QTest.keyClicks(page.findChild(SearchField), "xyz")
    QTest.qWait(200)
    assert "No note has “boilerxyz” in it" in words_on(page)


def test_what_was_said_in_confidence_is_not_read_over_a_shoulder(at: AtTheDesk):
    said = words_on(opened(at, places.NotesHome(at.family)))
    assert "In confidence" in said
    assert "friend's mother" not in said


def test_more_notes_than_are_made_at_once_are_opened_further(at: AtTheDesk):
    for number in range(30):
        at.new(kinds.NOTE, {"words": f"Call number {number}", "happened_on": "2026-01-01", "how": "call", "kept": True})
    page = opened(at, places.NotesHome(at.family))
    assert "Showing 25 of 33" in words_on(page)
    press(page, "Show more")
    assert "Showing 33 of 33" in words_on(page)


def test_a_note_thrown_away_while_it_is_written_can_be_had_back(at: AtTheDesk):
    record = at.desk.work.notes.new_record()
    at.desk.work.notes.editing(at.family, record, {}).save({"words": "Nothing yet"})
    undo: list[object] = []
    at.desk.said.connect(lambda _words, take_back: undo.append(take_back))
    press(opened(at, places.NoteForm(at.family, record)), "Throw this away")
    assert at.desk.work.notes.unfinished(at.family) == ()
    undo[0]()
    assert [note.words for note in at.desk.work.notes.unfinished(at.family)] == ["Nothing yet"]


def test_a_note_kept_elsewhere_meanwhile_is_shown_and_what_is_typed_here_stands_beside_it(at: AtTheDesk):
    record = at.new(kinds.NOTE, {"words": "Begun", "happened_on": "2026-11-24", "how": "call"})
    page = opened(at, places.NoteForm(at.family, record))
    write(page, " and more")
    at.desk.place_wanted.connect(lambda _place: page.left.emit())
    at.arrives(kinds.NOTE, record, {"words": "Begun", "kept": True})
    conflict = at.conflict(record, "words")
    assert {version.value for version in conflict.versions} == {"Begun", "Begun and more"}
    said = words_on(VersionsCard(at.desk, conflict, Naming(at.desk)))
    assert ("stays as it was kept" in said, "Write one from both" in said) == (True, False)


def test_a_note_that_is_not_here_says_so(at: AtTheDesk):
    page = opened(at, places.NotePage(at.family, at.desk.work.notes.new_record()))
    assert "not on this computer" in words_on(page)


@pytest.mark.parametrize("odd", [7, ["a"], {"b": 1}, True])
def test_odd_notes_are_shown_as_they_are(at: AtTheDesk, odd: object):
    fields = dict.fromkeys(("happened_on", "how", "with_whom", "words", "corrects"), odd)
    record = at.new(kinds.NOTE, {**fields, "kept": True})
    assert str(odd) in words_on(opened(at, places.NotePage(at.family, record)))
    opened(at, places.NotesHome(at.family))
    unkept = at.new(kinds.NOTE, {**fields, "kept": odd if odd is not True else 1})
    assert isinstance(opened(at, places.NoteForm(at.family, unkept)), NoteFormPage)


def test_ctrl_enter_keeps_a_note_by_keyboard_alone(at: AtTheDesk):
    page = a_form(at)
    write(page, "Rang at four.")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    press(page, "Call")
    page.continue_asked.emit()
    assert "Rang at four." in [note.words for note in at.desk.work.notes.kept(at.family)]


def test_an_overview_says_when_somebody_was_last_in_touch(at: AtTheDesk):
    said = words_on(opened(at, places.Overview(at.family)))
    assert "Last contact\nMon 23 Nov" in said
    assert RecordId(at.family)
