"""What was being typed in something that a colleague finished: shown on Sync, taken along, or thrown away with undo."""

import pytest
from PySide6.QtWidgets import QApplication

from ehdesk.domain import kinds
from ehdesk.ui import places, ways
from ehdesk.ui.pages.left_over import LeftOverCard
from ehdesk.ui.pages.sync import SyncPage
from ehdesk.ui.theme import DARK, LIGHT
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import clipped_words, settle, show
from tests.ui.two_versions import enrolled

TYPED = "He sleeps at nan’s on Fridays"


@pytest.fixture
def said(at: AtTheDesk) -> list:
    """What was said at the foot of the window, with the undo of each."""
    found = []
    at.desk.said.connect(lambda words, undo: found.append((words, undo)))
    return found


def a_note_kept_meanwhile(at: AtTheDesk, **more: object):
    """A note in which one was typing when a colleague kept it."""
    note = at.new(kinds.NOTE, {"happened_on": "2026-03-02", "how": "visit", "words": "He sleeps badly", **more})
    at.desk.work.notes.editing(at.family, note, {}).draft("words", TYPED)
    at.arrives(kinds.NOTE, note, {"words": "He sleeps badly", "kept": True})
    return note


def card_of(at: AtTheDesk) -> LeftOverCard:
    return show(SyncPage(at.desk, places.Sync()), 1366, 690).findChild(LeftOverCard)


def test_the_words_of_a_note_are_copied_or_thrown_away_and_kept_after_all(at: AtTheDesk, said: list):
    a_note_kept_meanwhile(at)
    card = card_of(at)
    assert TYPED in words_on(card)
    press(card, "Copy it")
    assert QApplication.clipboard().text() == TYPED
    press(card, "Throw away what you wrote")
    assert card_of(at) is None
    said.pop()[1]()
    settle()
    assert TYPED in words_on(card_of(at))


def test_it_is_something_to_look_at_which_is_counted_and_leads_to_its_card(at: AtTheDesk):
    enrolled(at)
    a_note_kept_meanwhile(at)
    page = show(SyncPage(at.desk, places.Sync()), 1366, 400)
    assert "You were writing: The words of a note, Nováková and Haddad" in words_on(page)
    assert "Nothing to look at" not in words_on(page)
    assert "Nothing to choose" not in words_on(page)
    items, _back = ways.items(at.desk, places.Sync())
    assert next(one.count for one in items if one.key == "sync") == "1"
    press(page, "You were writing")
    assert page.focusWidget().text() == "Begin a new note with it"
    card = page.findChild(LeftOverCard)
    assert card.visibleRegion().boundingRect().height() == card.height()


def test_a_new_note_begins_with_them_and_is_as_close_as_the_one_that_was_kept(at: AtTheDesk):
    note, asked = a_note_kept_meanwhile(at, in_confidence="yes"), []
    at.desk.place_wanted.connect(asked.append)
    card = card_of(at)
    assert TYPED not in words_on(card)
    press(card, "Show it")
    press(card, "Begin a new note with it")
    [begun] = [one for one in at.desk.work.notes.unfinished(at.family) if one.words == TYPED]
    assert begun.corrects == note
    assert begun.is_in_confidence
    assert asked == [places.NoteForm(at.family, begun.id)]
    assert card_of(at) is None


def test_what_was_to_be_remembered_on_a_star_becomes_a_note_of_its_own(at: AtTheDesk):
    star = at.desk.work.stars.start(at.family, at.desk.today)
    at.desk.work.stars.editing(at.family, star).draft("note/learning", TYPED)
    at.arrives(kinds.READING, star.id, {"recorded": True})
    press(card_of(at), "Begin a new note with it")
    [begun] = [one for one in at.desk.work.notes.unfinished(at.family) if one.words == TYPED]
    assert not begun.corrects


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, 100), (DARK, 200)], ids=str)
def test_nothing_is_cut_off(at: AtTheDesk, look, theme, size):
    look.wear(theme, size)
    look.fit(1366)
    a_note_kept_meanwhile(at)
    page = show(SyncPage(at.desk, places.Sync()), 1366, 690)
    assert not clipped_words(page)
