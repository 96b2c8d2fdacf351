"""An authority's own form: looked through, published, and with a colleague after their next sync."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from ehdesk.demo.acts.two_laptops import sync
from ehdesk.demo.tale import PRIYA, Act, Tale
from ehdesk.paths import resources_folder

_FILE = "check-in.md"


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "a form looked through", partial(_look_through, tale)
    yield "a form published", partial(_publish, tale)
    yield "the form on the second laptop", partial(_receive, tale)


def _look_through(tale: Tale) -> QWidget:
    tale.second.put_away()
    tale.first.come_forward()
    tale.hands.click("My families")
    tale.hands.click("Forms")
    tale.hands.click("Choose a form")
    tale.hands.save_as(str(resources_folder() / "demo" / _FILE))
    tale.hands.look_for("This form can run.")
    return tale.window


def _publish(tale: Tale) -> QWidget:
    tale.hands.click("Publish version 1")
    tale.hands.click("Publish version 1")
    tale.hands.look_for(f"{PRIYA[0]}, {PRIYA[1]}. New assessments begin with it.")
    return tale.window


def _receive(tale: Tale) -> QWidget:
    tale.first.put_away()
    tale.second.come_forward()
    sync(tale.second)
    tale.second.hands.click("Forms")
    tale.second.hands.look_for(f"{PRIYA[0]}, {PRIYA[1]}. New assessments begin with it.")
    return tale.second.app.window
