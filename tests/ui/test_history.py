"""What happened, on its page: in words, day by day, by theme, with a way to the place."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from ehdesk.domain import kinds
from ehdesk.ui import places
from ehdesk.ui.pages.history import HistoryPage
from ehdesk.ui.places import Place
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.task_row import TaskRow
from tests.services.made import filled
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.opened import opened_window
from tests.ui.opened import press as press_key
from tests.ui.opened import words_on as words_in
from tests.ui.showing import settle, show


def page(at: AtTheDesk) -> HistoryPage:
    return show(HistoryPage(at.desk, places.History(at.family)))


def test_what_happened_is_told_in_words(at: AtTheDesk):
    said = words_on(page(at))
    for sentence in (
        "Ada Obi added the goal “I want mornings without shouting”",
        "Ada Obi placed the family on the star",
        "Ada Obi kept the note of Mon 23 Nov, visit, Zuzana, Leila, Adam and Gran",
        "Ada Obi marked the action “Art room first, every day” as done",
        "24 November 2026",
    ):
        assert sentence in said


def test_a_theme_shows_its_own_alone(at: AtTheDesk):
    history = page(at)
    press(history, "Notes")
    assert "kept the note" in words_on(history)
    assert "added the goal" not in words_on(history)
    press(history, "Opened and copied")
    assert "Nothing like this has happened yet" in words_on(history) or "opened this family" in words_on(history)


def test_a_row_leads_to_every_value_of_what_was_written_also_once_it_was_taken_away(at: AtTheDesk):
    goal = at.desk.work.plans.plan(at.family).goals[0].id
    at.desk.work.plans.goal(at.family, goal).save({"words": "Calm mornings"})
    asked: list[Place] = []
    at.desk.place_wanted.connect(asked.append)
    press(page(at), "Ada Obi changed the goal “Calm mornings”")
    at.desk.work.plans.remove(at.family, kinds.GOAL, goal)
    press(page(at), "Ada Obi removed the goal “Calm mornings”")
    assert asked == [places.RecordHistory(at.family, goal, field) for field in ("words", "removed")]


def test_ones_own_last_changes_are_undone_from_the_history_and_the_undo_too(at: AtTheDesk):
    said: list[tuple[str, Callable[[], object] | None]] = []
    at.desk.said.connect(lambda words, undo: said.append((words, undo)))
    goal, plans = at.desk.work.plans.plan(at.family).goals[0].id, at.desk.work.plans
    plans.goal(at.family, goal).save({"words": "Calm mornings", "how_known": "It is quiet"})
    at.arrives(kinds.GOAL, goal, {"words": "Calm evenings"})
    history = page(at)
    press(history, "Undo: Ada Obi changed the goal “Calm evenings”")
    known, changed = plans.goal(at.family, goal).body["how_known"], plans.goal(at.family, goal).body["words"]
    assert (known, changed) == (None, "Calm evenings")
    words, undo = said.pop()
    assert words == "Undone, but for one thing that was changed since"
    undo()
    assert plans.goal(at.family, goal).body["how_known"] == "It is quiet"
    assert not any("Somebody" in one.accessibleName() for one in history.findChildren(QuietButton))


def test_why_somebody_chose_between_words_said_alone_is_not_told(at: AtTheDesk):
    assessment = filled(at.desk.work, at.family).facts.id
    for field, why in (("home/safe_at_home/athome_need", "He is afraid"), ("home/money/money_going", "She said so")):
        known = at.seen(assessment, field)
        filled(at.desk.work, at.family).answer(field, "Mine")
        at.arrives(kinds.ASSESSMENT, assessment, {field: "Theirs"}, known)
        at.desk.work.conflicts.choose(at.conflict(assessment, field), "Mine", why)
    said = words_on(page(at))
    assert "She said so" in said
    assert "He is afraid" not in said


def test_only_the_last_few_can_be_undone_and_nothing_that_is_finished(at: AtTheDesk):
    plans = at.desk.work.plans
    for number in range(8):
        plans.goal(at.family, plans.new_record()).save({"words": f"Goal {number}"})
    shown = (one for one in page(at).findChildren(QuietButton) if one.isVisible())
    undoes = [one.accessibleName() for one in shown if one.text() == "Undo"]
    assert undoes == [f"Undo: Ada Obi added the goal “Goal {number}”" for number in (7, 6, 5, 4, 3)]
    at.arrives(kinds.GOAL, plans.plan(at.family).goals[-1].id, {"how_known": "It is quiet"})
    assert not any("Goal 7" in one.accessibleName() for one in page(at).findChildren(QuietButton))


def test_people_are_removed_from_the_record_and_put_back_from_the_history(at: AtTheDesk):
    families = at.desk.work.families
    leila = next(one for one in at.members if one.called == "Leila")
    for _twice in range(2):
        families.remove(at.family, kinds.MEMBER, leila.id)
        families.bring_back(at.family, kinds.MEMBER, leila.id)
    families.remove(at.family, kinds.MEMBER, leila.id)
    history = page(at)
    assert f"Ada Obi removed {leila.name} from the record" in words_on(history)
    assert words_on(history).count(f"Put {leila.name} back in the record") == 1
    said = []
    at.desk.said.connect(lambda words, undo: said.append((words, undo)))
    press(history, f"Put {leila.name} back in the record")
    assert leila.id in {one.id for one in at.members}
    assert f"Ada Obi put {leila.name} back in the record" in words_on(history)
    at.new(kinds.RELATIONSHIP, {"person": leila.id, "kind": "friend", "to": at.members[0].id})
    said.pop()[1]()
    assert "changed since" in said.pop()[0]
    assert leila.id in {one.id for one in at.members}


def test_what_comes_in_is_told_and_more_is_made_when_it_is_asked_for(at: AtTheDesk):
    history = page(at)
    for number in range(25):
        at.arrives(kinds.GOAL, at.desk.work.plans.new_record(), {"words": f"Goal {number}"}, ())
    assert len(history.findChildren(TaskRow)) <= 21
    assert "“Goal 24”" in words_on(history)
    assert "“Goal 1”" not in words_on(history)
    press(history, "Show more")
    assert "“Goal 1”" in words_on(history)
    assert "“Goal 4”" in history.focusWidget().accessibleName()


def test_after_an_undo_the_keyboard_is_at_what_came_of_it(family_vault, look, tmp_path):
    with opened_window(family_vault, look, tmp_path) as window:
        plans, family = window.desk.work.plans, family_vault.family
        plans.goal(family, plans.plan(family).goals[0].id).save({"words": "Calm mornings"})
        window.desk.go(places.History(family))
        settle()
        undo = next(one for one in window.findChildren(QuietButton) if one.accessibleName().startswith("Undo:"))
        undo.setFocus()
        press_key(window, Qt.Key.Key_Return)
        first = window.findChildren(TaskRow)[0]
        assert first.hasFocus()
        assert "Something was undone" in first.accessibleName()


def test_all_rows_of_a_day_end_in_one_line(at: AtTheDesk):
    at.desk.work.plans.goal(at.family, at.desk.work.plans.plan(at.family).goals[0].id).save({"words": "Calm mornings"})
    at.arrives(kinds.GOAL, at.desk.work.plans.new_record(), {"words": "Calm evenings"}, ())
    rows = page(at).findChildren(TaskRow)
    assert {row.mapTo(row.window(), row.rect().topRight()).x() for row in rows} == {
        rows[0].mapTo(rows[0].window(), rows[0].rect().topRight()).x()
    }


@pytest.mark.parametrize("odd", [7, ["a"], {"b": 1}, True])
def test_odd_records_and_kinds_are_told_too(at: AtTheDesk, odd: object):
    for kind in (kinds.GOAL, kinds.ACTION, kinds.NOTE, kinds.MEMBER, kinds.ASSESSMENT, "hologram"):
        at.new(kind, {"words": odd, "what": odd, "name": odd, "done_on": odd, "@completed_on": odd, "kept": odd})
    assert "something new" in words_on(page(at))


def test_the_key_for_undo_leads_to_the_history_where_nothing_on_the_page_can_be_undone(family_vault, look, tmp_path):
    with opened_window(family_vault, look, tmp_path) as window:
        window.desk.go(places.PlanHome(family_vault.family))
        press_key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert "What you saved last can be undone in History" in words_in(window)
