"""Two versions of one thing: what is offered, how it reads, and what is kept."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QTextEdit

from ehdesk.domain import kinds
from ehdesk.domain.answer_files import record_named
from ehdesk.domain.attachment import Media
from ehdesk.domain.change import RecordId
from ehdesk.services.announce import Changed
from ehdesk.services.answer_files import ToKeep
from ehdesk.store.sync_book import Enrolment
from ehdesk.ui import places
from ehdesk.ui.naming import Naming
from ehdesk.ui.pages.sync import SyncPage
from ehdesk.ui.pages.versions import VersionsCard
from ehdesk.ui.widgets.buttons import PrimaryButton
from ehdesk.ui.widgets.pick_row import PickRow
from tests.files import png
from tests.services.made import filled
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import settle, show

WRITE_BOTH = "Write one from both"


def both_write(at: AtTheDesk, kind: str, record: RecordId, field: str, mine: object, theirs: object) -> VersionsCard:
    """Two people write a field without knowing of each other; the card on which one chooses."""
    known = at.seen(record, field)
    at.desk.work.families.editing(at.family, kind, record).save({field: mine})
    at.arrives(kind, record, {field: theirs}, known)
    card = VersionsCard(at.desk, at.conflict(record, field), Naming(at.desk))
    show(card)
    return card


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "topic", "read"),
    [
        ("score/learning", 2, 4, "A star: Learning", "4"),
        ("reason/learning", "not-known", "does-not-apply", "A star: why there is no score for Learning", "not part of"),
        ("completed_by", "family", "practitioner", "Who made a star", "The worker on their own"),
        ("completed_by", "family", "the cat", "Who made a star", "the cat"),
        ("note/garden", "Lovely", "Wild", "A star: what to remember of garden", "Wild"),
    ],
)
def test_two_versions_in_a_star_are_named_in_its_own_words(
    at: AtTheDesk, field: str, mine: object, theirs: object, topic: str, read: str
):
    star = at.desk.work.stars.start(at.family, at.desk.today)
    card = both_write(at, kinds.READING, star.id, field, mine, theirs)
    assert Naming(at.desk).topic(at.conflict(star.id, field)) == topic
    assert read in words_on(card)


def choices(card: VersionsCard) -> list[str]:
    """What can be chosen, as a screen reader says it."""
    return [button.accessibleName() for button in card.findChildren(QRadioButton) if button.isVisibleTo(card)]


def choose(card: VersionsCard, said: str) -> None:
    """Choose the version whose words or writer are these, and keep it."""
    next(one for one in card.findChildren(QRadioButton) if said in one.accessibleName()).click()
    card.findChild(PrimaryButton).click()


def adults(at: AtTheDesk) -> tuple[str, str]:
    """Two adults of the family from whom nothing is kept yet."""
    found = [member for member in at.desk.work.prints.readers(at.family).offered if member.role == "adult"]
    return found[0].id, found[1].id


def test_one_text_can_be_written_from_two(at: AtTheDesk):
    goal = at.desk.work.plans.plan(at.family).goals[0].id
    card = both_write(at, kinds.GOAL, goal, "words", "Calm mornings", "Calm evenings")
    assert any(WRITE_BOTH in choice for choice in choices(card))


@pytest.mark.parametrize(("field", "mine", "theirs"), [("area", "home", "money"), ("speaker", "a", "b")])
def test_of_what_is_chosen_from_a_list_only_one_version_is_kept(at: AtTheDesk, field: str, mine: str, theirs: str):
    goal = at.desk.work.plans.plan(at.family).goals[0].id
    card = both_write(at, kinds.GOAL, goal, field, mine, theirs)
    assert len(choices(card)) == 2


def test_of_two_dates_only_one_is_kept(at: AtTheDesk):
    card = both_write(at, kinds.MEMBER, at.members[0].id, "born", "1990-01-02", "1990-02-01")
    assert len(choices(card)) == 2


def test_a_home_is_taken_away_or_kept_and_nothing_between(at: AtTheDesk):
    home = at.desk.work.families.family(at.family).households[0].id
    known = at.seen(home, "address")
    at.desk.work.families.remove(at.family, kinds.HOUSEHOLD, home)
    at.arrives(kinds.HOUSEHOLD, home, {"address": "5 Elm Road"}, known)
    card = VersionsCard(at.desk, at.conflict(home, "removed"), Naming(at.desk))
    show(card)
    assert len(choices(card)) == 2


def test_an_answer_in_words_can_be_written_from_both_and_a_choice_cannot(at: AtTheDesk):
    form = filled(at.desk.work, at.family).form
    asked = [form.question(field) for topic in form.topics() for field in topic.fields]
    text = next(one for one in asked if one.kind == "text" and one.relevant)
    choice = next(one for one in asked if one.kind == "select_one" and one.relevant and not one.value)
    record = at.desk.work.assessments.current(at.family).id
    first, second = choice.choices[0].value, choice.choices[1].value
    in_words = both_write(at, kinds.ASSESSMENT, record, text.field, "One thing", "Another")
    chosen = both_write(at, kinds.ASSESSMENT, record, choice.field, first, second)
    assert (len(choices(in_words)), len(choices(chosen))) == (3, 2)


def test_people_read_as_their_names_and_everyone_named_can_be_kept(at: AtTheDesk):
    home, (one, other) = at.desk.work.families.family(at.family).households[0].id, adults(at)
    card = both_write(at, kinds.HOUSEHOLD, home, "kept_from", [one], [other])
    names = [member.name for member in at.members if member.id in (one, other)]
    assert all(name in words_on(card) for name in names)
    assert one not in words_on(card)
    choose(card, "Everyone named")
    assert set(at.desk.work.vault.records.one(home).body["kept_from"]) == {one, other}
    offered = {member.id for member in at.desk.work.prints.readers(at.family).offered}
    assert not offered & {one, other}


def test_for_people_the_most_protective_version_is_chosen_at_first(at: AtTheDesk):
    home, (one, other) = at.desk.work.families.family(at.family).households[0].id, adults(at)
    card = both_write(at, kinds.HOUSEHOLD, home, "kept_from", [one], [one, other])
    chosen = [button.accessibleName() for button in card.findChildren(QRadioButton) if button.isChecked()]
    assert len(chosen) == 1
    assert all(member.name in chosen[0] for member in at.members if member.id in (one, other))
    assert len(choices(card)) == 2  # one version names everyone already


def enrolled(at: AtTheDesk) -> None:
    """This computer has met a hub, which cannot be reached now."""
    owner = at.desk.work.vault.owner
    hub = Enrolment("http://127.0.0.1:9", b"x" * 32, "A", owner.practitioner, owner.device)
    at.desk.work.vault.sync.enrol(hub)


def a_conflict(at: AtTheDesk, goal: int = 0) -> RecordId:
    """Two people wrote the words of a goal; which goal."""
    record = at.desk.work.plans.plan(at.family).goals[goal].id
    known = at.seen(record, "words")
    at.desk.work.plans.goal(at.family, record).save({"words": "Calm mornings"})
    at.arrives(kinds.GOAL, record, {"words": "Calm evenings"}, known)
    return record


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


def test_once_a_version_is_chosen_the_next_conflict_is_shown(at: AtTheDesk):
    enrolled(at)
    goals = {a_conflict(at, 0), a_conflict(at, 1)}
    page = SyncPage(at.desk, places.Sync())
    show(page)
    choose(page.findChild(VersionsCard), "Calm evenings")
    settle()
    assert len({conflict.record for conflict in at.desk.work.conflicts.open(at.family)} & goals) == 1
    assert "Two versions" in words_on(page)


def test_two_versions_of_what_a_child_said_alone_are_closed_until_somebody_opens_them(at: AtTheDesk):
    leila = next(member.id for member in at.members if member.called == "Leila")
    record, mine, theirs = at.desk.work.assessments.current(at.family).id, "He waits at the gate", "He follows me"
    card = both_write(at, kinds.ASSESSMENT, record, f"child[{leila}]/voice/own_words", mine, theirs)
    assert "Something said alone: Leila’s own words" in words_on(card)
    assert not any(said in words_on(card) for said in (mine, theirs, "Keep your"))
    enrolled(at)
    row = show(SyncPage(at.desk, places.Sync()), 1366, 690).findChild(PickRow)
    assert row.height() >= row.heightForWidth(row.width())
    press(card, "Show it")
    assert all(said in words_on(card) for said in (mine, theirs))
    choose(card, mine)
    assert filled(at.desk.work, at.family).form.display(f"child[{leila}]/voice/own_words") == mine


def test_two_versions_of_what_is_seen_on_her_drawing_are_closed_too(at: AtTheDesk):
    leila = next(member.id for member in at.members if member.called == "Leila")
    filling, drawn = filled(at.desk.work, at.family), f"child[{leila}]/voice/drawn"
    name = filling.files.keep(drawn, ToKeep("drawing", png(), Media.PNG, described="Dad"))
    filling.answer(drawn, name)
    mine, theirs = "Dad with a belt", "A man who hits"
    card = both_write(at, kinds.ANSWER_FILE, record_named(name), "described", mine, theirs)
    assert "What can be seen on a picture that answers a question" in words_on(card)
    assert not any(said in words_on(card) for said in (mine, theirs))
    press(card, "Show it")
    assert all(said in words_on(card) for said in (mine, theirs))


def test_a_choice_is_made_and_undone_before_there_is_a_hub_and_each_version_is_still_its_writers(at: AtTheDesk):
    goal, said = a_conflict(at), list[tuple[str, Callable[[], object] | None]]()
    at.desk.said.connect(lambda words, undo: said.append((words, undo)))
    page = show(SyncPage(at.desk, places.Sync()))
    choose(page.findChild(VersionsCard), "Calm mornings")
    assert at.desk.work.conflicts.open() == ()
    words, undo = said.pop()
    undo()
    settle()
    assert words == "Your choice is saved"
    card = page.findChildren(VersionsCard)[-1]
    assert [choice.partition(":")[2].split(".")[0].strip() for choice in choices(card)[:2]] == ["A colleague", "You"]
    said.pop()[1]()
    assert at.desk.work.plans.plan(at.family).goals[0].words == "Calm mornings"
    assert {head.value for head in at.desk.work.vault.records.heads(goal, "words")} == {"Calm mornings"}


def test_a_choice_in_what_is_finished_is_undone_too(at: AtTheDesk):
    note, kept = at.desk.work.notes.kept(at.family)[0].id, at.desk.work.vault.records.heads
    at.arrives(kinds.NOTE, note, {"words": "Something else"}, ())
    both = {head.value for head in kept(note, "words")}
    change = at.desk.work.conflicts.choose(at.conflict(note, "words"), "Something else")
    assert at.desk.work.undoing.can(note, [change])
    at.desk.work.undoing.undo(note, [change])
    assert {head.value for head in kept(note, "words")} == both


def test_what_two_people_wrote_is_on_record_as_opened_once_and_only_when_it_is_shown(at: AtTheDesk):
    a_conflict(at)
    before = at.desk.work.vault.access.of(at.family)
    at.desk.hide_names(hidden=True)
    show(SyncPage(at.desk, places.Sync()))
    assert at.desk.work.vault.access.of(at.family) == before
    at.desk.hide_names(hidden=False)
    show(SyncPage(at.desk, places.Sync())).read()
    assert [access.what for access in at.desk.work.vault.access.of(at.family)[len(before) :]] == ["opened"]


def test_two_versions_of_what_a_goal_took_over_from_something_said_alone_name_its_topic(at: AtTheDesk):
    goal, mine, theirs = at.desk.work.plans.plan(at.family).goals[0], "He waits at the gate", "He follows me"
    at.desk.work.plans.goal(at.family, goal.id).save({"source": "home/safe_at_home/athome_need"})
    card = both_write(at, kinds.GOAL, goal.id, "source_said", mine, theirs)
    assert "Something said alone: Safe at home" in words_on(card)
    assert not any(said in words_on(card) for said in (mine, theirs))


def test_of_worries_everything_that_either_ticked_is_chosen_at_first(at: AtTheDesk):
    filling, field = filled(at.desk.work, at.family), "home/safe_at_home/athome_worries"
    card = both_write(at, kinds.ASSESSMENT, filling.facts.id, field, "threats", "watched money")
    chosen = [button.accessibleName() for button in card.findChildren(QRadioButton) if button.isChecked()]
    assert len(chosen) == 1
    assert "Everything ticked" in chosen[0]
    card.findChild(PrimaryButton).click()
    assert set(filled(at.desk.work, at.family).form.answers[field].split()) == {"threats", "watched", "money"}
