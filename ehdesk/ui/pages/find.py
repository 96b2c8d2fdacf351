"""Find in this family: one box, and everything in which the words stand, each with a way to its place."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ehdesk.domain import kinds
from ehdesk.domain.body import text
from ehdesk.domain.notes import note_from
from ehdesk.services.family_search import Found
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import kind_in_words, names_hidden
from ehdesk.ui.pages.notes import name_of
from ehdesk.ui.pages.place_of import place_of
from ehdesk.ui.places import Place
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.task_row import TaskRow, WaitingRow
from ehdesk.ui.widgets.text_field import SearchField
from ehdesk.ui.widgets.words import Words, show_when

_AT_ONCE = 25
"""How many rows are made at once."""
_PAUSE = 200
"""Milliseconds after a key before the list follows."""
_BEFORE, _SHOWN = 40, 150
"""Letters shown before what was found, and in all."""


class FindPage(DeskPage):
    """The list follows what is typed."""

    def __init__(self, desk: Desk, place: places.FindInFamily) -> None:
        words = desk.words
        super().__init__(desk.look, words("find.title"), words("find.subtitle"))
        self._desk, self._family, self._shown = desk, place.family, _AT_ONCE
        if desk.names_are_hidden:
            self.add(names_hidden(desk))
            return
        self._box = SearchField(desk.look, words("find.title"), words("find.hint"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        self._box.asked.connect(self._ask)
        self._box.down_asked.connect(self._go_down)
        self._list, self._count = Card(desk.look), Words(desk.look, "", "small_soft")
        self._more = QuietButton(desk.look, words("common.show_more"), "chevron-down")
        self._more.clicked.connect(self._show_more)
        self.add(self._box, self._count, self._list, self._more)
        self.find_asked.connect(self._box.setFocus)
        self.open_at(self._box)
        self._read()

    def _ask(self, _words: str) -> None:
        self._shown = _AT_ONCE
        self._pause.start()

    def _go_down(self) -> None:
        """Enter: what was typed is looked for at once, and the keyboard goes to the first of what was found."""
        self._pause.stop()
        self._read()
        if (first := self._list.findChild(TaskRow)) is not None:
            first.setFocus()

    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self._read()

    def _read(self) -> None:
        asked = self._box.text()
        found = self._desk.work.family_search.find(self._family, asked)
        self._list.clear()
        for one in found[: self._shown]:
            self._list.add_row(self._row(one, asked))
        show_when(self._list, bool(found))
        show_when(self._more, len(found) > self._shown)
        self._count.set_words(self._desk.words("find.count", count=len(found)) if asked.strip() else "")

    def _row(self, one: Found, asked: str) -> QWidget:
        kind, said = kind_in_words(self._desk.words, one.kind), around(one.said, asked)
        said = "" if said == " ".join(self._name(one).split()) else said
        if _is_kept_close(one):
            said = self._desk.words("notes.open_to_read")
        place = self._place_of(one)
        if place is None:
            return WaitingRow(self.look, self._name(one), kind, said)
        row = TaskRow(self.look, self._name(one), kind, said)
        row.opened.connect(lambda: self._desk.go(place))
        return row

    def _name(self, one: Found) -> str:
        if one.question:
            return one.question
        if one.kind == kinds.NOTE:
            return name_of(self._desk, note_from(one.record, one.body))
        is_named = one.kind not in (kinds.AGREEMENT, kinds.SHARING, kinds.WITHDRAWAL)
        fields = ("known_as", "name", "what", "words", "title") if is_named else ()
        named = (text(one.body, field) for field in fields)
        return next(filter(None, named), kind_in_words(self._desk.words, one.kind))

    def _place_of(self, one: Found) -> Place | None:
        if not one.topic:
            return place_of(self._family, one.kind, one.record, one.body)
        if one.body.get("@completed_on"):
            return places.CheckAnswers(self._family, one.record, one.topic)
        return places.Topic(self._family, one.record, one.topic, one.field)


def _is_kept_close(one: Found) -> bool:
    """Is it about who may not know something, or was it said alone? That is never on show: one opens it to read it."""
    about_readers = (kinds.HOUSEHOLD, kinds.AGREEMENT, kinds.SHARING, kinds.WITHDRAWAL)
    return (
        one.is_alone
        or one.kind in about_readers
        or (one.kind == kinds.NOTE and note_from(one.record, one.body).is_in_confidence)
    )


def around(said: str, asked: str) -> str:
    """What stands around the first word that was asked for, in one line."""
    line = " ".join(said.split())
    first = next(iter(asked.casefold().split()), "")
    start = max(0, line.casefold().find(first) - _BEFORE)
    start = line.find(" ", start) + 1 if start else 0
    end = start + _SHOWN
    return f"{'… ' if start else ''}{line[start:end]}{' …' if end < len(line) else ''}"
