"""Where the practitioner left off on another day: not opened by itself, for somebody else may look on now."""

from datetime import timedelta

from ehdesk.ui import kept_place
from ehdesk.ui.desk import Desk
from ehdesk.ui.places import InFamily, MyFamilies, Place
from ehdesk.ui.saying import when
from ehdesk.ui.widgets.banner import Banner

_LEFT_OFF = "left off"
_A_BREAK = timedelta(hours=4)
"""Shorter is the same visit still, also where midnight lies in it."""


def is_of_another_day(desk: Desk, place: InFamily) -> bool:
    """Was that family last opened on another day, and not just before midnight?"""
    at = desk.work.families.last_opened(place.family)
    return at is not None and at.astimezone().date() != desk.today and desk.now - at > _A_BREAK


def leave_off(desk: Desk, place: InFamily) -> None:
    """Keep a place to carry on at, until that is done or put away."""
    desk.work.vault.settings.put_if_room(_LEFT_OFF, kept_place.written(place))


def where_left_off(desk: Desk) -> InFamily | None:
    """The place that waits, if its family is still there."""
    place = kept_place.read(str(desk.work.vault.settings.get(_LEFT_OFF, "")))
    return place if isinstance(place, InFamily) and desk.work.families.has(place.family) else None


def about_where_left_off(desk: Desk) -> list[Banner]:
    """The way there in one press, for the list of families."""
    place, words = where_left_off(desk), desk.words
    at = desk.work.families.last_opened(place.family) if place else None
    if place is None or at is None:
        return []
    name = desk.family_name(desk.work.families.family(place.family))
    said = words("families.left_off", family=name, when=when(words, at, desk.now))
    banner = Banner(desk.look, said, "info", "history", words("families.carry_on"), other=words("families.not_now"))
    banner.followed.connect(lambda: _go_on(desk, place))
    banner.turned_down.connect(lambda: _put_away(desk, banner))
    return [banner]


def _go_on(desk: Desk, place: Place) -> None:
    _forget(desk)
    desk.go(place)


def _put_away(desk: Desk, banner: Banner) -> None:
    _forget(desk)
    banner.hide()


def _forget(desk: Desk) -> None:
    desk.work.vault.settings.put_if_room(_LEFT_OFF, kept_place.written(MyFamilies()))
