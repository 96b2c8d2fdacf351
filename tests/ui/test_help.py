"""Help: it opens at what the page is about, shows the keys that work there, and goes without leaving a trace."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from ehdesk.app import App
from ehdesk.domain import kinds
from ehdesk.store import door
from ehdesk.ui import places
from ehdesk.ui.help_topics import TOPICS
from ehdesk.ui.pages.help import HelpPage
from ehdesk.ui.pages.sync import SyncPage
from ehdesk.ui.theme import DARK, LIGHT
from tests.builders import ToldClock, new_id
from tests.services.made import AUTUMN, filled, surroundings
from tests.ui.at_the_desk import at_the_desk
from tests.ui.help_shown import focused, keys_shown, scoring
from tests.ui.opened import opened_window, press, words_on
from tests.ui.showing import clipped_words, settle

CTRL = Qt.KeyboardModifier.ControlModifier
MOST_WORDS = 150


@pytest.fixture
def window(family_vault, look, tmp_path):
    """The window, open at the list of families."""
    with opened_window(family_vault, look, tmp_path) as window:
        window.desk.go(places.MyFamilies())
        settle()
        yield window


@pytest.fixture
def at_the_door(family_vault, look, tmp_path):
    """The window, nobody's vault open."""
    copy = family_vault.copied_to(tmp_path)
    app = App(surroundings(copy.vaults, ToldClock(AUTUMN)), look, leave=lambda _app: None)
    app.show()
    app.window.activateWindow()
    settle()
    yield app.window
    app.window.close()
    app.window.deleteLater()


# where it opens


@pytest.mark.parametrize(
    ("place", "title"),
    [
        (lambda _at, made: places.Overview(made.family), "Who is in the family"),
        (lambda _at, made: places.AgreementHome(made.family), "The agreement"),
        (lambda _at, made: places.StarHome(made.family), "The star"),
        (lambda _at, made: places.PlanHome(made.family), "The family plan"),
        (lambda _at, made: places.Print(made.family), "Paper to leave with the family"),
        (lambda _at, _made: places.Sync(), "Sync"),
        (lambda _at, _made: places.Settings(), "Locking, and hiding names"),
        (lambda _at, _made: places.MyFamilies(), "The first visit"),
        (scoring, "The star"),
    ],
)
def test_help_opens_at_what_the_page_is_about(window, family_vault, place, title):
    window.desk.go(place(window, family_vault))
    settle()
    press(window, Qt.Key.Key_F1)
    assert focused() == f"{title}, open"


def test_sync_with_two_versions_is_about_those(family_vault, catalogue, look, wording, tmp_path):
    with at_the_desk(family_vault.copied_to(tmp_path), catalogue, look, wording) as at:
        assert SyncPage(at.desk, places.Sync()).help_topic == "sync"
        at.arrives(kinds.MEMBER, at.members[0].id, {"about": "One thing"}, ())
        assert SyncPage(at.desk, places.Sync()).help_topic == "versions"


def test_every_topic_is_short(wording):
    assert [topic for topic in TOPICS if len(wording(f"help.text_{topic}").split()) >= MOST_WORDS] == []


# going back


def test_escape_goes_back_to_the_page_with_what_was_typed_and_the_keyboard_where_it_was(window):
    window.desk.go(places.NewFamily())
    settle()
    field, page = QApplication.focusWidget(), window.frame.page
    QTest.keyClicks(field, "Nowak and")
    press(window, Qt.Key.Key_F1)
    assert not field.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert (window.frame.shown, QApplication.focusWidget()) == (page, field)
    QTest.keyClicks(QApplication.focusWidget(), " Bell")
    assert field.text() == "Nowak and Bell"


def test_the_button_and_the_key_for_back_go_there_too(window):
    page = window.frame.page
    press(window, Qt.Key.Key_F1)
    next(one for one in window.findChildren(QPushButton) if one.text() == "Back to where you were").click()
    settle()
    assert window.frame.shown is page
    press(window, Qt.Key.Key_F1)
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.frame.shown is page


def test_a_page_comes_back_scrolled_as_it_was(window, family_vault):
    window.resize(1366, 600)
    window.desk.go(places.Overview(family_vault.family))
    settle()
    page = window.frame.page
    page.viewing.verticalScrollBar().setValue(10_000)
    scrolled = page.viewing.verticalScrollBar().value()
    assert scrolled > 0
    press(window, Qt.Key.Key_F1)
    press(window, Qt.Key.Key_Escape)
    assert window.frame.page is page
    assert page.viewing.verticalScrollBar().value() == scrolled


def test_another_place_can_be_gone_to_from_help(window):
    press(window, Qt.Key.Key_F1)
    window.frame.left_nav.chosen.emit("settings")
    settle()
    assert window.frame.shown is window.frame.page
    assert "Settings" in words_on(window)
    assert "Find in help" not in words_on(window)


def test_locking_from_help_keeps_what_was_being_typed(window, family_vault):
    work = window.desk.work
    filling = filled(work, family_vault.family)
    window.desk.go(places.Topic(family_vault.family, filling.facts.id, "home/money"))
    settle()
    words = next(each for each in window.frame.page.findChildren(QWidget) if each.inherits("QTextEdit"))
    words.setFocus()
    QTest.keyClicks(words, "The quillfeather money")
    press(window, Qt.Key.Key_F1)
    window.lock()
    vault = door.unlock_with_recovery_code(work.vault.folder, family_vault.code, ids=new_id, clock=ToldClock(AUTUMN))
    assert "The quillfeather money" in str(vault.records.one(filling.facts.id).body)
    vault.close()


def test_at_the_door_help_is_about_a_forgotten_passphrase_and_the_passphrase_stays(at_the_door):
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "kettle velvet")
    press(at_the_door, Qt.Key.Key_F1)
    assert focused() == "A forgotten passphrase, open"
    shown = "\n".join(keys_shown(at_the_door))
    assert "F1" in shown
    assert "Lock now" not in shown
    press(at_the_door, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is field
    assert field.text() == "kettle velvet"


def test_the_button_in_the_top_bar_opens_help(window):
    next(one for one in window.frame.desk_bar.findChildren(QPushButton) if one.accessibleName() == "Help").click()
    settle()
    assert isinstance(window.frame.shown, HelpPage)


def test_with_the_family_help_has_no_way_to_other_families(window, family_vault):
    window.desk.go(scoring(window, family_vault))
    settle()
    next(one for one in window.frame.family_bar.findChildren(QPushButton) if one.accessibleName() == "Help").click()
    settle()
    assert isinstance(window.frame.shown, HelpPage)
    assert not window.frame.left_nav.isVisible()


# finding


def test_what_is_typed_leaves_what_has_all_of_its_words(window):
    press(window, Qt.Key.Key_F1)
    press(window, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "RECOVERY code")
    settle()
    assert "Found in 1 place" in words_on(window)
    press(window, Qt.Key.Key_Return)
    assert focused() == "A forgotten passphrase, open"


def test_a_key_is_found_too(window):
    press(window, Qt.Key.Key_F1)
    press(window, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "ctrl+shift+l")
    settle()
    assert "Keys that work everywhere" in words_on(window)


def test_nothing_found_says_what_to_do(window):
    press(window, Qt.Key.Key_F1)
    press(window, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "quillfeather")
    settle()
    assert "Try one word alone" in words_on(window)


# the look


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, 100), (LIGHT, 200), (DARK, 150)])
def test_nothing_of_help_is_cut_off(window, family_vault, look, theme, size):
    window.resize(1366, 768)
    look.wear(theme, size)
    for place in (places.MyFamilies(), scoring(window, family_vault)):
        window.desk.go(place)
        settle()
        press(window, Qt.Key.Key_F1)
        assert clipped_words(window.frame.shown) == []
        assert clipped_words(window.frame) == []
