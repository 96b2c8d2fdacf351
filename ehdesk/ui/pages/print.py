"""The paper plan: for whom, how it looks, and where to save it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ehdesk.domain.family import Member
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton
from ehdesk.ui.widgets.chips import Chip, Chips
from ehdesk.ui.widgets.columns import Columns
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.pdf_preview import PdfPreview
from ehdesk.ui.widgets.words import Words

FILE_NAME = "family-plan.pdf"
"""What is suggested: no name of anyone in the name of a file."""


class PrintPage(DeskPage):
    """Reader first, then the real pages, then Save."""

    def __init__(self, desk: Desk, place: places.Print) -> None:
        super().__init__(desk.look, desk.words("print.title"), desk.words("print.subtitle"))
        self._desk, self._place = desk, place
        self._pdf = b""
        self._reader: Member | None = None
        readers = desk.work.prints.readers(place.family)
        self._readers: dict[str, Member] = {member.id: member for member in readers.offered}
        if readers.offered:
            self._offer(readers.kept_from)
        else:
            self.add(EmptyState(desk.look, desk.words("print.nobody"), desk.words("print.nobody_why")))

    def _offer(self, kept_from: tuple[Member, ...]) -> None:
        words, columns = self._desk.words, Columns(self.look, 9, 11)
        chips = [Chip(id, self._desk.called(member), "person") for id, member in self._readers.items()]
        self._chips = Chips(self.look, words("print.reader"), chips)
        self._chips.chosen.connect(self._choose)
        self._save = PrimaryButton(self.look, words("print.save"), "download")
        self._save.clicked.connect(self._ask_where)
        self._save.hide()
        self._said = Words(self.look, "", "soft")
        self._preview = PdfPreview(self.look, words("print.preview"), words("print.previous"), words("print.next"))
        self._preview.page_words = lambda page, of: words("print.page", page=page, of=of)
        columns.left(self.header, Words(self.look, words("print.reader"), "label"), self._chips)
        if kept_from:
            names = ", ".join(self._desk.called(member) for member in kept_from)
            columns.left(Banner(self.look, words("print.kept_from", names=names), "plain", "shield"))
        columns.left(self._said, self._save)
        columns.right(self._preview)
        self.add(columns)
        self.print_asked.connect(self._ask_where)
        self._choose(next(iter(self._readers)))
        self._chips.show_value(next(iter(self._readers)))

    def opening_focus(self) -> QWidget | None:
        return self._chips.chosen_button() if self._readers else None

    def _choose(self, reader: str) -> None:
        self._reader = self._readers[reader]
        self._said.set_words(self._desk.words("print.making"))
        make = self._desk.work.prints.family_plan(self._place.family, self._reader)
        self._desk.background.run(make, self._show, self._fail, self)

    def _show(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._preview.show_pdf(pdf)
        self._said.set_words(self._desk.words("print.left_out"))
        self._save.show()

    def _fail(self, error: Exception) -> None:
        self._said.set_words(self._desk.words("print.failed"))
        raise error

    def _ask_where(self) -> None:
        if not self._pdf:
            return
        dialog = QFileDialog(self, self._desk.words("print.where"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(FILE_NAME)
        dialog.fileSelected.connect(lambda file: self._keep(Path(file)))
        dialog.open()

    def _keep(self, file: Path) -> None:
        """Write the PDF where the practitioner said; that is on record."""
        words = self._desk.words
        try:
            file.write_bytes(self._pdf)
        except OSError as error:
            self._said.set_words(words("print.not_saved", why=error.strerror or ""))
            return
        if self._reader is not None:
            self._desk.work.prints.note_saved(self._place.family, self._reader)
        self._said.set_words(words("print.saved"))
        self._desk.say(words("print.saved"))
