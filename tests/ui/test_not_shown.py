"""What this version cannot read of a family: its page, the history and the Sync page each say that it is there."""

import pytest

from ehdesk.domain.change import Edit
from ehdesk.services.happenings import Theme
from ehdesk.ui import places
from ehdesk.ui.pages.history import HistoryPage
from ehdesk.ui.pages.overview import OverviewPage
from ehdesk.ui.pages.sync import SyncPage
from ehdesk.ui.places import Place
from tests.builders import new_id
from tests.store import deep
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import show


@pytest.fixture
def odd(at: AtTheDesk) -> AtTheDesk:
    """Something that an earlier version wrote for Ada and that nests too deep."""
    vault = at.desk.work.vault
    deep.written(vault, at.family, Edit(new_id(), "member", {"name": "Ann"}))
    vault.changes.rebuild()
    return at


def test_the_family_page_says_so_and_leads_to_the_history(odd: AtTheDesk):
    asked: list[Place] = []
    odd.desk.place_wanted.connect(asked.append)
    page = show(OverviewPage(odd.desk, places.Overview(odd.family)))
    assert "Something that was written here cannot be shown. It is kept as it came." in words_on(page)
    press(page, "See what happened")
    [there] = asked
    history = show(HistoryPage(odd.desk, there))
    assert "wrote something that cannot be shown here" in words_on(history)
    assert history.opening_focus().accessibleName() == "Cannot be shown"
    assert "added the goal" not in words_on(history)
    press(history, "Everything")
    assert "added the goal" in words_on(history)


def test_the_family_page_says_nothing_of_it_where_all_is_shown(at: AtTheDesk):
    page = show(OverviewPage(at.desk, places.Overview(at.family)))
    assert "cannot be shown" not in words_on(page)
    assert "Cannot be shown" not in words_on(show(HistoryPage(at.desk, places.History(at.family))))


def test_the_history_says_who_when_and_why(odd: AtTheDesk):
    page = show(HistoryPage(odd.desk, places.History(odd.family)))
    said = words_on(page)
    assert "Ada Obi wrote something that cannot be shown here" in said
    assert "Tell whoever looks after ehdesk: lists in lists, more than 64 deep." in said
    press(page, "Notes")
    assert "cannot be shown" not in words_on(page)
    assert [one.deed for one in odd.desk.work.happenings.of(odd.family, Theme.ALL)][:1] == ["not_shown"]


def test_the_sync_page_shows_it_waiting_and_then_why_the_hub_did_not_take_it(odd: AtTheDesk):
    vault = odd.desk.work.vault
    [change] = vault.changes.unread(odd.family)
    assert "Something that cannot be shown here" in words_on(show(SyncPage(odd.desk, places.Sync())))
    vault.outbox.refuse(change.change, "unreadable", "The hub cannot read this change.")
    said = words_on(show(SyncPage(odd.desk, places.Sync())))
    assert "The hub did not take: Something that cannot be shown here" in said
    assert "The hub cannot read this change." in said
