"""The paper plan: for whom, how it looks, and where to save it."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from ehdesk.domain.family import Member, Role
from ehdesk.services.prints import CopyLook, NotForThisReader
from ehdesk.store.errors import StoreError
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.saved_copy import SavedCopy
from ehdesk.ui.printing_out import NotPrinted, ask_which_printer, has_printer, pages_to_print, put_on_paper
from ehdesk.ui.saving_files import ask_where, documents
from ehdesk.ui.shell.page import WHOLE_WIDTH, DeskPage
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from ehdesk.ui.widgets.chips import Chip, Chips
from ehdesk.ui.widgets.columns import LeftFirst
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.pdf_preview import PdfPreview
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.tick_box import LongTickBox, WordedTickBox
from ehdesk.ui.widgets.words import Words, show_when

_FOLDER = "print_folder"
"""The setting for where the last copy was saved."""
_MANY = 5
"""As many words that cannot be printed are named."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which copy is wanted: for whom, how it looks, and of which agreed plan it is, if any."""

    reader: Member
    look: CopyLook
    version: str

    @property
    def file_name(self) -> str:
        """What is suggested: which copy it is, and no name of anyone."""
        kinds = {"child": self.reader.role is Role.CHILD, "large-print": self.look.is_large}
        return "-".join(["family-plan", *(kind for kind, is_so in kinds.items() if is_so)]) + ".pdf"


@dataclass(frozen=True, slots=True)
class Made:
    """A copy, and what was asked for: the one reader whom it was made for."""

    asked: Asked
    pdf: bytes = field(repr=False)


class PrintPage(DeskPage):
    """Reader first, then the real pages, then Print where there is a printer, and Save."""

    widest = WHOLE_WIDTH

    def __init__(self, desk: Desk, place: places.Print) -> None:
        super().__init__(desk.look, desk.words("print.title"), desk.words("print.subtitle"))
        self._desk, self._place = desk, place
        self._asked: Asked | None = None
        self._made: Made | None = None
        readers = desk.work.prints.readers(place.family)
        self._readers: dict[str, Member] = {member.id: member for member in readers.offered}
        if not readers.offered:
            self.add(self._nobody())
        elif not desk.work.plans.plan(place.family).goals:
            self.add(self._no_plan())
        else:
            self._offer(readers.kept_from)

    def _nobody(self) -> EmptyState:
        words = self._desk.words
        go = PrimaryButton(self.look, words("print.to_family"), "families")
        go.clicked.connect(lambda: self._desk.go(places.Overview(self._place.family)))
        self.open_at(go)
        return EmptyState(self.look, words("print.nobody"), words("print.nobody_why"), go)

    def _no_plan(self) -> EmptyState:
        words = self._desk.words
        go = PrimaryButton(self.look, words("print.to_plan"), "plan")
        go.clicked.connect(lambda: self._desk.go(places.PlanHome(self._place.family)))
        self._readers = {}
        self.open_at(go)
        return EmptyState(self.look, words("print.no_goals"), words("plan.none_why"), go)

    def _offer(self, kept_from: tuple[Member, ...]) -> None:
        words, columns = self._desk.words, LeftFirst(self.look, 9, 11)
        chips = [Chip(id, self._desk.called(member), "person") for id, member in self._readers.items()]
        self._chips = Chips(self.look, words("print.reader"), chips)
        self._chips.chosen.connect(self._choose)
        self._has_printer = has_printer()
        self._no_printer = Words(self.look, words("print.no_printer"), "small_soft")
        self._ways_out = SideBySide(self.look, *self._buttons())
        self._said, self._saved = Words(self.look, "", "soft"), SavedCopy(self._desk)
        self._preview = PdfPreview(
            self.look,
            self._desk.background,
            words("print.preview"),
            (words("print.previous"), words("print.next")),
            (words("print.larger"), words("print.whole_page")),
        )
        self._preview.page_words = lambda page, of: words("print.page", page=page, of=of)
        columns.left(self.header, Words(self.look, words("print.reader"), "label"), self._chips, self._looks())
        if kept_from:
            names = ", ".join(self._desk.called(member) for member in kept_from)
            columns.left(Banner(self.look, words("print.kept_from", names=names), "plain", "shield"))
        columns.left(*self._warnings(), self._said, self._ways_out, self._no_printer, self._saved)
        self._lay_aside()
        columns.right(self._preview)
        self.add(columns)
        self.save_asked.connect(self._ask_where)
        self.print_asked.connect(self._ask_which_printer if self._has_printer else self._ask_where_instead)

    def _buttons(self) -> list[Button]:
        """Printing comes first where it can be done: a saved copy is one to delete later (0024)."""
        words, kind = self._desk.words, SecondaryButton if self._has_printer else PrimaryButton
        save: Button = kind(self.look, words("print.save"), "download")
        save.clicked.connect(self.save_asked)
        if not self._has_printer:
            return [save]
        on_paper = PrimaryButton(self.look, words("print.print"), "printer")
        on_paper.clicked.connect(self.print_asked)
        return [on_paper, save]

    def _looks(self) -> SideBySide:
        words = self._desk.words
        self._large = WordedTickBox(self.look, words("print.large"))
        self._no_colour = WordedTickBox(self.look, words("print.no_colour"))
        self._cautioned = ", ".join(self._desk.work.prints.cautioned_areas(self._place.family))
        self._with_cautioned = LongTickBox(self.look, words("print.with_cautioned", areas=self._cautioned))
        boxes = [self._large, self._no_colour, *([self._with_cautioned] if self._cautioned else [])]
        for box in boxes:
            box.ticked.connect(self._look_again)
        return SideBySide(self.look, *boxes)

    def _warnings(self) -> list[Banner]:
        """An address that is kept from somebody is on the paper if somebody typed it; a newer star is not, nor are
        letters that no font has.
        """
        typed = self._desk.work.prints.addresses_typed(self._place.family)
        phrase = self._desk.words("print.address_typed", words="” “".join(typed))
        found = [Banner(self.look, phrase, "attention", "shield")] if typed else []
        if lacking := self._desk.work.prints.cannot_print(self._place.family):
            phrase = self._desk.words("print.no_letters", words="” “".join(lacking[:_MANY]))
            found.append(Banner(self.look, phrase, "attention", "printer"))
        if self._desk.work.prints.leaves_out_star(self._place.family):
            found.append(Banner(self.look, self._desk.words("print.without_star"), "plain"))
        if self._desk.work.prints.names_no_number(self._place.family):
            said, link = self._desk.words("around.paper_no_number"), self._desk.words("around.to_people")
            found.append(Banner(self.look, said, "info", "person", link))
            found[-1].followed.connect(lambda: self._desk.go(places.AroundHome(self._place.family)))
        return found

    def opening_focus(self) -> QWidget | None:
        return self._chips.chosen_button() if self._readers else super().opening_focus()

    def _choose(self, reader: str) -> None:
        """What one reader may see of an area with a caution, the next one may not."""
        with QSignalBlocker(self._with_cautioned):
            self._with_cautioned.setChecked(False)
        self.set_title(self._desk.words("print.title"))
        self._make(self._readers[reader])

    def _look_again(self) -> None:
        if self._asked is not None:
            self._make(self._asked.reader)

    def _make(self, reader: Member) -> None:
        """What was made for somebody else is neither shown nor saved any more."""
        look = CopyLook(
            is_large=self._large.isChecked(),
            in_colour=not self._no_colour.isChecked(),
            with_cautioned=self._with_cautioned.isChecked(),
        )
        self._asked = asked = Asked(reader, look, self._desk.work.prints.agreed(self._place.family))
        self._lay_aside()
        try:
            make = self._desk.work.prints.family_plan(self._place.family, reader, look)
        except NotForThisReader:
            self._say_kept_from(reader)
            return
        self._said.set_words(self._desk.words("print.making"))
        self._desk.background.run(make, partial(self._show, asked), partial(self._fail, asked), self)

    def _show(self, asked: Asked, pdf: bytes) -> None:
        """Only what was asked for last: the same may be asked for twice, and the first answer is not the end of it."""
        if asked is not self._asked:
            return
        self._made = Made(asked, pdf)
        self._preview.show_pdf(pdf)
        self._preview.show()
        self._said.set_words(self._left_out(asked.look))
        self._ways_out.show()
        show_when(self._no_printer, not self._has_printer)

    def _left_out(self, look: CopyLook) -> str:
        words, said = self._desk.words, self._desk.words("print.left_out")
        if not self._cautioned or look.with_cautioned:
            return said
        return f"{words('print.left_out_of_star', areas=self._cautioned)} {said}"

    def _fail(self, asked: Asked, error: Exception) -> None:
        if asked is self._asked:
            self._said.set_words(self._desk.words("print.failed"))
        raise error

    def _lay_aside(self) -> None:
        self._made = None
        for widget in (self._ways_out, self._no_printer, self._preview, self._saved):
            widget.hide()

    def _say_kept_from(self, reader: Member) -> None:
        self._said.set_words(self._desk.words("print.kept_from", names=self._desk.called(reader)))

    def _ask_where_instead(self) -> None:
        """The key for printing saves where there is no printer, and the question says why."""
        self._ask_where("print.where_without_printer")

    def _ask_where(self, title: str = "print.where") -> None:
        if self._made is None:
            return
        folder = Path(str(self._desk.work.vault.settings.get(_FOLDER, documents())))
        keep = partial(self._keep, self._made)
        ask_where(self, self._desk.words(title), self._made.asked.file_name, folder, keep)

    def _ask_which_printer(self) -> None:
        if self._made is not None:
            ask_which_printer(self, self._desk.words("print.print"), partial(self._draw_for, self._made))

    def _draw_for(self, made: Made, printer: QPrinter) -> None:
        self._said.set_words(self._desk.words("print.printing"))
        put = partial(self._put_on_paper, made, printer)
        self._desk.background.run(lambda: pages_to_print(made.pdf), put, partial(self._fail, made.asked), self)

    def _put_on_paper(self, made: Made, printer: QPrinter, pages: list[QImage]) -> None:
        """What came to be kept from the reader meanwhile is not printed either."""
        words, prints = self._desk.words, self._desk.work.prints
        try:
            prints.still_for(self._place.family, made.asked.reader)
            with prints.leaving(self._place.family, made.asked.reader, made.asked.look, made.asked.version):
                put_on_paper(pages, printer)
        except NotForThisReader:
            self._lay_aside()
            self._say_kept_from(made.asked.reader)
        except NotPrinted:
            self._said.set_words(words("print.not_printed"))
        except StoreError as error:
            self._said.set_words(str(error))
        else:
            self._said.set_words(words("print.printed"))

    def _keep(self, made: Made, file: Path) -> None:
        """Write the PDF where the practitioner said; that is on record."""
        words, asked = self._desk.words, made.asked
        try:
            self._desk.work.prints.save(self._place.family, asked.reader, made.pdf, file, asked.look, asked.version)
        except NotForThisReader:
            self._lay_aside()
            self._say_kept_from(asked.reader)
        except OSError as error:
            self._said.set_words(words("print.not_saved", why=error.strerror or ""))
        except StoreError as error:
            self._said.set_words(str(error))
        else:
            self._desk.work.vault.settings.put_if_room(_FOLDER, str(file.parent))
            self._said.set_words(words("print.saved"))
            self._saved.show_file(file)
            self.bring_into_view(self._saved)
