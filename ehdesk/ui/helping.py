"""Help for the page that one is on: it lies over that page, and going back finds it as it was."""

from PySide6.QtCore import QObject

from ehdesk.ui.ground import Ground
from ehdesk.ui.pages.help import HelpPage
from ehdesk.ui.shell.frame import Frame
from ehdesk.ui.shell.page import Page


class Helping(QObject):
    """Answers F1 and every button for help, before the door and behind it."""

    def __init__(self, ground: Ground, frame: Frame) -> None:
        super().__init__(frame)
        self._ground, self._frame = ground, frame
        frame.help_asked.connect(self._help)

    def _help(self) -> None:
        page = self._frame.page
        if not isinstance(page, Page) or self._frame.shown is not page:
            return
        help_page = HelpPage(self._ground, self._frame.keys_now(), page.help_topic)
        help_page.closed.connect(self._frame.uncover)
        self._frame.show_over(help_page)
