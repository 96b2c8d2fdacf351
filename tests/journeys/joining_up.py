"""The Sync page by keyboard: join up with a hub, and sync now."""

from datetime import timedelta

from PySide6.QtCore import Qt

from ehdesk.demo.stage import Laptop
from ehdesk.ui import places
from tests.builders import ToldClock
from tests.journeys.keys import Keys, keys


def open_sync(one: Laptop) -> Keys:
    """From wherever one is to the Sync page."""
    hands = keys(one)
    one.desk.go(places.MyFamilies())
    hands.go("Sync")
    hands.wait(lambda: isinstance(one.desk.kept_place(), places.Sync), "the sync page")
    return hands


def fill_in(hands: Keys, url: str, code: str) -> None:
    """Give address and code, and press the button."""
    hands.fill("Address of the hub", url)
    hands.fill("Your code", code)
    hands.go("Join up")


def join_up(one: Laptop, url: str, code: str) -> None:
    """Meet the hub for the first time, and wait until it has everything."""
    fill_in(open_sync(one), url, code)
    wait_until_joined(one)


def sync_now(one: Laptop, clock: ToldClock) -> Keys:
    """Press the button, and wait until the round is over, however it went."""
    hands = open_sync(one)
    hands.wait(lambda: not one.desk.background.is_busy, "the round before")
    clock.pass_by(timedelta(seconds=1))
    hands.tab_to("Sync now")
    hands.press(Qt.Key.Key_Return)
    return hands


def wait_until_joined(one: Laptop) -> None:
    """Wait until the hub has everything."""
    keys(one).wait(lambda: is_joined(one), "everything to reach the hub")


def is_joined(one: Laptop) -> bool:
    """Has the hub everything, and nothing went wrong?"""
    status = one.desk.work.syncing.status()
    return status.last_contact is not None and not status.waiting and not status.trouble
