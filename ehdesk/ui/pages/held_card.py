"""On a person's page: everything that is held on them, saved to read or as data, for when they ask for it."""

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
        self.pdf = QuietButton(look, words("held.save_pdf"), "download")
        self.pdf.clicked.connect(lambda: self._ask_where(self.pdf, "pdf", "PDF (*.pdf)"))
        self.data = QuietButton(look, words("held.save_data"), "download")
        self.data.clicked.connect(lambda: self._ask_where(self.data, "zip", "ZIP (*.zip)"))
        self._said = Banner(look, "")
        self._said.hide()
        self.add(
            Words(look, words("held.card"), "h2"),
            Words(look, words("held.card_why"), "soft"),
            self._said,
            SideBySide(look, self.pdf, self.data),
        )

    def is_about(self, member: Member) -> bool:
        """Is it this person's?"""
        return self._member.id == member.id

    def save(self, button: Button, file: Path) -> None:
        """Find and save it while other work goes on."""
        self._said.say(self._desk.words("held.saving"), "info", "clock")
        self._said.show()
        self._let_press(is_let=False)
        work = partial(self._desk.work.held.save_beside, self._family, self._member, file)
        self._desk.background.run(
            work, lambda found: self._saved(button, file, found), partial(self._fail, button), self
        )

    def _ask_where(self, button: Button, ending: str, kinds: str) -> None:
        where, name = self._desk.words("held.where"), f"{FILE_NAME}.{ending}"
        ask_where(self, where, name, documents(), partial(self.save, button), kinds)

    def _saved(self, button: Button, file: Path, found: EverythingHeld) -> None:
        words, work = self._desk.words, self._desk.work
        self._end(button)
        families = ", ".join(map(self._desk.family_name, work.held.elsewhere(self._family, self._member)))
        also = words("held.also_in", families=families) if families else ""
        not_in_it = words("held.not_in_it", count=found.not_in_it) if found.not_in_it else ""
        said = " ".join(filter(None, (words("held.saved", name=file.name), also, not_in_it)))
        self._said.say(said, "attention" if also or not_in_it else "info", "check")

    def _fail(self, button: Button, error: Exception) -> None:
        self._end(button)
        if not isinstance(error, StoreError):
            self._said.hide()
            raise error
        self._said.say(str(error), "attention")

    def _end(self, button: Button) -> None:
        self._let_press(is_let=True)
        button.setFocus()

    def _let_press(self, *, is_let: bool) -> None:
        for button in (self.pdf, self.data):
            button.setEnabled(is_let)
