"""One text written from two versions: it outlives whatever comes in while it is being written."""

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from ehdesk.domain import kinds
from ehdesk.services.announce import Changed
from ehdesk.ui import places
from ehdesk.ui.pages.sync import SyncPage
from ehdesk.ui.pages.versions import VersionsCard
from tests.services.made import filled
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import settle, show
from tests.ui.two_versions import WRITE_BOTH, a_conflict, enrolled


def test_what_is_being_written_from_both_outlives_a_round_of_sync(at: AtTheDesk):
    enrolled(at)
    a_conflict(at)
    page = SyncPage(at.desk, places.Sync())
    show(page)
    press(page, WRITE_BOTH)
    box = page.findChild(QTextEdit)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "Calm days")
    at.desk.sync_changed.emit()
    at.desk.work.news.tell(Changed(at.family, came_in=True))
    settle()
    assert "Calm days" in words_on(page)
    assert len(page.findChildren(VersionsCard)) == 1
    QTest.keyClicks(QApplication.focusWidget(), ", all of us")
    assert "Calm days, all of us" in words_on(page)


def test_what_is_being_written_from_both_is_there_again_when_one_comes_back_until_one_chooses(at: AtTheDesk, qtbot):
    goal = a_conflict(at)
    page = show(SyncPage(at.desk, places.Sync()))
    press(page, WRITE_BOTH)
    box = page.findChild(QTextEdit)
    box.selectAll()
    QTest.keyClicks(box, "Calm day")
    qtbot.waitUntil(
        lambda: at.desk.work.conflicts.being_written(at.conflict(goal, "words")).words == "Calm day", timeout=30_000
    )
    QTest.keyClicks(box, "s")
    page.left.emit()
    assert not page.is_unsaved
    at.desk.work.plans.goal(at.family, goal)  # a form that opens the goal does not take the draft for its answer
    assert at.desk.work.conflicts.one(goal, "words") is not None
    again = show(SyncPage(at.desk, places.Sync()))
    assert again.findChild(QTextEdit).toPlainText() == "Calm days"
    press(again, "Keep what you wrote from both")
    assert at.desk.work.plans.plan(at.family).goals[0].words == "Calm days"
    a_conflict(at)
    later = show(SyncPage(at.desk, places.Sync()))
    assert "Calm days" not in words_on(later)


def test_what_is_being_written_when_a_colleague_chooses_is_not_lost(at: AtTheDesk):
    goal = a_conflict(at)
    page = show(SyncPage(at.desk, places.Sync()))
    press(page, WRITE_BOTH)
    box = page.findChild(QTextEdit)
    box.selectAll()
    QTest.keyClicks(box, "Calm days")
    at.arrives(kinds.GOAL, goal, {"words": "Calm evenings"})
    assert not at.desk.work.conflicts.open()
    assert "a colleague chose" in words_on(page)
    press(page, "Let what you wrote stand")
    assert at.desk.work.plans.plan(at.family).goals[0].words == "Calm days"
    assert "a colleague chose" not in words_on(page)


def test_what_was_being_written_of_words_said_alone_is_closed_until_somebody_opens_it(at: AtTheDesk):
    filling, field = filled(at.desk.work, at.family), "home/safe_at_home/athome_need"
    known = at.seen(filling.facts.id, field)
    filling.answer(field, "He waits")
    at.arrives(kinds.ASSESSMENT, filling.facts.id, {field: "At the gate"}, known)
    at.desk.work.conflicts.keep_draft(at.conflict(filling.facts.id, field), "words", "He waits at the gate")
    at.arrives(kinds.ASSESSMENT, filling.facts.id, {field: "At the gate", "@completed_on": "2026-11-24"})
    page = show(SyncPage(at.desk, places.Sync()))
    assert "a colleague chose" in words_on(page)
    assert "the gate" not in words_on(page)
    press(page, "Show it")
    assert "He waits at the gate" in words_on(page)
    assert "Throw away" in words_on(page)
    assert "Let what you wrote stand" not in words_on(page)  # it was completed meanwhile
    said: list[Callable[[], object]] = []
    at.desk.said.connect(lambda _words, undo: said.append(undo))
    press(page, "Throw away")
    assert "a colleague chose" not in words_on(page)
    said[0]()
    assert "a colleague chose" in words_on(page)


def test_one_more_version_that_comes_in_takes_nothing_from_what_is_being_written(at: AtTheDesk):
    enrolled(at)
    record = at.desk.work.plans.plan(at.family).goals[0].id
    known = at.seen(record, "words")
    a_conflict(at, 0)
    page = SyncPage(at.desk, places.Sync())
    show(page)
    press(page, WRITE_BOTH)
    box = page.findChild(QTextEdit)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "Calm days")
    at.arrives(kinds.GOAL, record, {"words": "Calm weekends"}, known)
    QTest.keyClicks(QApplication.focusWidget(), " for us")
    said = words_on(page)
    assert "Calm days for us" in said
    assert "Calm weekends" in said
    assert "One more version came in" in said


def test_another_conflict_that_comes_in_does_not_take_the_place_of_the_one_on_the_page(at: AtTheDesk):
    enrolled(at)
    a_conflict(at, 1)
    page = SyncPage(at.desk, places.Sync())
    show(page)
    press(page, WRITE_BOTH)
    page.findChild(QTextEdit).setPlainText("Calm days")
    a_conflict(at, 0)
    assert "Calm days" in words_on(page)
