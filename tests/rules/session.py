"""A whole session in a process of its own: `python -m tests.rules.session VAULTS FILE`.

Writes down a family with words that stand nowhere else, makes every kind of record, looks at the paper and saves it to
FILE. Says "open" and waits for a line; then locks, and ends.
"""

import logging
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ehdesk import paths
from ehdesk.demo.stage import Laptop
from ehdesk.ui import places
from ehdesk.ui.look import Look
from tests.builders import PASSPHRASE, now
from tests.journeys.keys import CTRL, Keys, keys, laptop

WORDS = (
    "Zyxwvington", "Quorblexa", "Frumiousgate", "Brillighouse", "Slithytove", "Gyregimble", "Mimsyborogo",
    "Momerathgoal", "Jubjubaction", "Bandersearch", "Vorpalangry", "Tulgeyhalf",
)  # fmt: skip
"""Each is written somewhere in the session, and only there."""


def main(vaults: str, file: str) -> None:
    logging.basicConfig(level=logging.DEBUG)
    qt = QApplication(["session"])
    one = laptop(Path(vaults), Look(qt, paths.resources_folder()), now)
    hands = keys(one)
    add_me(hands)
    write_family(hands)
    write_assessment(hands)
    family = one.desk.work.families.rows()[0].family.id
    one.desk.go(places.StarHome(family))
    write_star(hands)
    one.desk.go(places.PlanHome(family))
    write_plan(hands)
    one.desk.go(places.Print(family))
    save_paper(hands, file)
    meet_a_bug(one)
    one.desk.go(places.MyFamilies())
    hands.look_for("Find a family")
    hands.press(Qt.Key.Key_F, CTRL)
    hands.write("Bandersearch")
    half_typed(one, family)
    wait_for_a_line("open")
    hands.press(Qt.Key.Key_L, CTRL)
    one.shut()


def add_me(hands: Keys) -> None:
    hands.fill("Your name", "Ada Obi")
    hands.fill("Choose a passphrase", PASSPHRASE)
    hands.fill("The passphrase again", PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    hands.look_for("Your recovery code")
    hands.space("I have written it down")
    hands.go("Go to my families")
    hands.look_for("Your families will be here")


def write_family(hands: Keys) -> None:
    hands.go("New family")
    hands.fill("What shall we call this family?", "Zyxwvington")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.go("Add a home")
    hands.fill("What do you call this home?", "Brillighouse")
    hands.fill("Address", "1 Frumiousgate")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.go("Add somebody to the family")
    hands.fill("Full name", "Quorblexa Example")
    hands.choose("Who are they in this family?", "An adult")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.go("Quorblexa Example")
    hands.go("Who they are")
    hands.fill("Anything else to know", "Slithytove")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.go("Overview")


def write_assessment(hands: Keys) -> None:
    hands.go("Assessment")
    hands.look_for("No assessment yet")
    hands.go("Start the assessment")
    hands.choose("Is the family happy to do this together?", "Yes, all of us")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("Read it through together")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.fill("What has made you want some help now?", "Gyregimble")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("Read it through together")


def write_star(hands: Keys) -> None:
    hands.go("New star with the family")
    for _ in range(10):
        hands.look_for("of 10")
        if hands.sees("We can talk about this now"):
            hands.go("We can talk about this now")
        hands.press(Qt.Key.Key_3)
        hands.fill("Anything you want to remember", "Mimsyborogo")
        hands.press(Qt.Key.Key_Return, CTRL)
    hands.choose("Who made this star?", "The worker on their own")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("The star is kept")


def write_plan(hands: Keys) -> None:
    hands.go("Add a goal")
    hands.fill("What does the family want?", "Momerathgoal")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.go("Add an action to goal 1")
    hands.fill("What will happen?", "Jubjubaction")
    hands.fill("Anyone else?", "Ada")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("Jubjubaction")


def save_paper(hands: Keys, file: str) -> None:
    hands.choose("Who will read this copy?", "Quorblexa")
    hands.go("Save as PDF")
    hands.save_as(file)
    hands.wait(Path(file).is_file, "the saved PDF")


def meet_a_bug(one: Laptop) -> None:
    """Something that no program should do, with what somebody wrote in it, as Python tells the window of it."""
    try:
        fail()
    except ValueError as error:
        one.app.window.say_trouble(type(error), error, error.__traceback__)
    keys(one).look_for("Something went wrong. Your work is saved.")


def fail() -> None:
    raise ValueError("Vorpalangry Zyxwvington")


def half_typed(one: Laptop, family: str) -> None:
    """Leave a question with a draft in it, kept and not yet an answer."""
    work = one.desk.work
    one.desk.go(places.Topic(family, work.assessments.current(family).id, "home/start"))
    hands = keys(one)
    hands.fill("What would you most like to be different?", "Tulgeyhalf")
    record = work.assessments.current(family).id
    hands.wait(lambda: "home/start/want" in work.vault.drafts.of(record), "the draft in the vault")


def wait_for_a_line(said: str) -> None:
    sys.stdout.write(f"{said}\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    main(*sys.argv[1:])
