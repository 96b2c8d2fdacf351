"""The plan at a desk: its pages, and what is kept of it."""

from PySide6.QtWidgets import QWidget

from ehdesk.domain.plan import Action, Plan
from ehdesk.ui import places
from ehdesk.ui.pages import PAGES
from tests.ui.at_the_desk import AtTheDesk
from tests.ui.showing import show


def opened(at: AtTheDesk, place: places.Place) -> QWidget:
    return show(PAGES[type(place)](at.desk, place))


def plan_of(at: AtTheDesk) -> Plan:
    return at.desk.work.plans.plan(at.family)


def first_action(at: AtTheDesk) -> Action:
    return plan_of(at).goals[0].actions[0]


def went_to(at: AtTheDesk) -> list[places.Place]:
    """Where the pages lead from here on."""
    found: list[places.Place] = []
    at.desk.place_wanted.connect(found.append)
    return found


def save(at: AtTheDesk, **facts: object) -> Action:
    """Other facts of the first action."""
    one = first_action(at)
    at.desk.work.plans.action(at.family, one.goal, one.id).save(facts)
    return first_action(at)
