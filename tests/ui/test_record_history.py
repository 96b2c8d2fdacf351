"""Every value that the fields of a record ever had, on its page."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.ui import places
from ehdesk.ui.pages.plan import PlanPage
from ehdesk.ui.pages.plan_forms import GoalFormPage
from ehdesk.ui.pages.record_history import RecordHistoryPage
from ehdesk.ui.widgets.fold import Fold
from ehdesk.ui.widgets.text_field import SearchField
from ehdesk.ui.widgets.value_row import ValueRow
from tests.services.made import filled
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import settle, show

Said = list[tuple[str, Callable[[], object] | None]]


def page(at: AtTheDesk, record: RecordId, field: str = "") -> RecordHistoryPage:
    return show(RecordHistoryPage(at.desk, places.RecordHistory(at.family, record, field)))


def values(on: QWidget) -> list[str]:
    """What can be read and heard of each value, the newest first."""
    return [words_on(row) for row in on.findChildren(ValueRow) if row.isVisibleTo(on)]


@pytest.fixture
def said(at: AtTheDesk) -> Said:
    """What the toast said."""
    found: Said = []
    at.desk.said.connect(lambda words, undo: found.append((words, undo)))
    return found


@pytest.fixture
def goal(at: AtTheDesk) -> RecordId:
    """A goal of whose words two versions stood, until one was chosen."""
    goal = at.desk.work.plans.plan(at.family).goals[0].id
    known = at.seen(goal, "words")
    at.desk.work.plans.goal(at.family, goal).save({"words": "Calm mornings for all of us"})
    at.arrives(kinds.GOAL, goal, {"words": "Calm mornings"}, known)
    at.desk.work.conflicts.choose(at.conflict(goal, "words"), "Calm mornings", "She said it so")
    return goal


def test_each_value_is_told_with_who_and_why_and_the_one_that_was_not_chosen(at: AtTheDesk, goal: RecordId):
    chosen, theirs, mine, first = values(page(at, goal, "words"))
    assert all(part in chosen for part in ("You", "Calm mornings", "She said it so", "Stands now"))
    assert "A colleague" in theirs
    assert "Not chosen" not in theirs
    assert all(part in mine for part in ("You", "Calm mornings for all of us", "Not chosen"))
    assert "I want mornings without shouting" in first


def test_an_earlier_value_is_put_back_and_that_is_undone(at: AtTheDesk, goal: RecordId, said: Said):
    history = page(at, goal, "words")
    link = next(row for row in history.findChildren(ValueRow) if "Not chosen" in words_on(row))
    press(link, "Put this one back")
    assert "Calm mornings for all of us" in values(history)[0]
    assert at.desk.work.plans.plan(at.family).goals[0].words == "Calm mornings for all of us"
    words, undo = said.pop()
    undo()
    assert words == "Put back"
    assert at.desk.work.plans.plan(at.family).goals[0].words == "Calm mornings"


def test_while_two_versions_stand_one_goes_to_choose_and_puts_nothing_back(at: AtTheDesk, goal: RecordId):
    at.arrives(kinds.GOAL, goal, {"words": "Calm evenings"}, ())
    history, went = page(at, goal, "words"), list[places.Place]()
    at.desk.place_wanted.connect(went.append)
    assert "Put this one back" not in words_on(history)
    press(history, "Look at")
    assert went == [places.Sync(goal, "words")]


def test_nothing_finished_is_put_back(at: AtTheDesk):
    note = at.desk.work.notes.kept(at.family)[0].id
    at.arrives(kinds.NOTE, note, {"words": "Something else"})
    assert len(values(history := page(at, note, "words"))) > 1
    assert "Put this one back" not in words_on(history)


def test_what_was_said_alone_is_closed_here_until_somebody_opens_it(at: AtTheDesk):
    filling, field = filled(at.desk.work, at.family), "home/safe_at_home/athome_need"
    filling.answer(field, "He waits at the gate")
    filling.keep_note(field, "Ask Gran")
    goal = at.desk.work.plans.plan(at.family).goals[0].id
    at.desk.work.plans.goal(at.family, goal).save({"source": field, "source_said": "He waits at the gate"})
    at.arrives(kinds.ASSESSMENT, filling.facts.id, {f"@called/{field}": "At the gate"})
    for record, place, said in (
        (filling.facts.id, field, "He waits at the gate"),
        (filling.facts.id, f"@called/{field}", "At the gate"),
        (filling.facts.id, f"@note/{field}", "Ask Gran"),
        (goal, "source_said", "He waits at the gate"),
    ):
        history = page(at, record, place)
        assert said not in words_on(history)
        press(history, "Show it")
        settle()
        assert said in words_on(history)


@pytest.mark.parametrize("odd", [7, ["a", {"b": 1}]])
def test_odd_records_and_kinds_are_shown_too(at: AtTheDesk, odd: object):
    facts = ("words", "what", "name", "source", "source_said", "born", "kept", "area", "@form", "@done/x", "home/x")
    for kind in (kinds.GOAL, kinds.ACTION, kinds.NOTE, kinds.MEMBER, kinds.READING, kinds.ASSESSMENT, "hologram"):
        record = at.new(kind, dict.fromkeys(facts, odd))
        history = page(at, record, "words")
        assert "A colleague" in words_on(history)
        history.findChild(SearchField).setText("what never stood there")  # looks through every field
        assert "0 fields" in words_on(history)
    assert "Nothing was written here" in words_on(page(at, at.desk.work.plans.new_record()))


def test_where_a_goal_comes_from_reads_as_what_was_asked_there(at: AtTheDesk):
    goal = at.desk.work.plans.plan(at.family).goals[0].id
    for source in ("home/money/money_going", "home/safe_at_home/athome_need"):
        at.desk.work.plans.goal(at.family, goal).save({"source": source})
    private, openly = values(page(at, goal, "source"))
    assert "Something said alone: Safe at home" in private
    assert "How are you managing for money?" in openly


def test_words_said_alone_stay_closed_when_the_goal_comes_from_another_answer_again(at: AtTheDesk):
    goal, words = at.desk.work.plans.plan(at.family).goals[0].id, "He waits at the gate"
    for source, said in (("home/money/money_going", "Just so"), ("home/safe_at_home/athome_need", words)):
        at.desk.work.plans.goal(at.family, goal).save({"source": source, "source_said": said})
    press(page(at, goal, "source"), "Put this one back")
    assert at.desk.work.plans.plan(at.family).goals[0].source == "home/money/money_going"
    for shown in (
        PlanPage(at.desk, places.PlanHome(at.family)),
        GoalFormPage(at.desk, places.GoalForm(at.family, goal)),
    ):
        assert words not in words_on(show(shown))
    assert not at.desk.work.family_search.find(at.family, "waits at the gate")
    known = at.seen(goal, "source_said")
    at.desk.work.plans.goal(at.family, goal).save({"source_said": "Just so"})
    at.arrives(kinds.GOAL, goal, {"source_said": "Well"}, known)
    at.desk.work.conflicts.choose(at.conflict(goal, "source_said"), words)
    assert words not in words_on(show(PlanPage(at.desk, places.PlanHome(at.family))))


def test_of_many_fields_those_are_found_by_their_name_or_by_what_ever_stood_in_them(at: AtTheDesk):
    filling = filled(at.desk.work, at.family)
    filling.answer("home/money/money_going", "Zebra crossing")
    filling.answer("home/money/money_going", "Something else")
    history = page(at, filling.facts.id)
    assert len(history.findChildren(Fold)) == 15
    history.findChild(SearchField).setText("zebra")
    assert "1 field" in words_on(history).splitlines()


def test_of_a_long_text_what_changed_is_shown_until_somebody_wants_all_of_it(at: AtTheDesk, goal: RecordId):
    before = " ".join(f"word{number}" for number in range(3_000))
    for words in (before, f"{before} and calm"):
        at.desk.work.plans.goal(at.family, goal).save({"words": words})
    shown = page(at, goal, "words")
    newest = shown.findChildren(ValueRow)[0]
    assert "word2999 and calm" in words_on(newest)
    assert "word0 " not in words_on(newest)
    press(newest, "Show the whole text")
    assert f"{before} and calm" in words_on(newest)
    press(newest, "Show only what differs")
    assert "word0 " not in words_on(newest)
