"""A form owner's spreadsheet is what a colleague asks a family with; an assessment under way is moved to the next."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ehdesk.demo.stage import Laptop
from ehdesk.domain.change import FamilyId
from ehdesk.ui import places
from tests.builders import ToldClock
from tests.forms.on_trial import workbook
from tests.hubs import RunningHub, hub_folder, start_hub
from tests.journeys.joining_up import join_up, sync_now, wait_until_joined
from tests.journeys.keys import CTRL, Keys, keys
from tests.services.made import Made

HEAD = (
    {"type": "begin_group", "name": "start", "en": "Getting started"},
    {"type": "begin_group", "name": "why", "en": "Why now", "appearance": "field-list"},
    {"type": "text", "name": "why_now", "en": "Why do you want help now?"},
)
FOOT = ({"type": "end_group"}, {"type": "end_group"})
THIRD = (*HEAD, {"type": "text", "name": "beds", "en": "Who sleeps where?"}, *FOOT)
FOURTH = (*HEAD, {"type": "text", "name": "hopes", "en": "What do you hope for?"}, *FOOT)


@pytest.fixture
def hub() -> Iterator[RunningHub]:
    """A running hub."""
    with hub_folder() as folder:
        running = start_hub(folder)
        yield running
        running.stop()


@pytest.fixture
def ada(hub: RunningHub, empty_vault: Made, unlocked: Callable[[Made], Laptop], tmp_path: Path) -> Laptop:
    """The window of a form owner, joined up."""
    one, who = unlocked(empty_vault.copied_to(tmp_path / "ada")), hub.practitioner("Ada Obi")
    hub.child.make_form_owner(who)
    join_up(one, hub.url, hub.code(who))
    return one


@pytest.fixture
def ben(hub: RunningHub, bens_vault: Made, unlocked: Callable[[Made], Laptop], tmp_path: Path) -> Laptop:
    """A colleague's window, joined up."""
    one = unlocked(bens_vault.copied_to(tmp_path / "ben"))
    join_up(one, hub.url, hub.code(hub.practitioner("Ben Shaw")))
    return one


def at_forms(one: Laptop) -> Keys:
    """The Forms page of this laptop, by way of the list of families."""
    one.come_forward()
    one.desk.go(places.MyFamilies())
    hands = keys(one)
    hands.go("Forms")
    return hands


def publish(one: Laptop, hands: Keys, version: str) -> None:
    """Press the button, say yes, and wait until the hub holds it."""
    hands.go(f"Publish version {version}")
    assert hands.focused() == "Not yet"
    hands.go(f"Publish version {version}")
    hands.look_for("This version is published already, with just this content.")
    wait_until_joined(one)
    hands.look_for("Ada Obi, Family support worker. New assessments begin with it.")


def sync(one: Laptop, clock: ToldClock) -> None:
    one.come_forward()
    sync_now(one, clock).wait(lambda: one.desk.work.syncing.status().last_contact == clock(), "the round")
    wait_until_joined(one)


def at_family(one: Laptop, name: str) -> Keys:
    one.come_forward()
    one.desk.go(places.MyFamilies())
    hands = keys(one)
    hands.go(name)
    return hands


def version_of(one: Laptop, family: FamilyId) -> str:
    facts = one.desk.work.assessments.current(family)
    assert facts is not None
    return facts.version


def test_from_a_spreadsheet_to_an_assessment_that_is_moved_to_the_next_version(
    ada: Laptop, ben: Laptop, told: ToldClock, tmp_path: Path
):
    file = workbook(tmp_path / "our.xlsx", THIRD, "Our assessment", edition=("northshire", "3"))
    hands = at_forms(ada)
    hands.go("Choose a form")
    hands.save_as(str(file))
    hands.look_for("This form can run. Nothing was found wrong with it.")
    hands.go("Try it out")
    hands.look_for("This is a trial. Nothing is kept.")
    hands.go("Begin")
    hands.fill("Why do you want help now?", "Only trying")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("Check your answers")
    hands.go("All topics")
    hands.go("Back to Forms")
    publish(ada, hands, "3")

    sync(ben, told)
    okoro = ben.desk.work.families.add("Okoro")
    hands = at_family(ben, "Okoro")
    hands.go("Assessment")
    hands.go("Start the assessment")
    hands.look_for("Which assessment?")
    hands.go("Our assessment")
    hands.fill("Why do you want help now?", "We need more room")
    hands.fill("Who sleeps where?", "All in one room")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("Check your answers")
    assert version_of(ben, okoro) == "3"

    workbook(file, FOURTH, "Our assessment", edition=("northshire", "4"))
    hands = at_forms(ada)
    hands.go("Read it again")
    publish(ada, hands, "4")
    sync(ben, told)
    assert version_of(ben, okoro) == "3"
    hands = at_family(ben, "Okoro")
    hands.go("Assessment")
    hands.go("A newer version of this form is here")
    hands.look_for("1 answer carries over.")
    hands.look_for("1 answer has no place in version 4.")
    hands.look_for("•  Who sleeps where?")
    hands.look_for("•  What do you hope for?")
    hands.go("Move to version 4")
    assert hands.focused() == "Stay with version 3"
    hands.go("Move to version 4")
    hands.look_for("Moved to version 4")
    hands.go("Carry on")
    hands.look_for("We need more room")
    hands.fill("What do you hope for?", "A room each")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("A room each")
    assert version_of(ben, okoro) == "4"
