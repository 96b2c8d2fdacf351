"""Qt may hand out None as often as it likes."""

import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot


def test_none_outlives_any_number_of_calls(qtbot: QtBot) -> None:  # noqa: ARG001 - a window is open
    thing = QObject()
    for _ in range(100_000):
        thing.property("nothing")
    assert sys.getrefcount(None) > 1_000_000
