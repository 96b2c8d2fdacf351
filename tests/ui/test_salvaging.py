"""After going back to an earlier copy: work in the files set aside is offered. Copies that cannot be made are told."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import Wording
from ehdesk.store import door
from ehdesk.store.backups import backups_of
from ehdesk.store.laid_aside import LaidAside
from ehdesk.ui import places
from ehdesk.ui.copier import Copier
from ehdesk.ui.look import Look
from ehdesk.ui.pages.earlier_copies import EarlierCopies
from ehdesk.ui.pages.families import FamiliesPage
from ehdesk.ui.pages.salvage_card import SalvageCard
from ehdesk.ui.pages.settings import SettingsPage
from ehdesk.ui.pages.sync import SyncPage
from tests.services.made import Made
from tests.store.test_full_disk import no_file_over
from tests.ui.at_the_desk import AtTheDesk, at_the_desk, words_on
from tests.ui.showing import clipped_words, settle, show
from tests.ui.test_carrying import press, wait


@pytest.fixture
def back(family_vault: Made, catalogue: Catalogue, look: Look, wording: Wording, tmp_path: Path) -> Iterator[AtTheDesk]:
    """At the desk after going back: two families were added since the copy was made."""
    made = family_vault.copied_to(tmp_path)
    with made.opened(catalogue) as desktop:
        clock = desktop.clock
        desktop.work.vault.backups.make()
        desktop.work.families.add("Moss")
        desktop.work.families.add("Bell")
    [backup] = backups_of(made.vault)
    door.go_back(made.vault, backup, door.by_recovery_code(made.code), clock=clock)
    with at_the_desk(made, catalogue, look, wording) as at:
        yield at


def names(at: AtTheDesk) -> list[str]:
    return sorted(row.family.name for row in at.desk.work.families.rows())


def sync_page(at: AtTheDesk) -> SyncPage:
    page = show(SyncPage(at.desk, places.Sync()), 1160, 690)
    wait(at)
    return page


def buttons(page: QWidget) -> list[str]:
    return [one.text() for one in page.findChildren(QAbstractButton) if one.isVisible()]


def test_it_says_how_much_could_be_read_and_takes_it_in(back: AtTheDesk):
    page = sync_page(back)
    assert "2 pieces of work saved after this copy could be read" in words_on(page)
    assert clipped_words(page) == []
    press(page, "Take it in")
    wait(back)
    assert "2 pieces of work were taken in" in words_on(page)
    assert page.focusWidget().text() == "Do not offer this again"
    assert clipped_words(page) == []
    assert {"Bell", "Moss"} <= set(names(back))
    assert "went back" not in words_on(show(FamiliesPage(back.desk, places.MyFamilies())))
    assert "files set aside" not in words_on(sync_page(back))


def test_who_wants_none_of_it_is_not_asked_again(back: AtTheDesk):
    page = sync_page(back)
    press(page, "Do not offer this again")
    assert "files set aside" not in words_on(page)
    assert page.focusWidget().accessibleName() == "Take in a file"
    assert "went back" not in words_on(show(FamiliesPage(back.desk, places.MyFamilies())))
    assert len(back.desk.work.copies.laid_aside()) == 1


def test_what_could_not_be_read_is_told_by_its_number(back: AtTheDesk):
    [aside] = back.desk.work.copies.laid_aside()
    (aside.folder / "vault.db").write_bytes(b"")
    said = words_on(sync_page(back))
    assert "nothing unsent in them" in said
    assert "2 more saves could not be read" in said


def test_a_look_that_fails_is_said_and_nothing_is_looked_for_any_more(back: AtTheDesk):
    gone = LaidAside(Path("no system has a name so long" * 20), back.desk.now, 0)
    card = show(SalvageCard(back.desk, gone), 600, 400)
    wait(back)
    assert "could not be read just now" in words_on(card)
    assert "Looking through them" not in words_on(card)
    assert buttons(card) == ["Do not offer this again"]


def test_what_was_here_already_is_not_counted_as_taken_in(back: AtTheDesk):
    page = sync_page(back)
    [aside] = back.desk.work.copies.laid_aside()
    back.desk.work.copies.take_in(aside)
    press(page, "Take it in")
    wait(back)
    assert "0 pieces" not in words_on(page)
    assert "here already" in words_on(page)


def test_my_families_leads_to_it(back: AtTheDesk):
    page = show(FamiliesPage(back.desk, places.MyFamilies()))
    went: list[object] = []
    back.desk.place_wanted.connect(went.append)
    press(page, "Look at it")
    assert went == [places.Sync()]


def test_settings_removes_the_files_after_a_clear_question(back: AtTheDesk):
    page = show(SettingsPage(back.desk, places.Settings()), 1160, 690)
    assert "Set aside today at" in words_on(page)
    press(page, "Remove these files")
    press(page, "Keep them")
    assert len(back.desk.work.copies.laid_aside()) == 1
    press(page, "Remove these files")
    press(page, "Remove them for good")
    assert back.desk.work.copies.laid_aside() == ()
    assert "Files set aside" not in words_on(page)
    assert page.window().focusWidget().text() == "Go back to an earlier copy"


def test_after_removing_some_files_the_keyboard_is_at_those_that_are_left(back: AtTheDesk):
    [aside] = back.desk.work.copies.laid_aside()
    shutil.copytree(aside.folder, aside.folder.with_name("20260101T000000Z"))
    page = show(SettingsPage(back.desk, places.Settings()), 1160, 690)
    first = next(one for one in page.findChildren(QAbstractButton) if one.text() == "Remove these files")
    first.click()
    settle()
    press(page, "Remove them for good")
    assert len(back.desk.work.copies.laid_aside()) == 1
    assert page.window().focusWidget().text() == "Remove these files"


def test_a_copy_of_sound_records_is_chosen_by_what_is_in_it_and_what_it_leaves_behind_is_named(back: AtTheDesk):
    back.desk.work.families.add("Later")
    page = show(SettingsPage(back.desk, places.Settings()), 1160, 690)
    wanted: list[object] = []
    back.desk.way_back_wanted.connect(wanted.append)
    press(page, "Go back to an earlier copy")
    wait(back)
    copies = page.findChild(EarlierCopies).findChild(QComboBox)
    offered = [copies.itemText(place) for place in range(1, copies.count())]
    assert any(one.startswith("As it was until you went back, today at") and "3 families" in one for one in offered)
    assert any(one.startswith("Today at") and "one family" in one for one in offered)
    copies.setCurrentIndex(next(place for place in range(1, 3) if "one family" in copies.itemText(place)))
    press(page, "Go back to this copy")
    wait(back)
    assert "One save in one family is not in this copy." in words_on(page)
    assert clipped_words(page) == []
    page.window().focusWidget().setText("not this one at all")
    press(page, "Go back to this copy")
    wait(back)
    assert "not the right passphrase" in words_on(page)
    assert wanted == []


def test_nothing_is_said_to_who_never_went_back(at: AtTheDesk):
    assert "set aside" not in words_on(sync_page(at))
    assert "earlier copy" not in words_on(show(FamiliesPage(at.desk, places.MyFamilies())))
    assert "Remove these files" not in buttons(show(SettingsPage(at.desk, places.Settings())))


def test_after_a_week_without_a_copy_it_is_said_until_one_is_made(at: AtTheDesk):
    copier = Copier(at.desk.work.copies, at.desk.background, at.desk)
    copier.start(timedelta(hours=1))

    def tried() -> str:
        copier.copy_if_due()
        wait(at)
        settle()
        both = (FamiliesPage(at.desk, places.MyFamilies()), SettingsPage(at.desk, places.Settings()))
        return "\n".join(words_on(show(page)) for page in both)

    with no_file_over((at.desk.work.vault.folder / "vault.db").stat().st_size // 2):
        assert "could be made since" not in tried()
        at.desktop.clock.pass_by(timedelta(days=6))
        assert "could be made since" not in tried()
        at.desktop.clock.pass_by(timedelta(days=1))
        assert tried().count("no copy of it could be made since") == 2
    assert "could be made since" not in tried()
    copier.stop()
