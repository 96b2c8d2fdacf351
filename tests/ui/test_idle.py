"""Noticing that nobody is there: every key and click on a window counts, whatever it is meant for."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ehdesk.ui.idle import Idle
from tests.builders import ToldClock
from tests.ui.showing import settle, show

LIMIT = timedelta(minutes=5)
A_WHILE = timedelta(minutes=4)


@pytest.fixture
def clock():
    return ToldClock()


@pytest.fixture
def left_alone(qapp, clock):
    """How often it was noticed that nobody is there."""
    idle, noticed = Idle(qapp, LIMIT, clock), []
    idle.reached.connect(lambda: noticed.append(clock()))
    yield noticed
    idle.stop()
    idle.deleteLater()


@pytest.fixture
def window(qtbot, left_alone):  # noqa: ARG001 - somebody watches before the window is there
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(QLineEdit())
    show(window)
    window.findChild(QLineEdit).setFocus()
    return window


def key(window, which=Qt.Key.Key_A):
    QTest.keyClick(window.windowHandle(), which)
    settle()


def test_nobody_there_for_as_long_as_the_limit_is_noticed(window, clock, left_alone, qtbot):
    clock.pass_by(LIMIT)
    qtbot.waitUntil(lambda: bool(left_alone), timeout=3000)
    assert window.findChild(QLineEdit).text() == ""


def test_somebody_who_types_is_there(window, clock, left_alone):
    for _ in range(3):
        clock.pass_by(A_WHILE)
        key(window)
    assert window.findChild(QLineEdit).text() == "aaa"
    assert left_alone == []


def test_somebody_who_clicks_or_moves_the_mouse_is_there(window, clock, left_alone):
    clock.pass_by(A_WHILE)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))
    clock.pass_by(A_WHILE)
    QTest.mouseMove(window.windowHandle(), QPoint(30, 30))
    settle()
    clock.pass_by(A_WHILE)
    key(window)
    assert left_alone == []


def test_the_first_key_after_a_sleep_goes_nowhere(window, clock, left_alone):
    clock.pass_by(timedelta(hours=9))
    key(window)
    assert window.findChild(QLineEdit).text() == ""
    assert len(left_alone) == 1


@pytest.mark.parametrize("days", [-365, 365])
def test_a_clock_set_by_a_year_locks_and_never_keeps_it_open(window, clock, left_alone, qtbot, days):
    key(window)
    clock.pass_by(timedelta(days=days))
    qtbot.waitUntil(lambda: len(left_alone) == 1, timeout=3000)
    clock.pass_by(LIMIT)
    qtbot.waitUntil(lambda: len(left_alone) == 2, timeout=3000)


@pytest.mark.usefixtures("window")
def test_somebody_in_a_window_that_opened_later_is_there(clock, left_alone, qtbot):
    other = QLineEdit()
    qtbot.addWidget(other)
    show(other)
    for _ in range(2):
        clock.pass_by(A_WHILE)
        key(other)
    assert other.text() == "aa"
    assert left_alone == []


@pytest.mark.usefixtures("left_alone")
def test_laying_out_a_page_is_not_looked_at(window, monkeypatch):
    seen = []
    looks_at = Idle.eventFilter
    monkeypatch.setattr(Idle, "eventFilter", lambda *given: seen.append(given[1]) or looks_at(*given))
    page = QWidget()
    for _ in range(100):
        QLineEdit(page)
    window.layout().addWidget(page)
    settle()
    assert {type(each).__name__ for each in seen} <= {"QWindow"}
