"""Every page, at 1366 x 768 and in every dress: nothing cut off, everything named, everything reached with Tab."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from ehdesk.demo.stage import Laptop
from ehdesk.ui.kept_place import AnyPlace
from ehdesk.ui.look import Look
from ehdesk.ui.places import Place
from ehdesk.ui.theme import DARK, HIGH_CONTRAST, LIGHT
from tests.builders import PASSPHRASE, ToldClock
from tests.journeys.keys import CTRL, Keys, is_open, keys, laptop
from tests.rules.every_place import every_place, one_of_each_kind
from tests.rules.fitting import clipped, too_wide
from tests.rules.looking import Walk, settle
from tests.services.made import AUTUMN, Made

DRESSES = {
    "light": (LIGHT, 100),
    "twice as large": (LIGHT, 200),
    "dark": (DARK, 100),
    "high contrast": (HIGH_CONTRAST, 100),
}

HELP_FROM = ("my families", "print")
"""Pages from which help is looked at too."""

WALKS = [
    ("vault", "light"),
    ("vault", "twice as large"),
    ("vault", "dark"),
    ("vault", "high contrast"),
    *(("door", dress) for dress in ("light", "twice as large")),
]


@pytest.fixture(scope="module")
def opened(family_vault: Made, one_look: Look, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """The window with the demo's family behind its open door."""
    one = laptop(family_vault.copied_to(tmp_path_factory.mktemp("walk")).vaults, one_look, ToldClock(AUTUMN))
    hands = keys(one)
    hands.unlock()
    hands.wait(lambda: is_open(one), "the open vault")
    one.app.window.resize(1366, 768)
    yield one
    one.shut()
    one_look.wear(LIGHT, 100)


@pytest.fixture(scope="module", params=WALKS, ids=" ".join)
def walk(request: pytest.FixtureRequest, one_look: Look) -> Iterator[Walk]:
    """One walk in one dress: through the pages of a vault, or those from before it is open."""
    part, dress = request.param
    one_look.wear(*DRESSES[dress])
    one_look.fit(1366)
    if part == "vault":
        one, made = request.getfixturevalue("opened"), request.getfixturevalue("family_vault")
        all_places = dict(every_place(one.desk, made))
        yield walk_through(one, all_places if DRESSES[dress][0] is LIGHT else one_of_each_kind(all_places))
    else:
        yield walk_to_the_door(one_look, request.getfixturevalue("tmp_path_factory").mktemp("door"))
    one_look.wear(LIGHT, 100)


def walk_through(one: Laptop, named: Mapping[str, Place]) -> Walk:
    walk = Walk(one.app.window)
    for name, place in named.items():
        one.desk.go(place)
        keys(one).wait(lambda: not one.desk.background.is_busy, "the paper")
        walk.open_at_top(name, one.app.window.frame.page)
        walk.look_at(name, one.app.window.frame.page)
    for name in HELP_FROM:
        one.desk.go(named[name])
        keys(one).press(Qt.Key.Key_F1)
        walk.look_at(f"help from {name}", one.app.window.frame.shown)
    walk.end()
    return walk


def walk_to_the_door(look: Look, folder: Path) -> Walk:
    one = laptop(folder, look, ToldClock(AUTUMN))
    walk = Walk(one.app.window)
    for name, act in door_acts(keys(one)):
        act()
        walk.look_at(name, one.app.window.frame.page)
    walk.end()
    code = one.desk.work.ways_in.renewed_code()
    one.shut()
    again = laptop(folder, look, ToldClock(AUTUMN))
    other = Walk(again.app.window)
    for name, act in acts_of_return(keys(again), code):
        act()
        other.look_at(name, again.app.window.frame.shown)
    other.end()
    again.shut()
    return walk.and_then(other)


def door_acts(hands: Keys) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "add yourself", lambda: hands.look_for("Add yourself to this computer")
    yield "nothing filled in", lambda: (hands.go("Set up"), hands.look_for("Enter your name"))
    yield "the recovery code", lambda: (introduce(hands), hands.look_for("Your recovery code"))
    yield "no families yet", lambda: (go_in(hands), hands.look_for("Your families will be here"))
    yield "a family with no name", lambda: (hands.go("New family"), hands.go("Add this family"))
    yield "an empty family", lambda: (hands.fill("What shall we call", "Okoro"), hands.press(Qt.Key.Key_Return, CTRL))
    yield "somebody with no name", lambda: (hands.go("Add the people"), hands.go("Done"))


def acts_of_return(hands: Keys, code: str) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "who is using it", lambda: hands.look_for("Welcome back")
    yield "help at the door", lambda: hands.press(Qt.Key.Key_F1)
    yield "who is using it again", lambda: hands.press(Qt.Key.Key_Escape)
    yield "the code in place of the passphrase", lambda: (hands.go("I have forgotten it"), hands.write(code))
    yield "a new passphrase", lambda: (hands.press(Qt.Key.Key_Return), hands.look_for("Choose a new passphrase"))


def introduce(hands: Keys) -> None:
    hands.fill("Your name", "Ada Obi")
    hands.fill("Choose a passphrase", PASSPHRASE)
    hands.fill("The passphrase again", PASSPHRASE)
    hands.press(Qt.Key.Key_Return)


def go_in(hands: Keys) -> None:
    hands.space("I have written it down")
    hands.go("Go to my families")


def test_every_kind_of_place_is_on_the_walk(opened: Laptop, family_vault: Made):
    walked = {type(place) for _name, place in every_place(opened.desk, family_vault)}
    assert walked == set(get_args(AnyPlace))


def test_whatever_can_be_operated_has_a_name_for_a_screen_reader(walk: Walk):
    assert walk.nameless == {}


def test_nothing_is_cut_off_or_covered(walk: Walk):
    assert walk.clipped == {}


def test_every_page_opens_with_the_keyboard_on_something_that_is_seen(walk: Walk):
    assert walk.unfocused == []


def test_every_page_opens_at_its_top(walk: Walk):
    assert walk.scrolled == []


def test_tab_goes_to_everything_in_sight_and_round_again(walk: Walk):
    assert walk.not_reached == {}


def test_tab_goes_in_reading_order(walk: Walk):
    assert walk.out_of_order == {}


def test_the_window_can_be_as_narrow_as_a_small_screen(walk: Walk):
    assert walk.too_wide == {}


def test_no_input_method_learns_what_is_typed(walk: Walk):
    assert walk.learned == {}


def test_no_page_leaves_anything_lying_about(walk: Walk):
    assert walk.lying_about == {}


@pytest.mark.parametrize("text_size", [125, 150, 175])
def test_every_kind_of_page_fits_at_every_text_size(opened: Laptop, family_vault: Made, one_look: Look, text_size: int):
    one_look.wear(LIGHT, text_size)
    faults: dict[str, list[str]] = {}
    for name, place in one_of_each_kind(dict(every_place(opened.desk, family_vault))).items():
        opened.desk.go(place)
        keys(opened).wait(lambda: not opened.desk.background.is_busy, "the paper")
        settle()
        if found := too_wide(opened.app.window):
            faults[name] = found
    one_look.wear(LIGHT, 100)
    assert faults == {}


@pytest.mark.parametrize("name", ["the plan", "the family", "who is who", "check everything"])
def test_a_page_that_is_open_fits_when_the_text_grows(opened: Laptop, family_vault: Made, one_look: Look, name: str):
    one_look.wear(LIGHT, 100)
    opened.desk.go(dict(every_place(opened.desk, family_vault))[name])
    settle()
    one_look.wear(LIGHT, 200)
    settle()
    found = clipped(opened.app.window)
    one_look.wear(LIGHT, 100)
    assert found == []


def test_no_page_opens_a_window_of_its_own(walk: Walk):
    assert walk.strays == {}


@pytest.fixture
def badly_made(one_look: Look) -> Iterator[QWidget]:
    """A window with something wrong of every kind that a walk looks for."""
    one_look.wear(LIGHT, 100)
    window = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(QLineEdit())
    row.addWidget(squeezed := QLabel("These words need more room than they have"))
    squeezed.setFixedWidth(40)
    outside = QLabel("This is outside", window)
    row.addWidget(trap := Trap())
    QHBoxLayout(trap).addWidget(QPushButton("Round and round"))
    row.addWidget(QPushButton("Never reached"))
    window.resize(400, 100)
    outside.move(5_000, 0)
    window.show()
    yield window
    window.close()
    window.deleteLater()


class Trap(QWidget):
    """Keeps the keyboard once it has it."""

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: N802 - Qt's own name
        return True


def test_a_walk_sees_what_is_wrong(badly_made: QWidget):
    walk = Walk(badly_made)
    other = QLabel("A window of its own")
    other.show()
    badly_made.findChild(QPushButton).setFocus()
    walk.look_at("here", badly_made)
    walk.end()
    other.close()
    assert walk.nameless["here"] == walk.learned["here"] == ["QLineEdit 'in QWidget '"]
    assert any("These words need more room" in said for said in walk.clipped["here"])
    assert any("This is outside" in said for said in walk.clipped["here"])
    assert any("Never reached" in said for said in walk.not_reached["here"])
    assert walk.strays["here"] == ["QLabel 'A window of its own'"]
