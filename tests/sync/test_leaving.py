"""A family that the hub withdraws: pushed first, then gone from the laptop; given again, it comes back whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ehdesk.store import door
from ehdesk.store.erasures import Why
from ehdesk.store.safe_write import put_pieces
from ehdesk.sync.contact import contact_of
from tests.builders import PASSPHRASE, a_vault, new_id, now
from tests.hubs import RunningHub
from tests.sync.laptop import Laptop


@pytest.fixture
def cleo(hub: RunningHub, tmp_path: Path) -> Iterator[Laptop]:
    """A laptop of this test's own, which is locked and unlocked."""
    laptop = Laptop.of(a_vault(tmp_path, "Cleo Hart"), hub, hub.practitioner("Cleo Hart"))
    yield laptop
    laptop.put_away()


@pytest.fixture
def family(hub: RunningHub, ada: Laptop, cleo: Laptop) -> str:
    """A family of Ada's that Cleo works with too."""
    family = ada.begins(name="Quillfeather")
    ada.sync()
    hub.assign(family, cleo.practitioner)
    cleo.sync()
    return family


def locked_and_unlocked(laptop: Laptop) -> None:
    laptop.put_away()
    laptop.vault = door.unlock(laptop.vault.folder, PASSPHRASE, ids=new_id, clock=now)
    laptop.contact = contact_of(laptop.vault.sync)


def test_withdrawn_it_is_pushed_then_gone_and_given_again_it_is_whole(
    hub: RunningHub, ada: Laptop, cleo: Laptop, family: str
):
    cleo.says(family, beds="three")
    cleo.sync()
    hub.child.unassign(family, cleo.practitioner)
    assert cleo.sync().families_withdrawn == {family}
    assert cleo.reads(family)["beds"] == "three"  # until nobody looks
    locked_and_unlocked(cleo)
    assert family not in cleo.vault.changes.families()
    assert [(one.family, one.why) for one in cleo.vault.erasures.all()] == [(family, Why.WITHDRAWN)]
    assert cleo.sync().pulled == 0
    ada.sync()
    ada.says(family, heating="mended")
    ada.sync()
    hub.assign(family, cleo.practitioner)
    cleo.sync()
    assert cleo.ids(family) == ada.ids(family)
    assert cleo.reads(family) == {"name": "Quillfeather", "beds": "three", "heating": "mended"}
    cleo.says(family, beds="four")
    assert cleo.sync().refused == 0
    locked_and_unlocked(cleo)
    assert cleo.reads(family)["beds"] == "four"


def test_what_the_hub_would_not_take_stays_readable(hub: RunningHub, cleo: Laptop, family: str):
    hub.child.unassign(family, cleo.practitioner)
    cleo.says(family, beds="three")
    assert cleo.sync().refused == 1
    locked_and_unlocked(cleo)
    cleo.sync()
    assert cleo.reads(family)["beds"] == "three"
    [leaving] = cleo.vault.erasures.leaving()
    assert (leaving.family, leaving.unsent, leaving.is_held) == (family, 1, True)
    hub.assign(family, cleo.practitioner)
    cleo.sync()
    assert cleo.vault.erasures.leaving() == ()
    assert cleo.vault.outbox.refused() == ()


def test_a_closed_family_that_left_comes_back_when_somebody_writes_in_it_and_not_before(
    ada: Laptop, cleo: Laptop, family: str
):
    cleo.vault.erasures.leave([family], Why.CLOSED)
    cleo.sync()
    assert cleo.vault.erasures.leaving()  # being in scope is no reason to stay
    locked_and_unlocked(cleo)
    assert cleo.sync().pulled == 0
    assert cleo.sync().pulled == 0
    ada.says(family, closed_on="")
    ada.sync()
    assert cleo.sync().pulled == len(ada.ids(family)) == 2
    assert cleo.reads(family)["name"] == "Quillfeather"


def test_a_closed_family_that_left_comes_back_when_it_is_given_again(
    hub: RunningHub, ada: Laptop, cleo: Laptop, family: str
):
    cleo.vault.erasures.leave([family], Why.CLOSED)
    locked_and_unlocked(cleo)
    assert cleo.sync().pulled == 0
    hub.child.unassign(family, cleo.practitioner)
    cleo.sync()
    hub.assign(family, cleo.practitioner)
    assert cleo.sync().pulled == len(ada.ids(family)) == 1
    assert cleo.reads(family)["name"] == "Quillfeather"


def test_what_a_file_brings_of_it_once_it_went_goes_again_once_the_hub_has_it(
    hub: RunningHub, cleo: Laptop, family: str, tmp_path: Path
):
    cleo.says(family, beds="three")
    work = cleo.vault.unsent.sealed()
    put_pieces(file := tmp_path / "unsent.ehdesk", work.pieces)
    cleo.sync()
    hub.child.unassign(family, cleo.practitioner)
    cleo.sync()
    locked_and_unlocked(cleo)
    assert cleo.vault.unsent.take_in(file, work.code).families == {family}
    [leaving] = cleo.vault.erasures.leaving()
    assert (leaving.family, leaving.why, leaving.is_held) == (family, Why.WITHDRAWN, True)
    cleo.sync()
    locked_and_unlocked(cleo)
    assert family not in cleo.vault.changes.families()
    hub.assign(family, cleo.practitioner)
    cleo.sync()
    assert cleo.vault.unsent.take_in(file, work.code).new == 0
    assert cleo.vault.erasures.leaving() == ()
    assert cleo.reads(family) == {"name": "Quillfeather", "beds": "three"}
