"""A visit to a family, from a computer on which nobody has been to paper on the table, by keyboard alone."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from ehdesk.demo.stage import Laptop
from ehdesk.domain import kinds
from ehdesk.services.filling import TopicState
from ehdesk.ui import places
from tests.builders import PASSPHRASE, ToldClock
from tests.journeys.conftest import Opener, go_in
from tests.journeys.keys import ALT, CTRL, SHIFT, Keys, keys
from tests.services.made import Made, filled

AGREED = "Is the family happy to do this together?"
WHY = "What has made you want some help now?"
MORE = "What would you like us to know about it?"
Unlocker = Callable[[Made], Laptop]


def typed() -> str:
    """What stands in the field that has the keyboard."""
    field = QApplication.focusWidget()
    return field.toPlainText() if isinstance(field, QTextEdit) else field.text() if isinstance(field, QLineEdit) else ""


def is_seen() -> bool:
    """Is what has the keyboard on the screen?"""
    field = QApplication.focusWidget()
    return field is not None and not field.visibleRegion().isEmpty()


def add_me(hands: Keys) -> None:
    hands.fill("Your name", "Ada Obi")
    hands.fill("Your job", "Outreach worker")
    hands.fill("Choose a passphrase", PASSPHRASE)
    hands.fill("The passphrase again", PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    hands.look_for("Your recovery code")
    hands.space("I have written it down")
    hands.go("Go to my families")
    hands.look_for("Your families will be here")


def add_family(hands: Keys) -> None:
    hands.press(Qt.Key.Key_Return)  # the page opens on its next step
    hands.fill("What shall we call this family?", "Hughes and Okoro")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("Hughes and Okoro")
    hands.go("Add a home")
    hands.fill("What do you call this home?", "Willow Road")
    hands.fill("Address", "14 Willow Road")
    hands.press(Qt.Key.Key_Return, CTRL)


def add_member(hands: Keys, name: str, role: str, born: str) -> None:
    hands.go("Add somebody to the family")
    hands.fill("Full name", name)
    hands.choose("Who are they in this family?", role)
    hands.fill("Date of birth", born)
    hands.space("Willow Road")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for(name)


def meet_the_problem(hands: Keys) -> None:
    """Continue without an answer, and follow the link of the error to its question."""
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("There is a problem")
    hands.wait(lambda: hands.focused().startswith("There is a problem"), "the keyboard on the error summary")
    hands.go("Say if the family is happy to do this")
    hands.wait(lambda: hands.focused() == "Yes, all of us", "the keyboard in the question")


def go_on(hands: Keys) -> None:
    """Through Check your answers to the next topic."""
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("Read it through together")
    hands.press(Qt.Key.Key_Return, CTRL)


def test_a_first_visit(computer: Opener, tmp_path: Path):
    one = computer(tmp_path)
    hands = keys(one)
    add_me(hands)
    add_family(hands)
    add_member(hands, "Rose Okoro", "An adult", "17 5 1988")
    add_member(hands, "Tia Hughes", "A child or young person", "3 9 2014")
    hands.tab_to("Write down the agreement")
    hands.go("Assessment")
    hands.look_for("This family has no agreement that stands")
    hands.go("Start the assessment")
    hands.look_for(AGREED)
    assert hands.focused() == "Yes, all of us"
    meet_the_problem(hands)
    assert is_seen()
    assert hands.window.windowTitle().startswith("Error:")
    hands.choose(AGREED, "Yes, all of us")
    go_on(hands)
    hands.look_for(WHY)
    hands.write("Mornings are hard")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("Read it through together")
    assert hands.sees("Mornings are hard")
    hands.choose("Is this topic finished?", "Yes, for now")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("What are you proud of as a family?")
    go_on(hands)
    hands.choose("How are things with your home?", "Mixed")
    hands.space("It is cold, damp or needs mending")
    hands.fill(MORE, "The boiler has been bro")
    hands.press(Qt.Key.Key_L, CTRL)
    hands = go_in(one)
    assert (hands.focused(), typed()) == (f"{MORE} (optional)", "The boiler has been bro")
    [row] = one.desk.work.families.rows()
    filling = filled(one.desk.work, row.family.id)
    assert filling.form.question("home/safety/home_going").value == "mixed"
    assert filling.state(filling.form.topic("home/start")) is TopicState.COMPLETED
    [rose, tia] = one.desk.work.families.family(row.family.id).members
    assert (rose.name, rose.role, rose.born.isoformat()) == ("Rose Okoro", "adult", "1988-05-17")
    assert (tia.name, tia.role, len(tia.households)) == ("Tia Hughes", "child", 1)


@pytest.fixture
def at_home(family_vault: Made, tmp_path: Path, unlocked: Unlocker) -> Laptop:
    """Ada's window, the demo's family in her vault."""
    return unlocked(family_vault.copied_to(tmp_path / "at-home"))


def open_part(one: Laptop, part: str) -> Keys:
    """From the list of families to a part of the family's page."""
    hands = keys(one)
    hands.press(Qt.Key.Key_F, CTRL)
    hands.write("novak")
    hands.look_for("Showing 1 of 1")
    hands.go("Nováková and Haddad")
    hands.look_for("The work so far")
    hands.go(part)
    return hands


def test_a_star_by_the_digits(at_home: Laptop):
    hands = open_part(at_home, "Star")
    hands.go("New star with the family")
    areas = at_home.desk.work.stars.in_use.areas
    for number, area in enumerate(areas):
        hands.look_for(f"Area {number + 1} of {len(areas)}")
        if area.caution:
            assert not hands.sees(area.question)
            hands.go("We can talk about this now")
        hands.wait(lambda area=area: hands.sees(area.question), area.title)
        hands.press(Qt.Key(Qt.Key.Key_0 + number % 6))
        if number % 6 == 0:
            hands.press(Qt.Key.Key_Space)  # the first reason why there is no score
        hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("Read your star through")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("There is a problem")
    hands.go("Say who made this star")
    hands.choose("Who made this star?", "The family and the worker together")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("The star is kept")
    family = at_home.desk.work.families.rows()[0].family.id
    newest = at_home.desk.work.stars.recorded(family)[-1]
    assert newest.scores == {area.id: n % 6 for n, area in enumerate(areas) if n % 6}
    assert set(newest.reasons) == {area.id for n, area in enumerate(areas) if not n % 6}


def test_back_to_a_kept_star_only_shows_it(at_home: Laptop):
    hands = open_part(at_home, "Star")
    work, family = at_home.desk.work, at_home.desk.work.families.rows()[0].family.id
    reading = work.stars.recorded(family)[-1]
    at_home.desk.go(places.Scoring(family, reading.id, "learning"))
    hands.look_for("New star with the family")
    hands.press(Qt.Key.Key_5)
    assert work.stars.reading(reading.id) == reading


def test_a_digit_in_the_note_of_a_star_is_only_a_digit(at_home: Laptop):
    hands = open_part(at_home, "Star")
    hands.go("New star with the family")
    hands.press(Qt.Key.Key_2)
    hands.fill("Anything you want to remember", "4 of 5 days")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("Area 2 of 10")
    family = at_home.desk.work.families.rows()[0].family.id
    reading = at_home.desk.work.stars.unfinished(family)
    assert (reading.scores, reading.notes) == ({"learning": 2}, {"learning": "4 of 5 days"})


def test_a_plan_and_its_paper(at_home: Laptop, tmp_path: Path):
    hands = open_part(at_home, "Plan")
    hands.go("Add a goal")
    hands.fill("What does the family want?", "I want a warm house")
    hands.pick("Whose words are these?", "Zuzana")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.go("Add an action to goal 3")
    hands.fill("What will happen?", "Ask the landlord about the boiler")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("Choose who will do it")
    hands.fill("Anyone else?", "Ada")
    hands.fill("By when?", "4 12 2026")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("By Fri 4 Dec")
    hands.press(Qt.Key.Key_P, CTRL)
    hands.choose("Who will read this copy?", "Leila")
    hands.go("Save as PDF")
    hands.save_as(str(tmp_path / "for-leila.pdf"))
    hands.wait((tmp_path / "for-leila.pdf").is_file, "the saved PDF")
    hands.look_for("Saved. A line in the history")
    family = at_home.desk.work.families.rows()[0].family.id
    [made] = at_home.desk.work.prints.made()
    assert made.family.id == family


@pytest.mark.parametrize("way", ["Ctrl+Z", "F6"])
def test_what_was_taken_away_by_mistake_comes_back(at_home: Laptop, way: str):
    hands = open_part(at_home, "Plan")
    plans, family = at_home.desk.work.plans, at_home.desk.work.families.rows()[0].family.id
    before = plans.plan(family)
    hands.go("Try the morning chart for two weeks, ")
    hands.go("Remove this action")
    hands.look_for("Action removed")
    assert len(plans.plan(family).actions) == len(before.actions) - 1
    if way == "Ctrl+Z":
        hands.press(Qt.Key.Key_Z, CTRL)
    else:
        while hands.focused() != "Undo":
            hands.press(Qt.Key.Key_F6)
        hands.press(Qt.Key.Key_Return)
    assert plans.plan(family) == before
    hands.look_for("Try the morning chart")
    assert not hands.sees("Action removed")


def test_undo_is_not_for_what_was_done_pages_ago(at_home: Laptop):
    hands = open_part(at_home, "Plan")
    plans, family = at_home.desk.work.plans, at_home.desk.work.families.rows()[0].family.id
    hands.go("Try the morning chart for two weeks, ")
    hands.go("Remove this action")
    hands.look_for("Action removed")
    left = plans.plan(family)
    hands.go("Overview")
    hands.look_for("The work so far")
    hands.press(Qt.Key.Key_Z, CTRL)
    assert plans.plan(family) == left


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
    assert not hands.sees("Is this topic finished?")
    assert not hands.sees("Back to the questions")
    hands.go("Back to all topics")
    hands.look_for("Completed 24 November 2026")
    hands.go("Open it again")
    hands.look_for("Say why it needs to change")
    hands.fill("Why does it need to change?", "Gran was left out")
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
    hands.look_for("topics completed")
