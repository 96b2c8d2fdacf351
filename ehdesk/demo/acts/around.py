"""The people around the family: an agency, somebody of it, and the lead practitioner with a number to call."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from ehdesk.demo.tale import Act, Tale
from ehdesk.services.made_up.cast import AgencyToCome


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "nobody around yet", partial(_open, tale)
    yield "the lead practitioner", partial(_add_me, tale)
    for before, agency in pairwise((None, *tale.cast.agencies)):
        if agency is not None:
            yield f"agency {agency.name}", partial(_add_agency, tale, agency, before)
    yield "people around the family", partial(_show, tale)


def _open(tale: Tale) -> QWidget:
    tale.hands.click(tale.desk.words("ways.around"))
    tale.hands.look_for("Nobody noted yet")
    return tale.window


def _add_me(tale: Tale) -> QWidget:
    hands, me = tale.hands, tale.cast.me
    hands.click("Add yourself")
    hands.fill("Phone", me.phone)
    hands.fill("Email", me.email)
    hands.tick("Their part", "Lead practitioner")
    hands.tab_to("Done")
    return tale.window


def _add_agency(tale: Tale, agency: AgencyToCome, before: AgencyToCome | None) -> QWidget:
    hands, words = tale.hands, tale.desk.words
    _finish(tale, before)
    hands.click("Add an agency")
    hands.fill("What is it called?", agency.name)
    hands.pick("What kind of agency is it?", words(f"around.kind_{agency.kind}"))
    hands.fill("What do they do with the family?", agency.does)
    hands.tab_to("Done")
    return tale.window


def _finish(tale: Tale, agency: AgencyToCome | None) -> None:
    """Done with the form that is open; then whoever is of that agency."""
    hands = tale.hands
    hands.click("Done")
    if agency is None:
        return
    for worker in agency.workers:
        hands.click(f"Add somebody of {agency.name}")
        for label, words in (("Name", worker.name), ("Job", worker.job), ("Phone", worker.phone)):
            hands.fill(label, words)
        hands.click("Done")


def _show(tale: Tale) -> QWidget:
    _finish(tale, tale.cast.agencies[-1])
    tale.hands.look_for(tale.cast.me.phone)
    return tale.window
