"""The pictures and papers of a family: added, found, and each one to look at."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer

from ehdesk.domain.attachment import Media
from ehdesk.domain.family import Family
from ehdesk.domain.pictures import Picture, name_to_say
from ehdesk.services.announce import Changed
from ehdesk.ui import places
from ehdesk.ui.choosing_files import WITH_PAPERS, TakesFiles, ask_which_ones
from ehdesk.ui.darkroom import Outcome
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import names_hidden, people_in_words
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.picture_row import PictureRow
from ehdesk.ui.widgets.text_field import SearchField
from ehdesk.ui.widgets.words import Words, show_when

_AT_ONCE = 25
"""How many rows are made at once."""
_PAUSE = 120
"""Milliseconds after a key before the list follows."""


class PicturesPage(TakesFiles, DeskPage):
    """Files come in by a dialog, or are dropped on the page."""

    def __init__(self, desk: Desk, place: places.PicturesHome) -> None:
        words, look = desk.words, desk.look
        super().__init__(look, words("pictures.title"), words("pictures.subtitle"))
        self._desk, self._place, self._shown = desk, place, _AT_ONCE
        add = PrimaryButton(look, words("pictures.add"), "plus")
        add.clicked.connect(self._ask_which)
        self.open_at(add)
        if desk.names_are_hidden:
            self.add(names_hidden(desk))
            return
        if not desk.work.families.is_taken_off(place.family):
            self.add_header_button(add)
            self.setAcceptDrops(True)
        self._find = SearchField(look, words("pictures.find"), words("pictures.find_hint"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        self._find.asked.connect(lambda _words: self._pause.start())
        self._standing: object = None
        self._under_way, self._told = Banner(look, "", "info", "clock"), Column(look)
        self._list, self._count = Column(look), Words(look, "", "small_soft")
        self._more = QuietButton(look, words("common.show_more"), "chevron-down")
        self._more.clicked.connect(self._show_more)
        self.add(self._under_way, self._told, self._find, self._list, self._count, self._more)
        self.add(Banner(look, words("pictures.stay_here"), "plain", "laptop"))
        self._added: list[Outcome] = []
        desk.changed.connect(self._follow)
        desk.darkroom.finished.connect(self._tell)
        self._say_how_many()
        self._read()

    def take_files(self, files: Sequence[Path]) -> None:
        """Add these, as the dialog and dropping do."""
        self._told.clear()
        self._added.clear()
        self._desk.darkroom.add(self._place.family, files)
        self._say_how_many()

    def _ask_which(self) -> None:
        words = self._desk.words
        kinds = [f"{words('pictures.kinds')} {WITH_PAPERS}", f"{words('pictures.all_files')} (*)"]
        ask_which_ones(self, words("pictures.which"), kinds, self.take_files)

    def _say_how_many(self) -> None:
        coming = self._desk.darkroom.coming(self._place.family)
        self._under_way.say(self._desk.words("pictures.adding", count=coming), "info", "clock")
        show_when(self._under_way, coming > 0)

    def _tell(self, outcome: Outcome) -> None:
        """One file alone leads to its form; what was not added is said, and where several were, how many."""
        if outcome.family != self._place.family:
            return
        self._say_how_many()
        self._added.append(outcome)
        words = self._desk.words
        if not outcome.is_new:
            self._told.add(self._why_not(outcome))
        if self._desk.darkroom.coming(outcome.family):
            return
        new = [one for one in self._added if one.is_new]
        if len(self._added) == 1 and outcome.is_new and outcome.picture is not None:
            self._desk.go(places.PictureForm(outcome.family, outcome.picture))
        if new:
            self._desk.say(words("pictures.added", count=len(new)))

    def _why_not(self, outcome: Outcome) -> Banner:
        words, name = self._desk.words, name_to_say(outcome.file)
        if outcome.picture is not None:
            banner = Banner(
                self.look, words("pictures.here_already", name=name), "info", "info", words("pictures.look")
            )
            there = places.PicturePage(outcome.family, outcome.picture)
            banner.followed.connect(lambda: self._desk.go(there))
            return banner
        why = outcome.said or words(f"pictures.not_{outcome.why}")
        return Banner(self.look, words("pictures.not_added", name=name, why=why), "attention")

    def _follow(self, changed: Changed) -> None:
        if changed.concerns(self._place.family):
            self._read()

    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self._read()

    def _read(self) -> None:
        words, asked = self._desk.words, self._find.text()
        found = self._desk.work.pictures.of(self._place.family, asked)
        family = self._desk.work.families.family(self._place.family)
        rows = [self._told_of(family, one) for one in found[: self._shown]]
        if (asked, len(found), rows) == self._standing:
            return  # a row that is about to be pressed stays where it is
        self._standing = (asked, len(found), rows)
        self._list.clear()
        if found:
            card = Card(self.look)
            for row in rows:
                card.add_row(self._row(*row))
            self._list.add(card)
        elif asked:
            self._list.add(EmptyState(self.look, words("pictures.not_found", asked=asked), words("pictures.try_less")))
        else:
            self._list.add(EmptyState(self.look, words("pictures.none"), words("pictures.none_why")))
        shown = min(len(found), self._shown)
        self._count.set_words(words("pictures.showing", shown=shown, of=len(found)) if found else "")
        show_when(self._find, bool(found or asked))
        show_when(self._more, len(found) > self._shown)

    def _told_of(self, family: Family, one: Picture) -> tuple[Picture, str, str]:
        """A picture, the facts beside its title, and its state."""
        is_here = self._desk.work.pictures.is_here(one.content)
        return one, facts_of(self._desk, family, one), "" if is_here else self._desk.words("pictures.not_here")

    def _row(self, one: Picture, facts: str, state: str) -> PictureRow:
        is_paper = one.content is not None and one.content.media == Media.PDF
        row = PictureRow(
            self.look, title_of(self._desk, one), facts,
            "clipboard" if is_paper else "picture", state,
        )  # fmt: skip
        row.opened.connect(lambda: self._desk.go(places.PicturePage(self._place.family, one.id)))
        if one.content is not None and not state:
            self._desk.darkroom.small(one.content, row.show_small, row)
        return row


def title_of(desk: Desk, one: Picture) -> str:
    """What it is called."""
    return one.title or desk.words("pictures.no_title")


def facts_of(desk: Desk, family: Family, one: Picture) -> str:
    """Who it is about, when it was made, and what kind of file it is, in one line."""
    who = people_in_words(desk, family, one.about) if one.about else ""
    day = day_in_words(one.taken_on) if one.taken_on else one.taken_on_as_written
    size = desk.words("pictures.size", size=f"{max(0.1, one.content.size / 1e6):.1f}") if one.content else ""
    return ", ".join(filter(None, (who, day, size)))
