"""The star: scored with the digits, read through, kept."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ehdesk.demo.hands import CTRL
from ehdesk.demo.tale import Act, Tale, as_typed


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "the star growing", partial(_score_half, tale)
    yield "a question that is not for everybody", partial(_come_to_gate, tale)
    yield "read the star through", partial(_score_rest, tale)
    yield "the star kept", partial(_keep_star, tale)
    yield "a paper star typed up", partial(_type_up, tale)
    yield "two stars side by side", partial(_compare, tale)


def _score_half(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.click("Star")
    hands.click("New star with the family")
    areas = [area.id for area in tale.desk.work.stars.in_use.areas]
    for area in areas[:4]:
        _score(tale, area)
    hands.press(Qt.Key.Key_3)
    hands.fill("Anything you want to remember", "We eat together three nights now")
    return tale.window


def _come_to_gate(tale: Tale) -> QWidget:
    hands, areas = tale.hands, tale.desk.work.stars.in_use.areas
    hands.press(Qt.Key.Key_Return, CTRL)
    for area in areas[5 : _gate(tale)]:
        _score(tale, area.id)
    hands.look_for("Stop and look who can hear")
    return tale.window


def _gate(tale: Tale) -> int:
    """The place of the first area with a caution."""
    return next(place for place, area in enumerate(tale.desk.work.stars.in_use.areas) if area.caution)


def _score_rest(tale: Tale) -> QWidget:
    hands = tale.hands
    for area in tale.desk.work.stars.in_use.areas[_gate(tale) :]:
        if area.caution:
            hands.look_for(area.title)
            hands.click("We can talk about this now")
        _score(tale, area.id)
    hands.look_for("Read your star through")
    hands.choose("Who made this star?", "The family and the worker together")
    return tale.window


def _score(tale: Tale, area: str) -> None:
    said = tale.cast.star[area]
    title = tale.desk.work.stars.in_use.area(area).title
    tale.hands.look_for(title)
    tale.hands.press(Qt.Key(ord(str(said))) if isinstance(said, int) else Qt.Key.Key_0)
    if not isinstance(said, int):
        tale.hands.press(Qt.Key.Key_Space)  # the first reason why there is no score
    tale.hands.press(Qt.Key.Key_Return, CTRL)


def _keep_star(tale: Tale) -> QWidget:
    tale.hands.click("Keep this star")
    tale.hands.look_for("The star is kept")
    return tale.window


def _type_up(tale: Tale) -> QWidget:
    """The star from before this computer: each step one lower, where there is one."""
    hands = tale.hands
    hands.click("Type up a paper star")
    hands.fill("When was the star made?", as_typed(tale.today - timedelta(days=49)))
    hands.press(Qt.Key.Key_Tab)
    for area in tale.desk.work.stars.in_use.areas:
        said = tale.cast.star[area.id]
        hands.press(Qt.Key(ord(str(max(1, said - 1)))) if isinstance(said, int) else Qt.Key.Key_3)
    hands.choose("Who made this star?", "The worker on their own")
    return tale.window


def _compare(tale: Tale) -> QWidget:
    tale.hands.click("Keep this star")
    tale.hands.look_for("stars side by side")
    return tale.window
