"""Names and the screen are hidden, the laptop locks itself, and one comes back to where one was."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from ehdesk.demo.stage import Laptop
from ehdesk.domain import kinds
from ehdesk.ui import places
from tests.builders import ToldClock
from tests.journeys.conftest import go_in
from tests.journeys.keys import ALT, CTRL, SHIFT, keys, open_part, typed
from tests.services.made import Made, filled


def test_names_are_hidden_and_shown_again(at_home: Laptop):
    hands = keys(at_home)
    hands.look_for("Nováková")
    hands.press(Qt.Key.Key_H, CTRL, SHIFT)
    hands.wait(lambda: not hands.sees("Zuzana"), "the names to be hidden")
    for name in ("Nováková", "Haddad", "Zuzana", "Leila", "كريم"):
        assert not hands.sees(name)
    hands.go("Family NH")
    hands.look_for("The work so far")
    for name in ("Nováková", "Haddad", "Zuzana", "Leila", "كريم", "Willow"):
        assert not hands.sees(name)
    hands.press(Qt.Key.Key_H, CTRL, SHIFT)
    hands.look_for("Zuzana")


def test_the_screen_is_hidden_with_the_family_and_keys_do_nothing_under_it(at_home: Laptop):
    hands = open_part(at_home, "Assessment")
    hands.go("Carry on")
    hands.look_for("How are you managing for money?")
    hands.press(Qt.Key.Key_H, CTRL, SHIFT)
    hands.look_for("The screen is hidden")
    before = at_home.desk.kept_place()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_1, Qt.Key.Key_Escape):
        hands.press(key)
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.press(Qt.Key.Key_Left, ALT)
    assert at_home.desk.kept_place() == before
    assert hands.focused() == "Show the screen again"
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: not hands.sees("The screen is hidden"), "the screen")


def test_back_goes_back_the_way_one_came(at_home: Laptop):
    hands = open_part(at_home, "Plan")
    hands.go("Add a goal")
    for words in ("2 goals", "The work so far", "Find a family"):
        hands.press(Qt.Key.Key_Left, ALT)
        hands.look_for(words)


def test_a_laptop_left_alone_locks_itself(at_home: Laptop, told: ToldClock):
    hands = open_part(at_home, "Assessment")
    hands.go("Carry on")
    hands.look_for("About how many pounds are left each week")
    hands.fill("About how many pounds", "20")
    told.pass_by(timedelta(minutes=4))
    hands.press(Qt.Key.Key_Tab)
    told.pass_by(timedelta(minutes=4))
    hands.press(Qt.Key.Key_Tab)
    assert at_home.app.window.desk is not None
    told.pass_by(timedelta(minutes=5))
    hands.wait(lambda: at_home.app.window.desk is None, "the lock")
    assert not keys(at_home).sees("pounds")
    go_in(at_home)
    family = at_home.desk.work.families.rows()[0].family.id
    assert filled(at_home.desk.work, family).form.question("home/money/money_left").value == "20"


def test_on_another_day_no_family_is_opened_and_where_one_was_is_one_press_away(at_home: Laptop, told: ToldClock):
    hands = open_part(at_home, "Assessment")
    hands.go("Carry on")
    hands.look_for("About how many pounds are left each week")
    hands.fill("About how many pounds", "20")
    place = at_home.desk.kept_place()
    for later, opens_at in ((timedelta(hours=2), place), (timedelta(hours=18), places.MyFamilies())):
        told.pass_by(later)
        hands.wait(lambda: at_home.app.window.desk is None, "the lock")
        hands = go_in(at_home)
        assert at_home.desk.kept_place() == opens_at
    hands.look_for("You were last with Nováková and Haddad, yesterday at")
    hands.go("Carry on where you were")
    hands.wait(lambda: hands.focused().startswith("About how many pounds"), "where one was")
    assert typed() == "20"
    at_home.desk.go(places.MyFamilies())
    hands.look_for("Find a family")
    assert not hands.sees("You were last with")


def test_the_first_key_after_a_sleep_opens_nothing(at_home: Laptop, told: ToldClock):
    hands = open_part(at_home, "Plan")
    told.pass_by(timedelta(hours=9))
    hands.press(Qt.Key.Key_Return)
    assert at_home.app.window.desk is None


def test_what_a_complete_assessment_says_is_only_read(at_home: Laptop):
    work, family = at_home.desk.work, at_home.desk.work.families.rows()[0].family.id
    complete(at_home)
    facts = work.assessments.current(family)
    at_home.desk.go(places.Topic(family, facts.id, "home/money"))
    hands = keys(at_home)
    hands.look_for("Read it through together")
    assert not hands.sees("Finished for now")
    assert not hands.sees("Back to the questions")
    hands.go("Back to all topics")
    hands.look_for("Completed 24 November 2026")
    hands.go("Open it again")
    hands.look_for("Say why it needs to change")
    hands.fill("To change it, first say why", "Gran was left out")
    hands.go("Open it again")
    hands.look_for("Carry on")
    assert not work.assessments.current(family).is_complete


def complete(one: Laptop) -> None:
    family = one.desk.work.families.rows()[0].family.id
    filling = filled(one.desk.work, family)
    for topic in filling.topics():
        while problems := filling.form.problems(topic.id):
            choices = filling.form.question(problems[0].field).choices
            filling.answer(problems[0].field, choices[0].value if choices else "Some words")
    filling.complete()


def test_where_one_was_about_somebody_who_left_is_the_list_of_topics(family_vault: Made, tmp_path: Path, unlocked):
    made = family_vault.copied_to(tmp_path / "left")
    one = unlocked(made)
    facts = one.desk.work.assessments.current(made.family)
    one.desk.go(places.Topic(made.family, facts.id, f"child[{made.members['leila']}]/voice"))
    one.desk.work.families.remove(made.family, kinds.MEMBER, made.members["leila"])
    keys(one).press(Qt.Key.Key_L, CTRL)
    hands = go_in(one)
    hands.look_for("What matters today?")
