"""Who is in the family, in full: facts group by group, a slip asked about, how to reach somebody safely."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from ehdesk.demo.acts.family import open_member
from ehdesk.demo.tale import Act, Tale


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "somebody's own page", partial(_open_leila, tale)
    yield "a number with a slip", partial(_mistype_number, tale)
    yield "language, faith and culture", partial(_ask_culture, tale)
    yield "how to reach somebody safely", partial(_reach_safely, tale)
    yield "what is known of somebody", partial(_show_zuzana, tale)
    yield "how everyone is related", partial(_show_ties, tale)
    yield "who is who", partial(_draw, tale)


def _open_leila(tale: Tale) -> QWidget:
    tale.hands.click(tale.cast.name)
    open_member(tale, "leila")
    return tale.window


def _mistype_number(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.click("Health and needs")
    hands.fill("NHS number", "999 234 5657")
    hands.tab_to("Yes")
    hands.look_for("One digit may be wrong")
    return tale.window


def _ask_culture(tale: Tale) -> QWidget:
    hands, facts = tale.hands, tale.cast.members["leila"].facts
    hands.fill("NHS number", str(facts["nhs_number"]))
    hands.click("Done")
    hands.click("Language, faith and culture")
    hands.fill("First language", "English")
    hands.choose("Is an interpreter needed?", "No")
    hands.pick("Ethnicity", "Mixed, another background")
    hands.fill("Ethnicity in their own words", str(facts["ethnicity_words"]))
    return tale.window


def _reach_safely(tale: Tale) -> QWidget:
    hands, facts = tale.hands, tale.cast.members["zuzana"].facts
    hands.click("Overview")
    open_member(tale, "zuzana")
    hands.click("How to reach them safely")
    hands.choose("Is it safe to contact them?", "Ask first")
    hands.fill("How to contact them", str(facts["contact_how"]))
    hands.fill("Phone", str(facts["phone"]))
    hands.tab_to("Done")
    return tale.window


def _show_zuzana(tale: Tale) -> QWidget:
    tale.hands.click("Done")
    tale.hands.look_for("Language, faith and culture")
    return tale.window


def _show_ties(tale: Tale) -> QWidget:
    tale.hands.click("Overview")
    open_member(tale, "leila")
    tale.hands.click("How they are related")
    tale.hands.look_for("What is each of them to Leila?")
    return tale.window


def _draw(tale: Tale) -> QWidget:
    tale.hands.click("Overview")
    tale.hands.click("Who is who")
    tale.hands.look_for("A square is male")
    return tale.window
