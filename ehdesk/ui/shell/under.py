"""The open page while another one lies over it: out of sight, with everything in it as it was left."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ehdesk.ui.shell.page import Page


class Under:
    """Hides the page, and remembers what had the keyboard and how far it was scrolled."""

    def __init__(self, page: QWidget, had_keyboard: QWidget | None) -> None:
        self._page, self._had_keyboard = page, had_keyboard
        self._scrolled = page.viewing.verticalScrollBar().value() if isinstance(page, Page) else 0
        page.hide()

    def bring_back(self, focus_page: Callable[[], None]) -> None:
        """Show it again just so; `focus_page` where what had the keyboard is no more."""
        self._page.show()
        if self._had_keyboard is not None and isValid(self._had_keyboard) and self._had_keyboard.isVisible():
            self._had_keyboard.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            focus_page()
        if isinstance(self._page, Page):
            self._page.viewing.verticalScrollBar().setValue(self._scrolled)
