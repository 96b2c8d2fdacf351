"""The recovery code: shown once, on paper if wanted, and offered again to who did not say that they keep it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from ehdesk.services.ways_in import WaysIn
from ehdesk.store.errors import StoreError
from ehdesk.ui.ground import Ground
from ehdesk.ui.printing_out import NotPrinted, ask_which_printer, has_printer, pages_to_print, put_on_paper
from ehdesk.ui.saving_files import ask_where, documents
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.code_block import CodeBlock
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.tick_box import WordedTickBox
from ehdesk.ui.widgets.words import Words

FILE_NAME = "recovery-code.pdf"
"""What is suggested: no name of anyone in the name of a file."""


class RecoveryCodeCard(Card):
    """The code that opens the vault when the passphrase is forgotten: shown this once.

    Signals:
        noted: the worker keeps it, and the vault knows.
    """

    noted = Signal()
    is_seen_whole = True

    def __init__(self, ground: Ground, ways_in: WaysIn, code: str, go_on: str, parent: QWidget | None = None) -> None:
        super().__init__(ground.look, parent)
        self._ground, self._ways_in, self._code = ground, ways_in, code
        look, words = ground.look, ground.words
        in_file = SecondaryButton(look, words("recovery.save"), "download")
        in_file.clicked.connect(lambda: self._make_paper(self._ask_where))
        self._said = Words(look, "", "soft")
        self._said.hide()
        self._noted = WordedTickBox(look, words("recovery.noted"))
        self._go = PrimaryButton(look, go_on)
        self._go.setEnabled(False)
        self._noted.toggled.connect(self._go.setEnabled)
        self._go.clicked.connect(self._keep)
        says = words("recovery.code", code=", ".join(" ".join(group) for group in code.split("-")))
        self.add(Words(look, words("recovery.title"), "h1"), Words(look, words("recovery.why")))
        self.add(CodeBlock(look, code, says), Words(look, words("recovery.where"), "soft"))
        self.add(SideBySide(look, *self._way_to_printer(), in_file), self._said)
        self.add(self._noted, self._go)

    @property
    def first(self) -> QWidget:
        """What gets the keyboard."""
        return self._noted

    def _keep(self) -> None:
        self._ways_in.keep_code()
        self.noted.emit()

    def _way_to_printer(self) -> list[SecondaryButton]:
        if not has_printer():
            return []
        on_paper = SecondaryButton(self._ground.look, self._ground.words("print.print"), "printer")
        on_paper.clicked.connect(lambda: self._make_paper(self._ask_which_printer))
        return [on_paper]

    def _make_paper(self, then: Callable[[bytes], None]) -> None:
        self._ground.background.run(self._ways_in.on_paper(self._code), then, self._fail, self)

    def _ask_which_printer(self, pdf: bytes) -> None:
        ask_which_printer(self, self._ground.words("print.print"), partial(self._draw_for, pdf))

    def _draw_for(self, pdf: bytes, printer: QPrinter) -> None:
        self._say(self._ground.words("print.printing"))
        put = partial(self._put_on_paper, printer)
        self._ground.background.run(lambda: pages_to_print(pdf), put, self._fail, self)

    def _put_on_paper(self, printer: QPrinter, pages: list[QImage]) -> None:
        try:
            put_on_paper(pages, printer)
        except NotPrinted:
            self._say(self._ground.words("recovery.not_printed"))
        else:
            self._say(self._ground.words("recovery.printed"))

    def _ask_where(self, pdf: bytes) -> None:
        title = self._ground.words("recovery.where_to_save")
        ask_where(self, title, FILE_NAME, documents(), partial(self._save, pdf))

    def _save(self, pdf: bytes, file: Path) -> None:
        try:
            self._ways_in.save(pdf, file)
        except StoreError as error:
            self._say(str(error))
        else:
            self._say(self._ground.words("recovery.saved"))

    def _fail(self, error: Exception) -> None:
        self._say(self._ground.words("recovery.failed"))
        raise error

    def _say(self, words: str) -> None:
        self._said.set_words(words)
        self._said.show()


class CodeNotKeptCard(Card):
    """After an unlock by passphrase: nobody ever said that they keep the code which opens this vault.

    Signals:
        renewal_wanted: make another one.
        left: go in: it is kept after all, or not now.
    """

    renewal_wanted = Signal()
    left = Signal()

    def __init__(self, ground: Ground, ways_in: WaysIn, parent: QWidget | None = None) -> None:
        super().__init__(ground.look, parent)
        self._ways_in = ways_in
        look, words = ground.look, ground.words
        self._renew = PrimaryButton(look, words("recovery.renew"), "key")
        self._renew.clicked.connect(self.renewal_wanted)
        kept = SecondaryButton(look, words("recovery.i_have_it"))
        kept.clicked.connect(self._keep)
        later = QuietButton(look, words("recovery.not_now"))
        later.clicked.connect(self.left)
        self.add(Words(look, words("recovery.not_kept"), "h1"), Words(look, words("recovery.not_kept_why")))
        self.add(Words(look, words("recovery.renew_why"), "soft"), SideBySide(look, self._renew, kept, later))

    @property
    def first(self) -> QWidget:
        """What gets the keyboard."""
        return self._renew

    def _keep(self) -> None:
        self._ways_in.keep_code()
        self.left.emit()
