"""In Settings: giving an authority a way in, taking it back, and being told that it was used."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from ehdesk.domain.change import FamilyId
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import Wording
from ehdesk.store import door
from ehdesk.store.authority_key import AuthorityKey, make_pair, read_private
from ehdesk.store.keys import read_keys, write_keys
from ehdesk.store.openings import OPENED
from ehdesk.store.passphrase import FLOOR
from ehdesk.ui import places
from ehdesk.ui.look import Look
from ehdesk.ui.pages.authority_key import AuthoritysKey
from ehdesk.ui.pages.families import FamiliesPage
from ehdesk.ui.pages.settings import SettingsPage
from ehdesk.ui.widgets.code_block import CodeBlock
from tests.builders import PASSPHRASE
from tests.services.made import Made
from tests.ui.at_the_desk import AtTheDesk, at_the_desk, press, words_on
from tests.ui.showing import clipped_words, heard, settle, show

LOCK = "copper lantern nine gulls"
OTHER = "orchid ladder tin fog"


@pytest.fixture
def key(tmp_path: Path) -> AuthorityKey:
    """An authority's key; its files lie beside."""
    return make_pair("Ourshire Council", LOCK, tmp_path / "private", tmp_path / "ours.ehdeskkey", FLOOR)


@pytest.fixture
def page(at: AtTheDesk) -> QWidget:
    return show(SettingsPage(at.desk, places.Settings()), 1160, 690)


def prove(at: AtTheDesk, page: QWidget, go: str, passphrase: str = PASSPHRASE) -> None:
    line = page.findChild(AuthoritysKey).findChild(QLineEdit)
    line.setText(passphrase)
    press(page.findChild(AuthoritysKey), go)
    while at.desk.background.is_busy:
        QTest.qWait(5)
    settle()


def choose(page: QWidget, file: Path) -> None:
    page.findChild(AuthoritysKey).ask_about(file)
    settle()


def test_who_it_is_and_what_it_means_is_read_before_the_passphrase_is_asked(
    at: AtTheDesk, page: QWidget, key: AuthorityKey, tmp_path: Path
):
    assert "Nobody but you can open these records" in words_on(page)
    choose(page, tmp_path / "ours.ehdeskkey")
    assert "Give Ourshire Council a way in?" in words_on(page)
    assert key.fingerprint in heard(page.findChild(CodeBlock)).replace(", ", "-").replace(" ", "")
    assert not clipped_words(page)
    prove(at, page, "Give this way in", "not this one at all")
    assert "not the right passphrase" in words_on(page)
    assert at.desk.work.ways_in.of_authority.authority is None
    prove(at, page, "Give this way in")
    assert f"Ourshire Council can open these records too, with its own key ({key.fingerprint})" in words_on(page)
    assert page.window().focusWidget().text() == "Choose another key"


def test_it_can_be_taken_back(at: AtTheDesk, page: QWidget, key: AuthorityKey, tmp_path: Path):
    at.desk.work.ways_in.of_authority.give(key)
    choose(page, tmp_path / "nothing")
    assert "could not be read" in words_on(page)
    press(page, "Take it back")
    press(page, "Leave it as it is")
    assert at.desk.work.ways_in.of_authority.authority == key
    press(page, "Take it back")
    prove(at, page, "Take it back")
    assert "Nobody but you can open these records" in words_on(page)
    assert [one.what for one in at.desk.work.vault.access.of("")] == [
        "an authority was given a way in",
        "an authority's way in was taken back",
    ]


def test_one_that_was_altered_is_told(at: AtTheDesk, key: AuthorityKey):
    at.desk.work.ways_in.of_authority.give(key)
    folder = at.desk.work.vault.folder
    keys = read_keys(folder)
    write_keys(folder, type(keys)(keys.format, "another vault", keys.slots, keys.escrow))
    assert "was altered or is damaged" in words_on(show(SettingsPage(at.desk, places.Settings()), 1160, 690))


@pytest.fixture
def reopened(
    family_vault: Made, catalogue: Catalogue, look: Look, wording: Wording, key: AuthorityKey, tmp_path: Path
) -> Iterator[AtTheDesk]:
    """A desk whose vault the authority has opened in between."""
    made = family_vault.copied_to(tmp_path)
    with made.opened(catalogue) as desktop:
        desktop.work.ways_in.of_authority.give(key)
    private = read_private(tmp_path / "private", LOCK)
    code = door.open_for_authority(made.vault, private, OTHER, clock=desktop.clock, cost=FLOOR)
    with at_the_desk(Made(made.vaults, code, made.family, made.members), catalogue, look, wording) as at:
        yield at


def test_the_first_page_says_that_it_was_used_until_that_was_read(reopened: AtTheDesk):
    def first_page() -> QWidget:
        return show(FamiliesPage(reopened.desk, places.MyFamilies()), 1160, 690)

    page = first_page()
    assert "Ourshire Council opened your records with its own key" in words_on(page)
    press(page, "I have read this")
    assert "opened your records" not in words_on(page)
    assert "opened your records" not in words_on(first_page())
    assert "opened these records with its own key" in words_on(show(SettingsPage(reopened.desk, places.Settings())))


def note(at: AtTheDesk, days: int) -> None:
    moment = at.desk.now + timedelta(days=days)
    at.desk.work.vault.access.note(FamilyId(""), OPENED, "Ourshire Council\nAAAA", moment)


def test_one_read_opening_from_a_clock_ahead_hides_no_later_one(at: AtTheDesk):
    note(at, 400)
    access = at.desk.work.ways_in.of_authority
    access.have_read(access.unread())
    assert not access.unread()
    note(at, -1)
    assert len(access.unread()) == 1
    page = show(FamiliesPage(at.desk, places.MyFamilies()), 1160, 690)
    assert "yesterday" in words_on(page)
    press(page, "I have read this")
    assert not access.unread()


def test_the_first_page_says_how_many_times_it_was_used(at: AtTheDesk):
    for days, said in ((-3, ""), (-2, "opened in this way one other time"), (-1, "opened in this way 2 other times")):
        note(at, days)
        page = show(FamiliesPage(at.desk, places.MyFamilies()), 1160, 690)
        assert said in words_on(page)
        assert ("in this way" in words_on(page)) is bool(said)
    note(at, 0)
    press(page, "I have read this")
    access = at.desk.work.ways_in.of_authority
    assert len(access.unread()) == 1
    assert len(access.openings()) == 4
