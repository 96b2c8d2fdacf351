"""The family: homes, members, who must not learn an address."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ehdesk.demo.hands import CTRL, SHIFT
from ehdesk.demo.tale import Act, Tale, as_typed
from ehdesk.services.made_up.cast import Person


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "a new family", partial(_name_family, tale)
    yield "two homes", partial(_add_homes, tale)
    for key, person in tale.cast.members.items():
        yield f"member {key}", partial(_add_member, tale, key, person)
    yield "an address kept safe", partial(_keep_address, tale)
    yield "how the work began", partial(_note_the_beginning, tale)
    yield "the family page", partial(_show_family, tale)
    yield "what is kept from whom", partial(_show_kept, tale)
    yield "names hidden", partial(_hide_names, tale)
    yield "my families", partial(_show_families, tale)


def _name_family(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.press(Qt.Key.Key_Return)
    hands.fill("What shall we call this family?", tale.cast.name)
    hands.click("This is a made-up family")
    return tale.window


def _add_homes(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.click("Add this family")
    for home in tale.cast.homes.values():
        hands.click("Add a home")
        hands.fill("What do you call this home?", home.name)
        hands.fill("Address", home.address)
        if home is not list(tale.cast.homes.values())[-1]:
            hands.click("Done")
    return tale.window


def _add_member(tale: Tale, key: str, person: Person) -> QWidget:
    """The first from the family page; each of the others straight after the one before."""
    hands = tale.hands
    if tale.ids:
        hands.click("Save and add another")
        hands.look_for("So far:")
    else:
        hands.click("Done")
        hands.click("Add somebody to the family")
    hands.fill("Full name", person.name)
    if person.known_as:
        hands.fill("Known as", person.known_as)
    hands.choose("Who are they in this family?", _ROLES[person.role])
    for label, day in (("Due date", person.due), ("Date of birth", person.born)):
        if day:
            hands.fill(label, as_typed(day))
    for home in person.homes:
        hands.tick("Which homes do they live in?", tale.cast.homes[home].name)
    hands.tab_to("Done")
    _remember(tale, key, person)
    return tale.window


def _remember(tale: Tale, key: str, person: Person) -> None:
    members = tale.desk.work.families.family(tale.family).members
    tale.ids[key] = next(member.id for member in members if member.name == person.name)


def _keep_address(tale: Tale) -> QWidget:
    hands, cast = tale.hands, tale.cast
    hands.click("Done")
    for key, person in cast.members.items():
        if ties := cast.ties_to(key):
            open_member(tale, key)
            hands.click("How they are related")
            for other, kind in ties:
                hands.pick(f"What {cast.members[other].called} is to {person.called}", kind.capitalize())
            hands.tab_to("Done")
            hands.click("Overview")
    home = next(home for home in cast.homes.values() if home.kept_from)
    hands.click(home.name)
    hands.click("Keep this address from somebody")
    for key in home.kept_from:
        hands.tick("Who must not learn this address?", cast.members[key].called)
    return tale.window


def _note_the_beginning(tale: Tale) -> QWidget:
    hands, work = tale.hands, tale.cast.work
    hands.click("Done")
    hands.click("Change the name, the reference")
    hands.fill("Reference", work.reference)
    hands.fill("Lead practitioner", work.lead)
    hands.fill("When did the enquiry come in?", as_typed(tale.today - timedelta(days=work.enquiry_days_ago)))
    hands.fill("When was the work given", as_typed(tale.today - timedelta(days=work.allocated_days_ago)))
    return tale.window


def _show_family(tale: Tale) -> QWidget:
    tale.hands.click("Done")
    tale.hands.look_for("The work so far")
    return tale.window


def _show_kept(tale: Tale) -> QWidget:
    tale.hands.click("Show them")
    tale.hands.look_for("must not be given to")
    return tale.window


def _hide_names(tale: Tale) -> QWidget:
    tale.hands.press(Qt.Key.Key_H, CTRL, SHIFT)
    tale.hands.wait(lambda: not tale.hands.sees("Zuzana"), "the names to be hidden")
    return tale.window


def _show_families(tale: Tale) -> QWidget:
    tale.hands.press(Qt.Key.Key_H, CTRL, SHIFT)
    tale.hands.click("My families")
    tale.hands.look_for(tale.cast.name)
    return tale.window


_ROLES = {"adult": "An adult", "child": "A child or young person", "expected": "A baby on the way"}


def open_member(tale: Tale, key: str) -> None:
    """From the family page to the page of one of them."""
    tale.hands.click(_shown_as(tale.cast.members[key]))
    tale.hands.look_for("How they are related")


def _shown_as(person: Person) -> str:
    """How the family page names somebody, as far as it begins."""
    is_plain = not person.known_as or person.known_as in person.name
    return person.name if is_plain else f"\N{FIRST STRONG ISOLATE}{person.name}"
