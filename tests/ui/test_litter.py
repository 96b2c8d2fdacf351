"""Forgotten widgets are destroyed on the window's thread, whichever thread makes objects meanwhile."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ehdesk.ui import litter
from ehdesk.ui.background import Background

MANY = 20_000
"""Far more new objects than Python waits for before it looks for litter."""


class Forgotten(QLabel):
    """Holds on to itself, as pages with slots do."""

    def __init__(self, destroyed_on: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        self.destroyed.connect(
            lambda: destroyed_on.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
        )


@pytest.fixture
def destroyed_on(qapp: QApplication) -> Iterator[list[threading.Thread]]:
    """On which threads widgets were destroyed."""
    Background(qapp)
    gc.collect()
    yield []
    gc.collect()


def many_objects() -> list[list[int]]:
    return [[one] for one in range(MANY)]


def test_a_thread_that_makes_many_objects_destroys_no_widget(destroyed_on: list[threading.Thread]) -> None:
    Forgotten(destroyed_on)
    other = threading.Thread(target=many_objects)
    other.start()
    other.join()
    assert destroyed_on == []


def test_the_windows_thread_destroys_it(destroyed_on: list[threading.Thread]) -> None:
    Forgotten(destroyed_on)
    kept = many_objects()
    litter.collect()
    assert len(kept) == MANY
    assert destroyed_on == [threading.main_thread()]


def test_the_window_looks_by_itself(destroyed_on: list[threading.Thread], qtbot: QtBot) -> None:
    Forgotten(destroyed_on)
    kept = many_objects()
    qtbot.waitUntil(lambda: destroyed_on == [threading.main_thread()])
    assert len(kept) == MANY


def test_two_backgrounds_look_once(qapp: QApplication) -> None:
    for _ in range(2):
        Background(qapp)
    assert len(qapp.findChildren(litter.Litter)) == 1
