"""Two laptops and a hub: both write the same thing, both see both versions, one chooses, both agree."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ehdesk.demo.stage import Laptop
from ehdesk.demo.walkthrough import holdings
from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from tests.builders import ToldClock
from tests.hubs import RunningHub, hub_folder, start_hub
from tests.journeys.joining_up import join_up, sync_now, wait_until_joined
from tests.services.made import Made


@pytest.fixture(scope="module")
def hub() -> Iterator[RunningHub]:
    """A running hub."""
    with hub_folder() as folder:
        running = start_hub(folder)
        yield running
        running.stop()


@pytest.fixture(scope="module")
def adas(hub: RunningHub) -> str:
    """Who Ada is at the hub: her device may not become somebody else's."""
    return hub.practitioner("Ada Obi")


@pytest.fixture(scope="module")
def bens(hub: RunningHub) -> str:
    """Who Ben is at the hub."""
    return hub.practitioner("Ben Shaw")


@pytest.fixture
def ada(hub: RunningHub, adas: str, empty_vault: Made, unlocked: Callable[[Made], Laptop], tmp_path: Path) -> Laptop:
    """Ada's window, joined up."""
    one = unlocked(empty_vault.copied_to(tmp_path / "ada"))
    join_up(one, hub.url, hub.code(adas))
    return one


@pytest.fixture
def ben(hub: RunningHub, bens: str, bens_vault: Made, unlocked: Callable[[Made], Laptop], tmp_path: Path) -> Laptop:
    """Ben's window, joined up."""
    one = unlocked(bens_vault.copied_to(tmp_path / "ben"))
    join_up(one, hub.url, hub.code(bens))
    return one


@pytest.fixture
def family(hub: RunningHub, ada: Laptop, ben: Laptop, bens: str, told: ToldClock) -> FamilyId:
    """A family of Ada's that both have."""
    family = ada.desk.work.families.add("Okoro")
    sync(ada, told)
    hub.assign(family, bens)
    sync(ben, told)
    return family


def rename(one: Laptop, family: FamilyId, name: str) -> None:
    one.desk.work.families.editing(family, kinds.FAMILY, RecordId(family)).save({"name": name})


def sync(one: Laptop, clock: ToldClock) -> None:
    one.come_forward()
    sync_now(one, clock).wait(lambda: has_met(one, clock), "the round")
    wait_until_joined(one)


def has_met(one: Laptop, clock: ToldClock) -> bool:
    return one.desk.work.syncing.status().last_contact == clock()


def test_two_versions_of_one_thing_end_as_one(ada: Laptop, ben: Laptop, family: FamilyId, told: ToldClock):
    rename(ada, family, "Okoro and Hughes")
    rename(ben, family, "Okoro-Hughes")
    for one in (ada, ben, ada):
        sync(one, told)
    for one in (ben, ada):
        one.come_forward()
        hands = sync_now(one, told)
        hands.look_for("Two versions: The family's name")
        hands.look_for("Okoro and Hughes")
        hands.look_for("Okoro-Hughes")
    hands.look_for("Ben Shaw, Health visitor")
    hands.choose("Which version stands?", "Keep this one: Ben Shaw, Health visitor. Okoro-Hughes")
    hands.fill("Say why", "They write it so")
    hands.go("Keep the other version")
    hands.look_for("Your choice is saved")
    for one in (ada, ben):
        sync(one, told)
        assert one.desk.work.families.family(family).name == "Okoro-Hughes"
        assert one.desk.work.conflicts.open() == ()
    assert holdings(ada.desk.work) == holdings(ben.desk.work)


def test_what_a_colleague_wrote_comes_onto_the_page_that_is_open(
    ada: Laptop, ben: Laptop, family: FamilyId, told: ToldClock
):
    rename(ada, family, "Okoro and Hughes")
    sync(ada, told)
    sync(ben, told)
    ben.desk.back()
    ben.come_forward()
    hands = sync_now(ben, told)
    hands.go("My families")
    hands.look_for("Okoro and Hughes")
