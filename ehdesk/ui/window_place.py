"""Where the window was on the screen and how large, for when it opens again. Nothing of any family is in it."""

from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

_AT_MOST = 1_000
"""Bytes; Qt writes under a hundred."""


def keep_place(window: QWidget, file: Path) -> None:
    """Remember it. A place that cannot be written is not worth a word."""
    try:
        file.write_bytes(window.saveGeometry().data())
    except OSError:
        return


def fit_on_screen(window: QWidget) -> None:
    """A window that is higher than the screen, with its title bar, becomes as high as there is room for."""
    handle = window.windowHandle()
    if handle is None or window.isMaximized():
        return
    around = handle.frameMargins()
    room = window.screen().availableGeometry().height() - around.top() - around.bottom()
    if window.height() > room:
        window.resize(window.width(), room)


def take_place(window: QWidget, file: Path) -> None:
    """Put the window where it was, on a screen that is there; nothing happens where nothing can be read."""
    try:
        kept = file.read_bytes()
    except OSError:
        return
    if len(kept) <= _AT_MOST:
        window.restoreGeometry(QByteArray(kept))
