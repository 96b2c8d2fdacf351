"""The people around the family: an agency, somebody of it, and the lead practitioner with a number to call."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from ehdesk.demo.cast import AgencyToCome, WorkerToCome
from ehdesk.demo.tale import Act, Tale


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "nobody around yet", partial(_open, tale)
    yield "the lead practitioner", partial(_add_me, tale)
    for agency in tale.cast.agencies:
        yield f"agency {agency.name}", partial(_add_agency, tale, agency)
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


def _add_agency(tale: Tale, agency: AgencyToCome) -> QWidget:
    hands, words = tale.hands, tale.desk.words
    hands.click("Done")
    hands.click("Add an agency")
    hands.fill("What is it called?", agency.name)
    hands.pick("What kind of agency is it?", words(f"around.kind_{agency.kind}"))
    hands.fill("What do they do with the family?", agency.does)
    hands.click("Done")
    for worker in agency.workers:
        _add_worker(tale, agency, worker)
    return tale.window


def _add_worker(tale: Tale, agency: AgencyToCome, worker: WorkerToCome) -> None:
    hands = tale.hands
    hands.click(f"Add somebody of {agency.name}")
    hands.fill("Name", worker.name)
    hands.fill("Job", worker.job)
    hands.fill("Phone", worker.phone)
    hands.fill("Email", worker.email)
    hands.tab_to("Done")


def _show(tale: Tale) -> QWidget:
    tale.hands.click("Done")
    tale.hands.look_for(tale.cast.me.phone)
    return tale.window
