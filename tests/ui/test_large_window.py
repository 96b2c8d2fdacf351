"""A large window: pages and lines keep to a width that can be read, and all fits again when it is made smaller."""

import pytest
from PySide6.QtCore import QPoint

from ehdesk.ui import places
from ehdesk.ui.pages.member import MemberPage
from ehdesk.ui.shell.page import Page
from ehdesk.ui.widgets.timeline import Timeline
from ehdesk.ui.widgets.words import Words
from tests.services.made import filled
from tests.ui.opened import opened_window
from tests.ui.showing import settle, show

SCROLL_BAR = 12
"""How wide it is, where a page needs one."""


@pytest.fixture
def window(family_vault, look, tmp_path):
    """A window as large as a large screen, on the demo's family."""
    with opened_window(family_vault, look, tmp_path) as window:
        window.resize(1920, 1030)
        yield window


def goes_to(window, place) -> Page:
    window.desk.go(place)
    settle()
    return window.frame.page


def test_beside_the_navigation_a_page_begins_at_the_left_and_ends_where_it_is_wide_enough(window, family_vault):
    page = goes_to(window, places.MemberPage(family_vault.family, family_vault.members["leila"]))
    assert isinstance(page, MemberPage)
    assert (page.header.x(), page.header.width()) == (page.margin, pytest.approx(page.widest, abs=SCROLL_BAR))


def test_with_the_family_it_stands_in_the_middle_and_its_bar_under_it(window, family_vault):
    filling = filled(window.desk.work, family_vault.family)
    page = goes_to(window, places.Topic(family_vault.family, filling.facts.id, "home/money"))
    free = page.viewing.viewport().width() - page.widest
    assert page.header.width() == pytest.approx(page.widest, abs=SCROLL_BAR)
    assert page.header.x() == pytest.approx(free / 2, abs=SCROLL_BAR)
    assert page.bar.childAt(QPoint(page.header.x() - 20, page.bar.height() // 2)) is None
    assert page.bar.childAt(QPoint(page.header.x() + 20, page.bar.height() // 2)) is not None


def test_the_journey_is_whole_when_the_window_is_made_smaller(window):
    family = window.desk.work.families.add("Okoro")
    page = goes_to(window, places.Overview(family))
    window.resize(1366, 690)
    settle()
    [timeline] = page.findChildren(Timeline)
    assert timeline.height() == timeline.heightForWidth(timeline.width())


def test_a_long_text_has_no_line_of_more_than_75_letters_and_takes_no_more_room_where_there_is_less(look):
    text = "A sentence of which there are many so that they go on over several lines of a page. " * 5
    words = show(Words(look, text), 1600, 400)
    across = words.fontMetrics().horizontalAdvance
    assert words.contentsRect().width() < across(text[:85])
    assert words.minimumSizeHint().width() < 400
    assert words.heightForWidth(1600) == words.heightForWidth(words.contentsRect().width())
    words.resize(300, 600)
    assert words.contentsRect().width() == 300
