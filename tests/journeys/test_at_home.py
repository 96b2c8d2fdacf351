"""At a family's home with the keyboard alone: the star, the plan and its paper, and what was taken away by mistake."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ehdesk.demo.stage import Laptop
from ehdesk.ui import places
from tests.journeys.keys import CTRL, open_part


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
        hands.press(Qt.Key.Key_Return)
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


def test_what_an_undo_says_is_read(at_home: Laptop):
    hands, desk = open_part(at_home, "Plan"), at_home.desk
    desk.say("Taken away", lambda: desk.say("It is too late"))
    hands.look_for("Taken away")
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.look_for("It is too late")


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
