"""A picture or paper that is an answer, as large as the window, and saving a copy of it out of the vault."""

from functools import partial
from pathlib import Path

from ehdesk.domain.answer_files import AnswerFile
from ehdesk.domain.attachment import ending_of
from ehdesk.services.answer_files import Files
from ehdesk.store.errors import StoreError
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.over_page import OverPage
from ehdesk.ui.opened_file import OpenedFile
from ehdesk.ui.saving_files import ask_where, documents
from ehdesk.ui.shell.page import WHOLE_WIDTH, DeskPage
from ehdesk.ui.tab_order import tab_through
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.words import Words, show_when

FILE_NAME = "answer"
"""What is suggested: no name of anyone in the name of a file."""


class LookPage(OverPage):
    """It is drawn from memory: no readable file is ever made, unless somebody saves a copy."""

    margin, widest = DeskPage.margin, WHOLE_WIDTH

    def __init__(self, desk: Desk, files: Files, file: AnswerFile, asked: str) -> None:
        super().__init__(desk, asked, desk.words("file.looked"))
        self._desk, self._files, self._file, self._content = desk, files, file, b""
        self._media = file.content.media if file.content else ""
        self._said = Banner(desk.look, "")
        show_when(self._said, False)
        shown = OpenedFile(desk, self._media, asked, file.described, partial(files.whole, file))
        shown.opened.connect(self._can_be_saved)
        self.add(self._said, shown)
        if file.described:
            self.add(Words(desk.look, file.described))
        self._save = QuietButton(desk.look, desk.words("pictures.save"), "download")
        self._save.clicked.connect(self._ask_where)
        self._save.setEnabled(False)
        show_when(self._save, files.can_save_out)
        self.add_header_button(self._save)
        tab_through(self.header, shown)
        self.open_at(self.done)

    def save_copy(self, to: Path) -> None:
        """Save a copy in a file; that it was saved is on record."""
        words = self._desk.words
        try:
            self._files.save_out(self._file, self._content, to)
        except StoreError as error:
            self._said.say(str(error), "attention", "warning")
        else:
            self._said.say(words("pictures.saved", name=to.name), "info", "check")
        show_when(self._said, True)

    def _can_be_saved(self, content: bytes) -> None:
        self._content = content
        self._save.setEnabled(True)

    def _ask_where(self) -> None:
        ending = ending_of(self._media)
        name, kinds = f"{FILE_NAME}.{ending}", f"{ending.upper()} (*.{ending})"
        ask_where(self, self._desk.words("pictures.where"), name, documents(), self.save_copy, kinds)


def look_at(desk: Desk, files: Files, file: AnswerFile, asked: str) -> None:
    """Lay it over the page."""
    desk.lay_over(LookPage(desk, files, file, asked))
