"""What came in and was not taken in is told on the Sync page, with its reason and what becomes of it."""

from ehdesk.domain.signing import Signed
from ehdesk.store.intake import Incoming
from ehdesk.ui import places, ways
from ehdesk.ui.pages.sync import SyncPage
from ehdesk.ui.widgets.pick_row import PickRow
from tests.store.colleague import Colleague
from tests.ui.at_the_desk import AtTheDesk, words_on
from tests.ui.showing import settle, show


def page_says(at: AtTheDesk) -> str:
    """The words of the Sync page."""
    return words_on(show(SyncPage(at.desk, places.Sync())))


def test_nothing_is_said_while_there_is_nothing(at: AtTheDesk) -> None:
    assert "Set aside" not in page_says(at)


def test_changes_that_were_altered_on_the_way_are_counted_by_their_reason(at: AtTheDesk) -> None:
    ben, vault = Colleague(), at.desk.work.vault
    written = [ben.writes(at.family).signed for _ in range(2)]
    altered = [Incoming(Signed(one.body, bytes(64))) for one in written]
    reason = ben.given_to(vault, *altered).kept_aside[0].reason
    said = page_says(at)
    assert "2 things that came in" in said
    assert f"{reason} It is kept here as it came" in said


def test_what_the_hub_did_not_take_for_one_reason_is_one_row_that_says_what_and_asks_again(at: AtTheDesk) -> None:
    work = at.desk.work
    for one in work.syncing.waiting():
        work.vault.outbox.refuse(one.change, "not_assigned", "You are not assigned to this family.")
    page = show(SyncPage(at.desk, places.Sync()))
    [row] = [one for one in page.findChildren(PickRow) if "The hub did not take" in one.accessibleName()]
    assert "A goal" in row.accessibleName()
    assert "Nováková and Haddad. You are not assigned to this family." in row.accessibleName()
    items, _back = ways.items(at.desk, places.Sync())
    assert next(one.count for one in items if one.key == "sync") == "1"
    row.click()
    settle()
    assert work.syncing.refused() == ()
    assert "Nothing to look at" in words_on(page)


def test_what_only_waits_for_a_colleagues_certificate_is_tried_again(at: AtTheDesk) -> None:
    ben, vault = Colleague(), at.desk.work.vault
    change = ben.writes(at.family)
    vault.changes.take([change], [], ben.devices)
    assert "It is tried again by itself" in page_says(at)
    ben.given_to(vault)
    assert "Set aside" not in page_says(at)
