"""A whole first visit, with the keyboard alone."""

from pathlib import Path

from PySide6.QtCore import Qt

from ehdesk.services.followed import TopicState
from tests.builders import PASSPHRASE
from tests.journeys.conftest import Opener, go_in
from tests.journeys.keys import CTRL, Keys, is_seen, keys, typed
from tests.services.made import filled

AGREED = "Is the family happy to do this together?"
WHY = "What has made you want some help now?"
MORE = "What would you like us to know about it?"


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
    hands.look_for("Mornings are hard")
    assert hands.focused() == "Finished for now"
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("What are you proud of as a family?")
    go_on(hands)
    hands.choose("How are things with your home?", "Mixed")
    hands.space("It is cold, damp or needs mending")
    hands.fill(MORE, "The boiler has been bro")
    hands.press(Qt.Key.Key_L, CTRL)
    hands = go_in(one)
    assert (hands.focused(), typed()) == (MORE, "The boiler has been bro")
    [row] = one.desk.work.families.rows()
    filling = filled(one.desk.work, row.family.id)
    assert filling.form.question("home/safety/home_going").value == "mixed"
    assert filling.state(filling.form.topic("home/start")) is TopicState.COMPLETED
    [rose, tia] = one.desk.work.families.family(row.family.id).members
    assert (rose.name, rose.role, rose.born.isoformat()) == ("Rose Okoro", "adult", "1988-05-17")
    assert (tia.name, tia.role, len(tia.households)) == ("Tia Hughes", "child", 1)
