"""The case notes of a family: newest first, found by any word, and each one to read."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ehdesk.domain.change import RecordId
from ehdesk.domain.clock import wall_time
from ehdesk.domain.notes import How, Note
from ehdesk.services.announce import Changed
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.places import NoteForm, NotePage, NotesHome
from ehdesk.ui.saying import day_in_words, sentence, short_day, when
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.reading_text import ReadingText
from ehdesk.ui.widgets.task_row import TaskRow
from ehdesk.ui.widgets.text_field import SearchField
from ehdesk.ui.widgets.words import Words, show_when

_AT_ONCE = 25
"""How many rows are made at once."""
_EXCERPT = 160
"""Letters of a note that its row shows."""
_PAUSE = 120
"""Milliseconds after a key before the list follows."""


class NotesPage(DeskPage):
    """What is being written, then every note that was kept."""

    def __init__(self, desk: Desk, place: places.NotesHome) -> None:
        super().__init__(desk.look, desk.words("notes.title"))
        self._desk, self._place, self._shown = desk, place, _AT_ONCE
        words, look = desk.words, desk.look
        add = PrimaryButton(look, words("notes.add"), "plus")
        add.clicked.connect(lambda: self._write(desk.work.notes.new_record()))
        self.add_header_button(add)
        self.open_at(add)
        if desk.names_are_hidden:
            self.add(names_hidden(desk))
            return
        self._find = SearchField(look, words("notes.find"), words("notes.find_hint"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        self._find.asked.connect(lambda _words: self._pause.start())
        self._standing: object = None
        self._list, self._count = Column(look), Words(look, "", "small_soft")
        self._more = QuietButton(look, words("common.show_more"), "chevron-down")
        self._more.clicked.connect(self._show_more)
        self.add(self._find, self._list, self._count, self._more)
        desk.changed.connect(self._follow)
        self._read()

    def _follow(self, changed: Changed) -> None:
        if changed.concerns(self._place.family):
            self._read()

    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self._read()

    def _read(self) -> None:
        words, notes, asked = self._desk.words, self._desk.work.notes, self._find.text()
        found = notes.find(self._place.family, asked)
        begun = () if asked else notes.unfinished(self._place.family)
        if (asked, self._shown, found, begun) == self._standing:
            return  # a row that is about to be pressed stays where it is
        self._standing = (asked, self._shown, found, begun)
        self._list.clear()
        for card in (self._begun(begun), self._kept(found[: self._shown]), self._nothing(asked, found, begun)):
            if card is not None:
                self._list.add(card)
        shown = min(len(found), self._shown)
        self._count.set_words(words("notes.showing", shown=shown, of=len(found)) if found else "")
        show_when(self._more, len(found) > self._shown)

    def _begun(self, notes: Sequence[Note]) -> Card | None:
        if not notes:
            return None
        card = Card(self.look)
        for note in notes:
            row = TaskRow(self.look, self._name(note), self._desk.words("notes.being_written"), excerpt(note), "accent")
            row.opened.connect(lambda note=note: self._write(note.id))
            card.add_row(row)
        return card

    def _kept(self, notes: Sequence[Note]) -> Card | None:
        if not notes:
            return None
        card, words = Card(self.look), self._desk.words
        for note in notes:
            state = words("notes.in_confidence") if note.is_in_confidence else ""
            tone = "attention" if note.is_in_confidence else ""
            # what was said in confidence is not read over a shoulder
            said = words("notes.open_to_read") if note.is_in_confidence else excerpt(note)
            row = TaskRow(self.look, self._name(note), state, said, tone)
            row.opened.connect(lambda note=note: self._desk.go(NotePage(self._place.family, note.id)))
            card.add_row(row)
        return card

    def _nothing(self, asked: str, found: Sequence[Note], begun: Sequence[Note]) -> EmptyState | None:
        words = self._desk.words
        if found or begun:
            return None
        if asked:
            return EmptyState(self.look, words("notes.not_found", asked=asked), words("notes.not_found_why"))
        return EmptyState(self.look, words("notes.none"), words("notes.none_why"))

    def _name(self, note: Note) -> str:
        words, name = self._desk.words, name_of(self._desk, note)
        return words("notes.correction", name=name) if note.corrects else name

    def _write(self, note: RecordId) -> None:
        self._desk.go(NoteForm(self._place.family, note))


class NoteReadingPage(LivingPage):
    """One note as it was kept, with what corrects it, or what it corrects."""

    def __init__(self, desk: Desk, place: places.NotePage) -> None:
        super().__init__(desk, "", place.family)
        self._place = place
        correct = SecondaryButton(desk.look, desk.words("notes.correct"), "pencil")
        new = desk.work.notes.new_record
        correct.clicked.connect(lambda: desk.go(NoteForm(place.family, new(), place.note)))
        every = QuietButton(desk.look, desk.words("notes.every"))
        every.clicked.connect(lambda: desk.go(NotesHome(place.family)))
        for button in (every, correct):
            self.add_header_button(button)
        self.open_at(every)
        self.read()

    def content(self) -> QWidget:
        desk, column = self._desk, Column(self.look)
        note = desk.work.notes.one(self._place.note)
        if desk.names_are_hidden or note is None:
            self.set_title(desk.words("notes.title"))
            column.add(names_hidden(desk) if desk.names_are_hidden else Words(self.look, desk.words("notes.gone")))
            return column
        self.set_title(name_of(desk, note), self._written_by(note))
        if note.is_in_confidence:
            column.add(Banner(self.look, desk.words("notes.confidence_why"), "attention", "shield"))
        for other, said in self._beside(note):
            column.add(self._link_to(other, said))
        card = Card(self.look)
        card.add(ReadingText(self.look, desk.words("note.words"), note.words or desk.words("check.nothing")))
        column.add(card)
        return column

    def _beside(self, note: Note) -> list[tuple[Note, str]]:
        """The notes that correct this one, and the one it corrects, each with how that is said."""
        notes, words = self._desk.work.notes, self._desk.words
        later = notes.corrections_of(self._place.family, note.id)
        beside = [(other, words("notes.corrected_by", name=name_of(self._desk, other))) for other in later]
        corrected = notes.one(note.corrects) if note.corrects else None
        if corrected:
            beside.append((corrected, words("notes.corrects", name=name_of(self._desk, corrected))))
        return beside

    def _link_to(self, other: Note, said: str) -> Banner:
        banner = Banner(self.look, said, "info", "two-versions", self._desk.words("notes.show"))
        banner.followed.connect(lambda: self._desk.go(NotePage(self._place.family, other.id)))
        return banner

    def _written_by(self, note: Note) -> str:
        """Who kept it and when: the day it happened is another thing."""
        words, kept = self._desk.words, self._desk.work.notes.kept_by(note.id)
        if kept is None:
            return words("notes.being_written")
        who = self._desk.work.colleagues.name(self._place.family, kept.author)
        return words("notes.kept_by", who=who or words("notes.somebody"), when=self._when(kept.at))

    def _when(self, at: int) -> str:
        return when(self._desk.words, wall_time(at), self._desk.now)


def name_of(desk: Desk, note: Note) -> str:
    """A note in a few words: "Tue 24 Nov, visit, with Zuzana"."""
    words, today = desk.words, desk.today
    on = note.happened_on
    day = note.happened_on_as_written or words("notes.no_day")
    if on is not None:
        day = short_day(on) if on.year == today.year else day_in_words(on)
    how = words(f"notes.{note.how}").casefold() if note.how in tuple(How) else note.how
    return ", ".join(filter(None, (sentence(day), how, note.with_whom)))


def excerpt(note: Note) -> str:
    """The beginning of a note, in one line."""
    line = " ".join(note.words[: 4 * _EXCERPT].split())
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT].rpartition(' ')[0] or line[:_EXCERPT]} …"
