"""A link in a form: copied, or opened in the browser, only when somebody presses for it. ehdesk fetches nothing."""

import re

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ehdesk.forms.engine.question import Question
from ehdesk.ui.copied import copy_out
from ehdesk.ui.desk import Desk
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.column_row import PackedRow
from ehdesk.ui.widgets.words import show_when

_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def is_link(question: Question) -> bool:
    """Is its answer, or what it tells, to be followed: appearance `url`?"""
    return "url" in question.appearance


class LinkLine(PackedRow):
    """Nothing, until there is a link."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look.space(10))
        self._desk, self._link = desk, ""
        self._open = QuietButton(desk.look, desk.words("asking.open_link"), "globe")
        self._copy = QuietButton(desk.look, desk.words("asking.copy_link"))
        self._open.clicked.connect(self._follow)
        self._copy.clicked.connect(self._take)
        self.add(self._open)
        self.add(self._copy)

    def show_link(self, said: str) -> None:
        """The first link in some words."""
        found = _LINK.search(said)
        self._link = found[0].rstrip(".,;:!?)’”'") if found else ""
        for button in (self._open, self._copy):
            button.setAccessibleName(f"{button.text()}: {self._link}")
        show_when(self, bool(self._link))

    def _follow(self) -> None:
        QDesktopServices.openUrl(QUrl(self._link))

    def _take(self) -> None:
        copy_out(self._link)
        self._desk.say(self._desk.words("asking.link_copied"))
