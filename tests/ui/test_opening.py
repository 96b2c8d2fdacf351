"""Opening a family is on record, once for each time that somebody comes to it."""

import pytest

from ehdesk.ui import places
from tests.ui.opened import opened_window


@pytest.fixture
def window(family_vault, look, tmp_path):
    """The window, open at the list of families."""
    with opened_window(family_vault, look, tmp_path) as window:
        window.desk.go(places.MyFamilies())
        yield window


def times_opened(window, family):
    """How often that is on record."""
    return [note.what for note in window.desk.work.vault.access.of(family)].count("opened")


def test_coming_to_a_family_is_noted_and_going_on_inside_it_is_not(window, family_vault):
    family = family_vault.family
    before = times_opened(window, family)
    for place in (places.Overview(family), places.PlanHome(family), places.StarHome(family)):
        window.desk.go(place)
    assert times_opened(window, family) == before + 1
    window.desk.go(places.MyFamilies())
    window.desk.go(places.PlanHome(family))
    assert times_opened(window, family) == before + 2
