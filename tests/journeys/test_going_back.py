"""A vault is damaged: at the door one goes back to an earlier copy, by keyboard, and works on."""

import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from ehdesk.demo.stage import Laptop
from ehdesk.store.backups import backups_of
from ehdesk.store.errors import VaultDamaged
from ehdesk.store.going_back import ASIDE
from tests.builders import PASSPHRASE, ToldClock
from tests.journeys.conftest import Opener, as_in_the_program, go_in
from tests.journeys.keys import is_open, keys, typed
from tests.rules.fitting import clipped
from tests.services.made import Made


@pytest.fixture
def made(family_vault: Made, tmp_path: Path) -> Made:
    return family_vault.copied_to(tmp_path)


@pytest.fixture
def copied(made: Made, computer: Opener, told: ToldClock) -> Made:
    """Somebody worked yesterday, a copy was made behind the window, and they went home; the vault is damaged since."""
    one = computer(made.vaults)
    hands = go_in(one)
    one.app.window._copier.start(timedelta())
    hands.wait(lambda: bool(backups_of(made.vault)) and not one.desk.background.is_busy, "the copy")
    one.shut()
    cut_in_half(made)
    told.pass_by(timedelta(days=1))
    return made


def cut_in_half(made: Made) -> None:
    file = made.vault / "vault.db"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def damaged_at_the_door(made: Made, computer: Opener) -> Laptop:
    """Somebody types the right passphrase, and the vault does not open."""
    one = computer(made.vaults)
    keys(one).unlock()
    keys(one).look_for("left exactly as they are")
    return one


def test_a_damaged_vault_is_opened_again_from_an_earlier_copy(copied: Made, computer: Opener):
    one = damaged_at_the_door(copied, computer)
    hands = keys(one)
    hands.look_for("Go back to an earlier copy")
    assert hands.focused() == "Passphrase"
    assert typed() == ""
    hands.go("Go back to this copy")
    hands.look_for("Type it once more")
    hands.write(PASSPHRASE)
    assert one.app.window.findChild(QComboBox).currentText().startswith("Yesterday at")
    assert clipped(one.app.window) == []
    hands.go("Go back to this copy")
    hands.wait(lambda: is_open(one), "the open vault")
    hands.look_for("Nováková and Haddad")
    assert len(list((copied.vault / ASIDE).iterdir())) == 1
    assert len(backups_of(copied.vault)) == 1


def test_by_the_recovery_code_too(copied: Made, computer: Opener):
    hands = keys(computer(copied.vaults))
    hands.go("I have forgotten it")
    hands.write(copied.code)
    hands.go("Unlock")
    hands.look_for("Go back to an earlier copy")
    hands.write(copied.code)
    hands.go("Go back to this copy")
    hands.look_for("Choose a new passphrase")


def test_without_a_copy_that_is_said_and_nothing_is_touched(made: Made, computer: Opener):
    cut_in_half(made)
    before = (made.vault / "vault.db").read_bytes()
    keys(damaged_at_the_door(made, computer)).look_for("There is no earlier copy")
    assert (made.vault / "vault.db").read_bytes() == before


def test_a_wrong_passphrase_typed_meanwhile_changes_nothing(copied: Made, computer: Opener):
    before = (copied.vault / "vault.db").read_bytes()
    hands = keys(damaged_at_the_door(copied, computer))
    hands.look_for("Go back to an earlier copy")
    hands.write(f"{PASSPHRASE} and more")
    hands.go("Go back to this copy")
    hands.look_for("That is not the right passphrase")
    assert (copied.vault / "vault.db").read_bytes() == before


def test_settings_say_from_when_the_newest_copy_is(made: Made, computer: Opener):
    one = computer(made.vaults)
    hands = go_in(one)
    hands.go("Settings")
    hands.look_for("None yet")
    one.app.window._copier.start(timedelta())
    hands.wait(lambda: bool(backups_of(made.vault)) and not one.desk.background.is_busy, "the copy")
    hands.go("Sync")
    hands.go("Settings")
    hands.look_for("One, from today at")


def test_damage_that_shows_while_working_is_said_and_looked_for_at_the_next_opening(made: Made, computer: Opener):
    one = computer(made.vaults)
    hands = go_in(one)
    with as_in_the_program(one):
        sys.excepthook(VaultDamaged, VaultDamaged("part of its file cannot be read."), None)
    hands.look_for("Part of your records cannot be read any more")
    one.shut()
    assert (made.vault / "suspect").exists()
    go_in(computer(made.vaults))
    assert not (made.vault / "suspect").exists()
