"""The sheet over the screen: while it lies there, no key and nothing that happens brings a name back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ehdesk.ui import places
from tests.services.made import filled
from tests.ui.opened import opened_window, press, words_on
from tests.ui.showing import settle

ALT, CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
NAME = "Nováková"
HIDDEN = "The screen is hidden"
HIDE = (Qt.Key.Key_H, CTRL | SHIFT)
KEYS = [
    (Qt.Key.Key_Left, ALT),
    (Qt.Key.Key_Return, CTRL),
    (Qt.Key.Key_Enter, CTRL),
    (Qt.Key.Key_P, CTRL),
    (Qt.Key.Key_F, CTRL),
    (Qt.Key.Key_Z, CTRL),
    (Qt.Key.Key_H, CTRL | SHIFT),
    (Qt.Key.Key_F6, NONE),
    (Qt.Key.Key_F1, NONE),
    (Qt.Key.Key_Tab, NONE),
    (Qt.Key.Key_Tab, SHIFT),
    (Qt.Key.Key_Escape, NONE),
]


@pytest.fixture
def window(family_vault, look, tmp_path):
    """The window, at a topic of the assessment, with the family's page behind it."""
    with opened_window(family_vault, look, tmp_path) as window:
        filling = filled(window.desk.work, family_vault.family)
        window.desk.go(places.Overview(family_vault.family))
        window.desk.go(places.Topic(family_vault.family, filling.facts.id, "home/money"))
        settle()
        yield window


def test_no_key_brings_back_what_lies_under_the_sheet(window):
    here = window.frame.page
    press(window, *HIDE)
    for key, held in KEYS:
        press(window, key, held)
        assert window.frame.page is here
        assert HIDDEN in words_on(window)
        assert NAME not in words_on(window)
        assert QApplication.focusWidget().accessibleName() == "Show the screen again"


def test_a_page_that_opens_meanwhile_opens_under_the_sheet(window, family_vault):
    press(window, *HIDE)
    window.desk.go(places.Overview(family_vault.family))
    window.desk.say(f"{NAME} removed.")
    settle()
    assert HIDDEN in words_on(window)
    assert NAME not in words_on(window)
    assert QApplication.focusWidget().accessibleName() == "Show the screen again"


def test_lifting_the_sheet_shows_the_page_with_the_keyboard_where_it_was(window):
    had_it = QApplication.focusWidget()
    press(window, *HIDE)
    press(window, Qt.Key.Key_Space)
    assert HIDDEN not in words_on(window)
    assert window.frame.page.isVisible()
    assert QApplication.focusWidget() is had_it


def test_lifting_the_sheet_from_another_page_gives_that_page_the_keyboard(window, family_vault):
    press(window, *HIDE)
    window.desk.go(places.Overview(family_vault.family))
    press(window, Qt.Key.Key_Space)
    assert NAME in words_on(window)
    assert window.frame.isAncestorOf(QApplication.focusWidget())
    press(window, Qt.Key.Key_Left, ALT)
    assert "money" in words_on(window).lower()


def test_the_sheet_covers_the_window_at_any_size(window):
    press(window, *HIDE)
    window.resize(1100, 700)
    settle()
    sheet = QApplication.focusWidget().parentWidget()
    assert sheet.rect() == window.rect()


def test_the_key_for_locking_locks_from_under_the_sheet(window, qtbot):
    press(window, *HIDE)
    with qtbot.waitSignal(window.locked):
        press(window, Qt.Key.Key_L, CTRL)
    assert window.desk is None
