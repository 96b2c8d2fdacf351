"""One picture or paper to look at, and saving a copy of it out of the vault."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ehdesk.domain.attachment import ending_of
from ehdesk.domain.pictures import Picture
from ehdesk.services.announce import Changed
from ehdesk.store.errors import StoreError
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.opened_file import OpenedFile
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.pictures import facts_of, title_of
from ehdesk.ui.saving_files import ask_where, documents
from ehdesk.ui.shell.page import WHOLE_WIDTH
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.reading_text import ReadingText
from ehdesk.ui.widgets.words import Words, show_when

FILE_NAME = "picture"
"""What is suggested: no name of anyone in the name of a file."""


class PicturePage(LivingPage):
    """It is drawn from memory: no readable file is ever made, unless somebody saves a copy."""

    widest = WHOLE_WIDTH

    def __init__(self, desk: Desk, place: places.PicturePage) -> None:
        super().__init__(desk, "", place.family)
        self._place, words, look = place, desk.words, desk.look
        every = QuietButton(look, words("pictures.every"))
        every.clicked.connect(lambda: desk.go(places.PicturesHome(place.family)))
        self._save = SecondaryButton(look, words("pictures.save"), "download")
        self._save.clicked.connect(self._ask_where)
        self._change = SecondaryButton(look, words("pictures.change"), "pencil", words("pictures.change_words"))
        self._change.clicked.connect(lambda: desk.go(places.PictureForm(place.family, place.picture)))
        for button in (every, self._save, self._change):
            self.add_header_button(button)
        self._said = Banner(look, "")
        self.add(self._said)
        show_when(self._said, False)
        self.open_at(every)
        self.read()

    def content(self) -> QWidget:
        desk, column = self._desk, Column(self.look)
        picture = self._picture = desk.work.pictures.one(self._place.picture)
        is_here = self._is_here = picture is not None and desk.work.pictures.is_here(picture.content)
        is_shown = picture is not None and not desk.names_are_hidden
        show_when(self._save, is_here and is_shown)
        show_when(self._change, is_shown and not desk.work.families.is_taken_off(self._place.family))
        if picture is None or not is_shown:
            self.set_title(desk.words("pictures.title"))
            column.add(names_hidden(desk) if desk.names_are_hidden else Words(self.look, desk.words("pictures.gone")))
            return column
        family = desk.work.families.family(self._place.family)
        self.set_title(title_of(desk, picture), facts_of(desk, family, picture))
        if picture.content is not None and is_here:
            read = partial(desk.work.pictures.whole, picture.content)
            column.add(OpenedFile(desk, picture.content.media, title_of(desk, picture), picture.described, read))
        else:
            column.add(Banner(self.look, desk.words("pictures.not_here_why"), "info", "laptop"))
        self._add_words(column, picture)
        return column

    def _follow(self, changed: Changed) -> None:
        """A picture that somebody looks at is not drawn again for what was written elsewhere."""
        pictures, before = self._desk.work.pictures, self._picture
        now = pictures.one(self._place.picture)
        if (now, now is not None and pictures.is_here(now.content)) != (before, self._is_here):
            super()._follow(changed)

    def save_copy(self, file: Path) -> None:
        """Save a copy in a file; that it was saved is on record."""
        picture = self._picture
        if picture is None or picture.content is None:
            return

        def save(content: bytes) -> None:
            try:
                self._desk.work.pictures.save_out(self._place.family, picture, content, file)
            except StoreError as error:
                self._fail(error)
            else:
                self._say(self._desk.words("pictures.saved", name=file.name), "info", "check")

        self._desk.darkroom.bytes_of(picture.content, save, self._fail, self)

    def _ask_where(self) -> None:
        picture = self._picture
        if picture is not None and picture.content is not None:
            ending = ending_of(picture.content.media)
            name, kinds = f"{FILE_NAME}.{ending}", f"{ending.upper()} (*.{ending})"
            ask_where(self, self._desk.words("pictures.where"), name, documents(), self.save_copy, kinds)

    def _add_words(self, column: Column, picture: Picture) -> None:
        words = self._desk.words
        for label, said in ((words("picture.note"), picture.note), (words("picture.described"), picture.described)):
            if said:
                card = Card(self.look)
                card.add(Words(self.look, label, "label"), ReadingText(self.look, label, said))
                column.add(card)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            raise error
        self._say(str(error), "attention", "warning")

    def _say(self, said: str, tone: str, icon: str) -> None:
        self._said.say(said, tone, icon)
        show_when(self._said, True)
