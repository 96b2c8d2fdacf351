"""Finding: a word within the family, and a family and a person who are here already."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ehdesk.demo.hands import CTRL
from ehdesk.demo.tale import Act, Tale, as_typed


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "a word found in the family", partial(_find, tale)
    yield "a family that is here already", partial(_add_family_again, tale)
    yield "a person who is here already", partial(_add_person_again, tale)
    yield "the second one not added", partial(_leave_out, tale)


def _find(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.press(Qt.Key.Key_Escape)
    hands.click("Overview")
    hands.look_for("The work so far")
    hands.press(Qt.Key.Key_F, CTRL)
    hands.wait(lambda: hands.focused() == "Find in this family", "the box to search in")
    hands.write("boiler")
    hands.look_for("The boiler has been broken since May")
    hands.wait(lambda: not hands.sees("without shouting"), "what else is written to go")
    return tale.window


def _add_family_again(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.click("My families")
    hands.click("New family")
    hands.fill("What shall we call this family?", "Novakova and Haddad")
    hands.look_for("is in your families already")
    return tale.window


def _add_person_again(tale: Tale) -> QWidget:
    hands, leila = tale.hands, tale.cast.members["leila"]
    hands.click("Do not save")
    hands.click(tale.cast.name)
    hands.click("Add somebody to the family")
    hands.fill("Full name", leila.name)
    hands.choose("Who are they in this family?", "A child or young person")
    if leila.born is not None:
        hands.fill("Date of birth", as_typed(leila.born))
    hands.tab_to("Done")
    hands.look_for("They have the same name and were born on the same day")
    return tale.window


def _leave_out(tale: Tale) -> QWidget:
    tale.hands.click("Do not add this")
    tale.hands.look_for("Not added")
    return tale.window
