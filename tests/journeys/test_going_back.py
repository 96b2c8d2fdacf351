"""A vault is damaged: at the door one goes back to an earlier copy, by keyboard, and works on."""

import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from ehdesk.demo.stage import Laptop
from ehdesk.store.backups import backups_of
from ehdesk.store.check import check
from ehdesk.store.errors import VaultDamaged
from ehdesk.store.going_back import ASIDE
from ehdesk.store.keys import NAMES
from ehdesk.ui.pages.earlier_copies import EarlierCopies
from tests.builders import PASSPHRASE, ToldClock
from tests.journeys.conftest import Opener, as_in_the_program, go_in
from tests.journeys.keys import is_open, keys
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
    keys(one).look_for("Your records are damaged")
    keys(one).look_for("What was found: the beginning of its file cannot be read.")
    return one


def test_a_damaged_vault_is_opened_again_from_an_earlier_copy(copied: Made, computer: Opener):
    one = damaged_at_the_door(copied, computer)
    hands = keys(one)
    hands.wait(lambda: one.app.window.findChild(QComboBox) is not None, "the copies")
    assert one.app.window.findChild(QComboBox).currentText().startswith("Yesterday at")
    assert "one family" in one.app.window.findChild(QComboBox).currentText()
    assert clipped(one.app.window) == []
    hands.go("Go back to this copy")
    hands.wait(lambda: is_open(one), "the open vault")
    hands.look_for("Nováková and Haddad")
    assert len(list((copied.vault / ASIDE).iterdir())) == 1
    assert len(backups_of(copied.vault)) == 1


def test_by_the_recovery_code_too(copied: Made, computer: Opener):
    one = computer(copied.vaults)
    hands = keys(one)
    hands.go("I have forgotten it")
    hands.write(copied.code)
    hands.go("Unlock")
    hands.wait(lambda: one.app.window.findChild(QComboBox) is not None, "the copies")
    hands.go("Go back to this copy")
    hands.look_for("Choose a new passphrase")


def test_without_a_copy_what_can_still_be_read_is_counted_and_then_put_in_place(made: Made, computer: Opener):
    file = made.vault / "vault.db"
    content = bytearray(file.read_bytes())
    content[-4096 * 9 : -4096 * 6] = bytes(4096 * 3)
    file.write_bytes(content)
    (made.vault / "suspect").touch()
    one = computer(made.vaults)
    hands = keys(one)
    hands.unlock()
    hands.look_for("There is no earlier copy")
    hands.go("Read what can still be read")
    assert hands.focused() in {"Reading …", "Go on with what was read"}
    hands.look_for("What came over")
    hands.look_for("One family")
    assert clipped(one.app.window) == []
    assert file.read_bytes() == bytes(content)
    hands.go("Go on with what was read")
    hands.wait(lambda: is_open(one), "the open vault")
    hands.look_for("Nováková and Haddad")
    [aside] = (made.vault / ASIDE).iterdir()
    assert (aside / "vault.db").read_bytes() == bytes(content)
    assert not one.desk.work.copies.to_look_through()


def test_a_copy_that_cannot_be_read_is_told_and_what_is_read_comes_from_the_rest(copied: Made, computer: Opener):
    (copied.vault / "backups" / "20301124T120000Z").symlink_to("x" * 300)  # no system follows a name that long
    one = damaged_at_the_door(copied, computer)
    hands = keys(one)
    hands.look_for("One copy cannot be read.")
    hands.go("Read what can still be read")
    hands.look_for("Texts that were not saved yet")
    hands.look_for("One earlier copy could not be read.")
    assert clipped(one.app.window) == []
    hands.go("Go on with what was read")
    hands.wait(lambda: is_open(one), "the open vault")


def test_copies_that_cannot_be_listed_are_told(made: Made, computer: Opener):
    cut_in_half(made)
    (made.vault / "backups").symlink_to("x" * 300)
    hands = keys(damaged_at_the_door(made, computer))
    hands.look_for("The disk cannot be read or written just now")
    hands.look_for("There is no earlier copy on this computer that opens.")


def test_not_now_leaves_everything_as_it_is_and_the_vault_free(made: Made, computer: Opener):
    cut_in_half(made)
    before = (made.vault / "vault.db").read_bytes()
    hands = keys(damaged_at_the_door(made, computer))
    hands.go("Not now")
    hands.unlock()
    hands.look_for("Your records are damaged")
    assert (made.vault / "vault.db").read_bytes() == before


def test_without_any_key_file_it_is_said_what_may_help(made: Made, computer: Opener):
    for name in NAMES:
        (made.vault / name).write_bytes(b"")
    hands = keys(computer(made.vaults))
    hands.unlock()
    hands.look_for("IT support may have the files")


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


def go_back_in_settings(one: Laptop, start: str) -> None:
    """To the copy whose line begins so, with the passphrase; then the vault is closed."""
    hands = keys(one)
    hands.go("Settings")
    hands.go("Go back to an earlier copy")
    hands.wait(lambda: one.app.window.findChild(EarlierCopies) is not None, "the copies")
    copies = one.app.window.findChild(EarlierCopies).findChild(QComboBox)
    copies.setCurrentIndex(next(at for at in range(copies.count()) if copies.itemText(at).startswith(start)))
    hands.go("Go back to this copy")
    hands.look_for("Go back to the copy from")
    assert clipped(one.app.window) == []
    hands.write(PASSPHRASE)
    hands.go("Go back to this copy")
    hands.wait(lambda: not is_open(one), "the closed vault")
    one.shut()


def test_in_sound_records_one_goes_back_and_forward_again_and_no_chain_forks(
    made: Made, computer: Opener, told: ToldClock
):
    one = computer(made.vaults)
    go_in(one)
    one.desk.work.copies.make_if_due()
    told.pass_by(timedelta(minutes=2))
    one.desk.work.families.add("Moss")
    go_back_in_settings(one, "Today at 12:00")
    told.pass_by(timedelta(minutes=2))
    one = computer(made.vaults)
    go_in(one)
    assert {row.family.name for row in one.desk.work.families.rows()} == {"Nováková and Haddad"}
    one.desk.work.families.add("Bell")
    go_back_in_settings(one, "As it was until you went back")
    one = computer(made.vaults)
    go_in(one)
    assert {row.family.name for row in one.desk.work.families.rows()} == {"Nováková and Haddad", "Moss"}
    [aside, _before] = one.desk.work.copies.laid_aside()
    assert one.desk.work.copies.take_in(aside).kept_aside == ()
    one.shut()
    assert check(made.vault, PASSPHRASE).is_sound


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
