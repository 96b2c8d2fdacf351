"""From the window that locked to the one of a fresh process: there is never nothing on the screen."""

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ehdesk.app import hand_over
from ehdesk.ui.handover import Waiting, tell_when_seen
from tests.ui.opened import opened_window, words_on
from tests.ui.showing import settle

FRESH = """
import os
from PySide6.QtWidgets import QApplication, QWidget
from ehdesk.ui.handover import tell_when_seen
app, window = QApplication([]), QWidget()
tell_when_seen(window, os.environ["EHDESK_WAITED_FOR"])
window.show()
for _turn in range(200):
    app.processEvents()
"""


def test_the_one_that_waits_hears_of_a_window_once_it_is_seen_and_not_before(qtbot: QtBot):
    waiting, window = Waiting(), QWidget()
    qtbot.addWidget(window)
    heard: list[bool] = []
    waiting.taken_over.connect(lambda: heard.append(window.isVisible()))
    tell_when_seen(window, waiting.name)
    settle()
    assert heard == []
    with qtbot.waitSignal(waiting.taken_over):
        window.show()
    assert heard == [True]


def test_the_covered_window_stays_until_the_fresh_process_has_its_own(qapp: QApplication, qtbot: QtBot):
    window, shown = QWidget(), []
    qtbot.addWidget(window)
    window.show()
    ticking = QTimer()
    ticking.timeout.connect(lambda: shown.append(window.isVisible()))
    ticking.start(20)
    assert hand_over(qapp, [sys.executable, "-c", FRESH]) == 0
    assert shown
    assert all(shown)


@pytest.fixture
def window(family_vault, look, tmp_path):
    with opened_window(family_vault, look, tmp_path) as window:
        yield window


def test_what_covers_the_window_says_that_the_app_is_locking(window):
    window.lock()
    settle()
    assert "Locking …" in words_on(window)


def test_where_no_fresh_process_can_be_started_this_one_ends_at_once(qapp: QApplication):
    assert hand_over(qapp, ["/nowhere/ehdesk"]) == 1
