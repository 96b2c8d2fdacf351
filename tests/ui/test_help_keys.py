"""The keys that help tells of: every one of the window and of the page, and each does what is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ehdesk.ui import keys, places
from ehdesk.ui.pages.help import HelpPage
from ehdesk.ui.widgets.choice_cards import StepCards
from tests.ui.help_shown import focused, keys_shown, scoring, strike
from tests.ui.opened import opened_window, press, words_on
from tests.ui.showing import settle


@pytest.fixture
def window(family_vault, look, tmp_path):
    """The window, open at the list of families."""
    with opened_window(family_vault, look, tmp_path) as window:
        window.desk.go(places.MyFamilies())
        settle()
        yield window


def test_help_shows_every_key_that_the_window_has(window):
    press(window, Qt.Key.Key_F1)
    shown, words = keys_shown(window), window.desk.words
    for key in (*keys.EVERYWHERE, *keys.OF_CONTROLS):
        assert f"{words(f'shortcut.{key.does}')}: {key.shown(words)}" in shown


def test_each_key_that_works_everywhere_does_what_help_says(window, family_vault, qtbot):
    frame, family = window.frame, family_vault.family
    undone = []
    window.desk.go(places.Overview(family))
    settle()
    strike(window, keys.HELP)
    assert isinstance(frame.shown, HelpPage)
    strike(window, keys.LEAVE_HELP)
    assert frame.shown is frame.page
    strike(window, keys.HIDE)
    assert window.desk.names_are_hidden
    strike(window, keys.HIDE)
    window.desk.say("Removed.", lambda: undone.append(True))
    settle()
    strike(window, keys.UNDO)
    assert undone == [True]
    strike(window, keys.NEXT_PART)
    assert frame.left_nav.isAncestorOf(QApplication.focusWidget())
    strike(window, keys.BACK)
    assert "New family" in words_on(window)
    with qtbot.waitSignal(window.switched):
        strike(window, keys.SWITCH)


@pytest.mark.parametrize("key", keys.LOCK.sequences)
def test_the_key_that_locks_locks_from_help_too(window, key, qtbot):
    press(window, Qt.Key.Key_F1)
    with qtbot.waitSignal(window.locked):
        QTest.keyClick(QApplication.focusWidget(), key[0].key(), key[0].keyboardModifiers())
    assert window.desk is None


@pytest.mark.parametrize("sequence", [s for key in keys.OF_A_PAGE for s in key.sequences], ids=lambda s: s.toString())
def test_a_key_of_a_page_reaches_the_page(window, sequence):
    asked = []
    signal = next(signal for key, signal in keys.OF_A_PAGE.items() if sequence in key.sequences)
    getattr(window.frame.page, signal).connect(lambda: asked.append(signal))
    QTest.keyClick(QApplication.focusWidget(), sequence[0].key(), sequence[0].keyboardModifiers())
    assert asked == [signal]


def test_the_keys_of_every_control_do_what_help_says(window, qtbot):
    by_name = {key.does: key for key in keys.OF_CONTROLS}
    window.desk.go(places.Settings())
    settle()
    first = focused()
    strike(window, by_name["choose"])
    chosen = focused()
    assert chosen != first
    strike(window, by_name["next"])
    assert focused() != chosen
    strike(window, by_name["before"])
    assert focused() == chosen
    for press_it in by_name["press"].sequences:
        button = next(one for one in window.frame.page.findChildren(QPushButton) if one.isVisible())
        button.setFocus()
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, press_it[0].key())
        window.desk.go(places.Settings())
        settle()
    assert set(by_name) == {"choose", "next", "before", "press", "scroll"}


def test_the_keys_that_scroll_move_the_page(window):
    press(window, Qt.Key.Key_F1)
    bar = window.frame.shown.viewing.verticalScrollBar()
    press(window, Qt.Key.Key_PageDown)
    down = bar.value()
    assert down > 0
    press(window, Qt.Key.Key_PageUp)
    assert bar.value() < down


def test_help_shows_only_the_keys_that_the_page_answers(window, family_vault):
    words = window.desk.words
    printing, finding = words("shortcut.print"), words("shortcut.find")
    for place, has_print, has_find in (
        (places.Overview(family_vault.family), True, True),
        (places.MyFamilies(), False, True),
        (places.Settings(), False, False),
    ):
        window.desk.go(place)
        settle()
        press(window, Qt.Key.Key_F1)
        shown = "\n".join(keys_shown(window))
        assert (printing in shown, finding in shown) == (has_print, has_find)


def test_the_digits_of_a_star_are_shown_and_each_one_scores(window, family_vault):
    window.desk.go(scoring(window, family_vault))
    settle()
    score, none = window.frame.page.own_keys()
    press(window, Qt.Key.Key_F1)
    assert f"{window.desk.words('shortcut.score')}: 1 to 5" in keys_shown(window)
    press(window, Qt.Key.Key_Escape)
    for digit in score.presses:
        QTest.keyClick(QApplication.focusWidget(), digit)
        assert QApplication.focusWidget().isChecked()
    for digit in none.presses:
        QTest.keyClick(window.frame.page.findChild(StepCards), digit)
        assert window.frame.page.findChild(StepCards).value() == "-"
