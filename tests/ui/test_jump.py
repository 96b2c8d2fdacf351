"""Going from any topic of an assessment to any other, by a part of its name and with the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ehdesk.ui import keys, places
from ehdesk.ui.pages.jump import JumpPage
from ehdesk.ui.pages.topic import TopicPage
from ehdesk.ui.theme import DARK, LIGHT
from ehdesk.ui.widgets.task_row import TaskRow
from tests.rules.fitting import clipped, too_wide
from tests.ui.help_shown import keys_shown, strike
from tests.ui.opened import opened_window, press, words_on
from tests.ui.showing import heard, settle


@pytest.fixture
def window(family_vault, look, tmp_path):
    """The window at a topic of the demo's family, with nothing typed."""
    with opened_window(family_vault, look, tmp_path) as window:
        facts = window.desk.work.assessments.start(family_vault.family)
        window.desk.go(places.Topic(family_vault.family, facts.id, "home/money"))
        settle()
        yield window


def rows(window):
    return [row for row in window.frame.shown.findChildren(TaskRow) if row.isVisible()]


def strike_text(text):
    for letter in text:
        press(QApplication.focusWidget(), Qt.Key(ord(letter.upper())))


def test_every_topic_is_there_with_how_far_it_is(window):
    filling = window.desk.work.assessments.view(window.frame.page._place.assessment)
    strike(window, keys.JUMP)
    assert isinstance(window.frame.shown, JumpPage)
    said = [heard(row) for row in rows(window)]
    assert len(said) == len(filling.topics())
    assert sum("You are here" in one for one in said) == 1
    alone = [topic for topic in filling.topics() if topic.is_alone]
    assert alone
    assert sum(window.desk.words("tasks.alone") in one for one in said) == len(alone)
    press(window, Qt.Key.Key_Escape)
    assert isinstance(window.frame.shown, TopicPage)


def test_a_part_of_a_name_and_enter_go_there(window):
    strike(window, keys.JUMP)
    strike_text("qqqq")
    assert rows(window) == []
    for _letter in "qqqq":
        press(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    strike_text("getting")
    first = heard(rows(window)[0])
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert isinstance(window.frame.shown, TopicPage)
    assert window.frame.page._place.topic != "home/money"
    assert window.frame.page.title() in first


def test_down_goes_into_the_list_and_help_shows_the_key(window):
    assert any(one.endswith("Ctrl+G") for one in keys_shown_by_help(window))
    strike(window, keys.JUMP)
    press(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is rows(window)[0]
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    place = window.frame.page._place
    assert place.topic == window.desk.work.assessments.view(place.assessment).topics()[0].id


def keys_shown_by_help(window):
    press(window, Qt.Key.Key_F1)
    shown = keys_shown(window)
    strike(window, keys.LEAVE_HELP)
    return shown


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, 200), (DARK, 100)], ids=str)
def test_nothing_is_cut_off(window, look, qtbot, theme, size):
    window.resize(1366, 690)
    look.wear(theme, size)
    qtbot.waitUntil(lambda: (clipped(window), too_wide(window)) == ([], []), timeout=30_000)
    strike(window, keys.JUMP)
    assert (clipped(window), too_wide(window)) == ([], [])
    assert "Go to a topic" in words_on(window)
