"""A picture or paper that is an answer, as large as the window, and saving a copy of it out of the vault."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ehdesk.domain.answer_files import AnswerFile
from ehdesk.domain.attachment import Media
from ehdesk.services.answer_files import Files
from ehdesk.services.pictures import ENDINGS
from ehdesk.store.errors import AttachmentDamaged, NotHere, StoreError
from ehdesk.ui.desk import Desk
from ehdesk.ui.drawing_pictures import CannotBeShown, drawn, refuse_unshowable_pdf
from ehdesk.ui.forms.file_answer import PICTURES
from ehdesk.ui.forms.over_page import OverPage
from ehdesk.ui.saving_files import ask_where, documents
from ehdesk.ui.tab_order import tab_through
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.pdf_preview import PdfPreview
from ehdesk.ui.widgets.picture_view import PictureView
from ehdesk.ui.widgets.words import Words, show_when

FILE_NAME = "answer"
"""What is suggested: no name of anyone in the name of a file."""


class LookPage(OverPage):
    """It is drawn from memory: no readable file is ever made, unless somebody saves a copy.

    `whole` is what it consists of. Raises CannotBeShown.
    """

    def __init__(self, desk: Desk, files: Files, file: AnswerFile, asked: str, whole: bytes) -> None:
        super().__init__(desk, asked, desk.words("file.looked"))
        self._desk, self._files, self._file, self._content = desk, files, file, whole
        self._media = file.content.media if file.content else ""
        self._said = Banner(desk.look, "")
        show_when(self._said, False)
        shown = self._shown(asked)
        self.add(self._said, shown)
        if file.described:
            self.add(Words(desk.look, file.described))
        if files.can_save_out:
            save = QuietButton(desk.look, desk.words("pictures.save"), "download")
            save.clicked.connect(self._ask_where)
            self.add_header_button(save)
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

    def _ask_where(self) -> None:
        ending = ENDINGS.get(self._media, "bin")
        name, kinds = f"{FILE_NAME}.{ending}", f"{ending.upper()} (*.{ending})"
        ask_where(self, self._desk.words("pictures.where"), name, documents(), self.save_copy, kinds)

    def _shown(self, name: str) -> QWidget:
        words, look = self._desk.words, self._desk.look
        if self._media in PICTURES:
            view = PictureView(look, name, self._file.described, (words("pictures.larger"), words("pictures.whole")))
            view.show_image(drawn(self._content, Media(self._media)))
            return view
        if self._media != Media.PDF:
            raise CannotBeShown("broken")
        refuse_unshowable_pdf(self._content)
        turning = words("pictures.page_before"), words("pictures.page_after")
        pdf = PdfPreview(look, name, turning, (words("pictures.larger_page"), words("pictures.whole_page")))
        pdf.page_words = partial(_page, self._desk)
        pdf.show_pdf(self._content)
        return pdf


def look_at(desk: Desk, files: Files, file: AnswerFile, asked: str) -> None:
    """Lay it over the page; what cannot be read or shown is said."""
    try:
        page = LookPage(desk, files, file, asked, files.whole(file))
    except (NotHere, AttachmentDamaged, CannotBeShown):
        desk.say(desk.words("file.damaged"))
        return
    desk.lay_over(page)


def _page(desk: Desk, page: int, of: int) -> str:
    return desk.words("pictures.page", page=page, of=of)
