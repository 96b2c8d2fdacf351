"""The window opens where it was and as large as it was."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ehdesk.app import App
from ehdesk.ui.look import Look
from ehdesk.ui.window_place import keep_place, take_place
from tests.builders import now
from tests.services.made import Made, surroundings
from tests.ui.showing import settle

SIZE = (640, 500)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """A window of a size of its own."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setGeometry(40, 60, 400, 300)
    return window


def kept(qtbot: QtBot, file: Path) -> None:
    """Somebody made the window this large, and closed it."""
    before = QMainWindow()
    qtbot.addWidget(before)
    before.resize(*SIZE)
    before.show()
    settle()
    keep_place(before, file)


def test_it_opens_as_large_as_it_was(window: QMainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    kept(qtbot, tmp_path / "window")
    take_place(window, tmp_path / "window")
    window.show()
    settle()
    assert (window.width(), window.height()) == SIZE


@pytest.mark.parametrize("content", [None, b"", b"nonsense", bytes(200), b"x" * 100_000])
def test_a_file_that_says_nothing_leaves_it_as_it_is(
    window: QMainWindow, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "window").write_bytes(content)
    take_place(window, tmp_path / "window")
    assert (window.width(), window.height()) == (400, 300)


def test_the_program_opens_as_large_as_it_was_closed(family_vault: Made, look: Look, tmp_path: Path) -> None:
    around = surroundings(family_vault.copied_to(tmp_path).vaults, now)
    for size in ((790, 760), (790, 740)):
        app = App(around, look, leave=lambda _app: None)
        app.show()
        app.window.resize(*size)
        settle()
        was = app.window.size()
        app.window.close()
        app.window.deleteLater()
        again = App(around, look, leave=lambda _app: None)
        again.show()
        settle()
        assert again.window.size() == was
        again.window.close()
        again.window.deleteLater()


def test_a_place_that_cannot_be_written_is_no_trouble(window: QMainWindow, tmp_path: Path) -> None:
    keep_place(window, tmp_path / "not" / "there")
    assert list(tmp_path.iterdir()) == []
