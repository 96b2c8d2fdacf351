"""What opens is in sight: a page at its top, and what opens on a page whole, with the keyboard in its first field."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from ehdesk.ui import places
from ehdesk.ui.pages.keys_card import AnotherCodeCard, AnotherPassphraseCard
from ehdesk.ui.pages.way_back import ProvenWayBack, WayBack
from ehdesk.ui.shell.page import DeskPage, Page
from ehdesk.ui.theme import LIGHT
from ehdesk.ui.widgets.buttons import SecondaryButton
from tests.services.made import filled
from tests.ui.opened import opened_window, press
from tests.ui.showing import settle
from tests.ui.test_carrying import press as press_on


@pytest.fixture
def window(family_vault, look, tmp_path):
    """A small window, with a copy of the records to go back to."""
    with opened_window(family_vault, look, tmp_path) as window:
        window.resize(1100, 690)
        window.desk.work.vault.backups.make()
        yield window


def goes_to(window, place) -> Page:
    window.desk.go(place)
    settle()
    return window.frame.page


def scrolled(page: Page) -> int:
    return page.viewing.verticalScrollBar().value()


def is_whole(widget: QWidget) -> bool:
    """Can all of it be seen?"""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == QRect(0, 0, widget.width(), widget.height())


def waits(window) -> None:
    while window.desk.background.is_busy:
        QTest.qWait(5)
    settle()


def test_in_large_text_a_page_opens_at_its_top_and_follows_the_keyboard_from_the_first_key_on(
    window, look, family_vault
):
    look.wear(LIGHT, 200)
    page = goes_to(window, places.NoteForm(family_vault.family, window.desk.work.notes.new_record()))
    first = QApplication.focusWidget()
    assert scrolled(page) == 0
    assert first.visibleRegion().isEmpty()
    press(window, Qt.Key.Key_A)
    assert QApplication.focusWidget() is first
    assert not first.visibleRegion().isEmpty()


def test_a_page_that_one_was_led_into_shows_that_very_place(window, look, family_vault):
    look.wear(LIGHT, 200)
    assessment = filled(window.desk.work, family_vault.family).facts.id
    page = goes_to(window, places.Topic(family_vault.family, assessment, "home/money", "home/money/money_going"))
    assert scrolled(page) > 0
    assert not QApplication.focusWidget().visibleRegion().isEmpty()


def test_what_stands_far_down_is_seen_once_the_keyboard_comes_to_it(window, look):
    page = DeskPage(look, "A long page")
    buttons = [SecondaryButton(look, f"Button {number}") for number in range(40)]
    page.add(*buttons)
    page.open_at(buttons[-1])
    window.frame.show_desk(page)
    settle()
    assert scrolled(page) == 0
    press(window, Qt.Key.Key_Shift)
    assert is_whole(buttons[-1])


@pytest.mark.parametrize(
    ("button", "kind"),
    [("Change the passphrase", AnotherPassphraseCard), ("Make a new recovery code", AnotherCodeCard)],
)
def test_a_card_of_the_settings_opens_under_its_heading_whole_with_the_keyboard_in_it(window, button, kind):
    page = goes_to(window, places.Settings())
    press_on(page, button)
    card = page.findChild(kind)
    assert is_whole(card)
    assert QApplication.focusWidget() is card.findChildren(QLineEdit)[0]
    for _stop in range(20):
        press(window, Qt.Key.Key_Tab)
        if not card.isAncestorOf(QApplication.focusWidget()):
            break
    assert QApplication.focusWidget().text() == "Choose your authority’s key"


def test_the_way_back_to_an_earlier_copy_is_seen_whole_at_each_step(window):
    page = goes_to(window, places.Settings())
    press_on(page, "Go back to an earlier copy")
    waits(window)
    assert is_whole(page.findChild(WayBack))
    assert isinstance(QApplication.focusWidget(), QComboBox)
    press_on(page, "Go back to this copy")
    waits(window)
    assert is_whole(page.findChild(ProvenWayBack))
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_which_copy_is_asked_for_where_none_is_chosen(window):
    page = goes_to(window, places.Settings())
    press_on(page, "Go back to an earlier copy")
    waits(window)
    press(window, Qt.Key.Key_Home)
    press_on(page, "Go back to this copy")
    assert page.findChild(ProvenWayBack) is None
    assert "Choose one of the copies" in QApplication.focusWidget().accessibleDescription()
