"""On a person's page: everything that is held on them is saved, said where, and stands in the history."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from ehdesk.domain import kinds
from ehdesk.services.announce import Changed
from ehdesk.services.held import HELD
from ehdesk.ui import places
from ehdesk.ui.pages.held_card import HeldCard
from ehdesk.ui.pages.history import HistoryPage
from ehdesk.ui.pages.member import MemberPage
from tests.ui.at_the_desk import AtTheDesk, words_on
from tests.ui.showing import clipped_words, show
from tests.ui.test_carrying import wait


@pytest.fixture
def page(at: AtTheDesk) -> MemberPage:
    """The page of a child, open."""
    return show(MemberPage(at.desk, places.MemberPage(at.family, at.members[2].id)))


def test_it_is_saved_to_read_and_as_data_and_stands_in_the_history(at: AtTheDesk, page: MemberPage, tmp_path: Path):
    card = page.findChild(HeldCard)
    card.save(card.pdf, tmp_path / "held.pdf")
    wait(at)
    assert "Saved as held.pdf" in words_on(page)
    assert page.focusWidget().text() == "Save to read (PDF)"
    card.save(card.data, tmp_path / "held.zip")
    wait(at)
    assert (tmp_path / "held.pdf").read_bytes().startswith(b"%PDF")
    with ZipFile(tmp_path / "held.zip") as saved:
        assert json.loads(saved.read("everything-held.json"))["person"] == at.members[2].id
    assert clipped_words(page) == []
    history = words_on(show(HistoryPage(at.desk, places.History(at.family))))
    assert history.count(f"saved everything that is held on {at.members[2].goes_by}") == 2


def test_another_family_that_the_person_is_in_is_named_on_the_screen(at: AtTheDesk, page: MemberPage, tmp_path: Path):
    families = at.desk.work.families
    other, leila = families.add("Okoro"), at.members[2]
    number = leila.recorded["nhs_number"]
    families.editing(other, kinds.MEMBER, families.new_record()).save({"name": "L. Okoro", "nhs_number": number})
    card = page.findChild(HeldCard)
    card.save(card.data, tmp_path / "held.zip")
    assert "You can go on with other work" in words_on(page)
    wait(at)
    assert "They may be in another record too: Okoro." in words_on(page)


def test_that_something_is_kept_and_not_in_it_is_said_on_the_screen(at: AtTheDesk, page: MemberPage, tmp_path: Path):
    at.desk.work.vault.drafts.keep(at.family, at.members[2].id, "health", "asthma, sin")
    card = page.findChild(HeldCard)
    card.save(card.data, tmp_path / "held.zip")
    wait(at)
    assert "One more thing that was written for this family is kept on this computer" in words_on(page)
    assert clipped_words(page) == []


def test_a_page_that_is_made_anew_meanwhile_loses_nothing(at: AtTheDesk, page: MemberPage, tmp_path: Path):
    card = page.findChild(HeldCard)
    card.save(card.pdf, tmp_path / "held.pdf")
    at.desk.changed.emit(Changed(at.family))
    wait(at)
    assert "Saved as held.pdf" in words_on(page)
    assert (tmp_path / "held.pdf").exists()


def test_where_it_cannot_be_written_that_is_said_and_that_it_was_asked_for_is_on_record(
    at: AtTheDesk, page: MemberPage, tmp_path: Path
):
    card = page.findChild(HeldCard)
    card.save(card.data, tmp_path / "not there" / "held.zip")
    wait(at)
    assert "cannot be read or written just now" in words_on(page)
    assert HELD in [one.what for one in at.desk.work.vault.access.of(at.family)]


def test_while_names_are_hidden_nothing_is_offered(at: AtTheDesk):
    at.desk.hide_names(hidden=True)
    page = show(MemberPage(at.desk, places.MemberPage(at.family, at.members[2].id)))
    assert page.findChild(HeldCard) is None
