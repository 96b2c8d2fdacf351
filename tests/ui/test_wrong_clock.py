"""A computer whose clock is wrong is told so where it meets the hub."""

from datetime import timedelta

import pytest

from ehdesk.sync.report import Tally
from ehdesk.ui import places
from ehdesk.ui.pages.sync import SyncPage
from tests.ui.at_the_desk import AtTheDesk, words_on
from tests.ui.showing import show


def page_says(at: AtTheDesk, ahead: timedelta | None) -> str:
    """The words of the Sync page after a round in which this computer's clock was so far ahead of the hub's."""
    tally = Tally(at.desk.now, clock_ahead=ahead)
    at.desk.work.syncing.take_in(tally.report(at.desk.now, was_stopped=False, trouble=None))
    return words_on(show(SyncPage(at.desk, places.Sync())))


@pytest.mark.parametrize("ahead", [timedelta(minutes=9), timedelta(minutes=-9)])
def test_a_few_minutes_are_not_worth_a_word(at: AtTheDesk, ahead: timedelta) -> None:
    assert "clock" not in page_says(at, ahead)


@pytest.mark.parametrize("ahead", [timedelta(minutes=11), timedelta(days=-365)])
def test_what_both_clocks_say_is_shown(at: AtTheDesk, ahead: timedelta) -> None:
    hubs = at.desk.now - ahead
    said = page_says(at, ahead)
    assert f"The hub’s says {hubs:%a} {hubs.day} {hubs:%b %Y, %H:%M}" in said


def test_it_is_said_until_the_hub_tells_another_time(at: AtTheDesk) -> None:
    page_says(at, timedelta(days=1))
    assert "clock" in page_says(at, None)
    assert "clock" not in page_says(at, timedelta())
