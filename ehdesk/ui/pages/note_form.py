"""Writing a case note: it saves itself as a draft, and is kept for good when its writer says so."""

from collections.abc import Mapping

from ehdesk.domain.body import Body, day, text
from ehdesk.domain.change import RecordId
from ehdesk.domain.notes import How
from ehdesk.services.announce import Changed
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.day_field import past_day
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.notes import NoteReadingPage, name_of
from ehdesk.ui.pages.record_form import RecordForm
from ehdesk.ui.shell.page import Page
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards, TickCards
from ehdesk.ui.widgets.text_field import LongTextField, TextField


def note_page(desk: Desk, place: places.NoteForm) -> Page:
    """The form of a note, or the note itself once it is kept: a place that was remembered may be older."""
    note = desk.work.notes.one(place.note)
    if note is not None and note.is_kept:
        return NoteReadingPage(desk, places.NotePage(place.family, place.note))
    return NoteFormPage(desk, place)


class NoteFormPage(RecordForm):
    """What happened, when, how and with whom."""

    is_final = True

    def __init__(self, desk: Desk, place: places.NoteForm) -> None:
        words, look = desk.words, desk.look
        self._always = {"happened_on": desk.today.isoformat()}
        if place.corrects:
            self._always["corrects"] = place.corrects
        editing = desk.work.notes.editing(place.family, place.note, self._always)
        super().__init__(desk, place, words("note.title"), words("note.subtitle"), editing)
        if desk.names_are_hidden:
            self.add(names_hidden(desk))
            self._check = lambda _body: {}
            return
        self._say_what_it_corrects(text(editing.body, "corrects") or place.corrects)
        self.ask("happened_on", past_day(desk, words("note.happened_on")))
        self.ask("how", ChoiceCards(look, words("note.how"), [Choice(how, words(f"notes.{how}")) for how in How]))
        self.ask("with_whom", TextField(look, words("note.with_whom"), words("note.with_whom_hint")))
        self.first = self.ask("words", LongTextField(look, words("note.words"), words("note.words_hint")))
        confidence = [Choice("yes", words("note.in_confidence"))]
        self.ask("in_confidence", TickCards(look, words("note.confidence"), confidence, words("note.confidence_hint")))
        self.end_with(words("note.keep"), self._problems, words("note.throw_away"), words("note.thrown_away"))

    def finished(self) -> None:
        """Nothing is missing: the note is kept from here on, and says so where notes are read."""
        if self._desk.names_are_hidden:
            self._desk.back()
            return
        self._desk.work.notes.keep(self._place.family, self._editing.record)
        self._desk.back()
        self._desk.say(self._desk.words("note.kept"))

    def _take_in(self, changed: Changed) -> None:
        """Kept meanwhile by the same person elsewhere: what is typed here stands beside it, as another version."""
        note = self._desk.work.notes.one(self._editing.record)
        if note is not None and note.is_kept and changed.came_in:
            self._desk.go(places.NotePage(self._place.family, note.id))
        else:
            super()._take_in(changed)

    def _say_what_it_corrects(self, corrects: str) -> None:
        other = self._desk.work.notes.one(RecordId(corrects)) if corrects else None
        if other is not None:
            said = self._desk.words("notes.corrects", name=name_of(self._desk, other))
            self.add(Banner(self.look, said, "info", "two-versions"))

    def _shown(self, name: str) -> str:
        """Of a note that is not there yet, the day is today."""
        is_new = not self._editing.exists
        return self._always.get(name, "") if is_new else super()._shown(name)

    def _problems(self, body: Body) -> Mapping[str, str]:
        words, found = self._desk.words, {}
        on = day(body, "happened_on")
        if on is None:
            found["happened_on"] = words("common.no_such_date")
        elif on > self._desk.today:
            found["happened_on"] = words("note.still_to_come")
        if not text(body, "how"):
            found["how"] = words("note.need_how")
        if not text(body, "words"):
            found["words"] = words("note.need_words")
        return found
