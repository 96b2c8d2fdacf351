"""On a person's page: everything that is held on them, saved to read or as data, for when they ask for it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ehdesk.domain.family import Family, Member
from ehdesk.domain.held import EverythingHeld
from ehdesk.store.errors import StoreError
from ehdesk.ui.desk import Desk
from ehdesk.ui.saving_files import ask_where, documents
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import Button, QuietButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words

FILE_NAME = "everything-held"
"""What is suggested: no name of anyone in the name of a file."""


class HeldCard(Card):
    """Two ways to save it. That it was saved is on record.

    It stays while the page around it is made anew, with the file that somebody is naming and the one being made.
    """

    def __init__(self, desk: Desk, family: Family, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent)
        self._desk, self._family, self._member = desk, family.id, member
        words, look = desk.words, desk.look
        self._pdf = QuietButton(look, words("held.save_pdf"), "download")
        self._pdf.clicked.connect(partial(self._ask_where, "pdf", "PDF (*.pdf)", self.save_pdf))
        self._data = QuietButton(look, words("held.save_data"), "download")
        self._data.clicked.connect(partial(self._ask_where, "json", "JSON (*.json)", self.save_data))
        self._said = Banner(look, "")
        self._said.hide()
        self.add(
            Words(look, words("held.card"), "h2"),
            Words(look, words("held.card_why"), "soft"),
            self._said,
            SideBySide(look, self._pdf, self._data),
        )

    def is_about(self, member: Member) -> bool:
        """Is it this person's?"""
        return self._member.id == member.id

    def save_pdf(self, file: Path) -> None:
        """Save it to read."""
        held = self._desk.work.held
        found = held.everything(self._family, self._member)
        self._make(self._pdf, held.on_paper(found), found, file)

    def save_data(self, file: Path) -> None:
        """Save it as data."""
        held = self._desk.work.held
        found = held.everything(self._family, self._member)
        self._make(self._data, partial(held.as_data, found), found, file)

    def _ask_where(self, ending: str, kinds: str, save: Callable[[Path], None]) -> None:
        ask_where(self, self._desk.words("held.where"), f"{FILE_NAME}.{ending}", documents(), save, kinds)

    def _make(self, button: Button, work: Callable[[], bytes], found: EverythingHeld, file: Path) -> None:
        self._said.say(self._desk.words("held.saving"), "info", "clock")
        self._said.show()
        button.setEnabled(False)

        def save(content: bytes) -> None:
            button.setEnabled(True)
            button.setFocus()
            self._save(found, content, file)

        self._desk.background.run(work, save, self._fail, self)

    def _save(self, found: EverythingHeld, content: bytes, file: Path) -> None:
        try:
            self._desk.work.held.save(found, content, file)
        except StoreError as error:
            self._said.say(str(error), "attention")
        else:
            self._said.say(self._desk.words("held.saved", name=file.name), "info", "check")

    def _fail(self, error: Exception) -> None:
        self._said.hide()
        for button in (self._pdf, self._data):
            button.setEnabled(True)
        raise error
