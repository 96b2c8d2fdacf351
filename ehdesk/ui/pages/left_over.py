"""What one was writing when a colleague chose between versions, or finished it: let it stand, take it along, or not."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from ehdesk.domain import kinds, narrative
from ehdesk.services.conflicts import LeftOver
from ehdesk.ui import places
from ehdesk.ui.copied import copy_out
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import Naming
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.taking_back import take_back
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import Button, CarefulButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words, show_when


class LeftOverCard(Card):
    """What stands now, and what one wrote; of what was said alone or in confidence, once somebody says so."""

    is_seen_whole = True

    def __init__(self, desk: Desk, left: LeftOver, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent)
        self._desk, self._left, self._naming = desk, left, Naming(desk)
        look, words = desk.look, desk.words
        is_closed = self._naming.is_alone(left) or self._is_in_confidence()
        self._closed = Banner(look, words("self_note.closed"), "plain", "lock", words("self_note.show"))
        self._closed.followed.connect(self._open)
        self.add(Words(look, self._naming.topic(left), "h2"), Words(look, self._naming.family(left.family), "soft"))
        self.add(Words(look, self._why(), "soft"), self._closed)
        show_when(self._closed, is_closed)
        if not is_closed:
            self._show()

    def focus_first(self) -> None:
        """Give the keyboard to what can be done with it, or to what opens it."""
        if self._closed.isVisible():
            self._closed.focus_link()
        else:
            self._first.setFocus()

    def _why(self) -> str:
        words, left = self._desk.words, self._left
        if not left.is_of_versions:
            return words("left_over.kept_why")
        return words("left_over.chosen_and_kept_why" if left.is_finished else "left_over.why")

    def _is_in_confidence(self) -> bool:
        note = self._desk.work.notes.one(self._left.record)
        return note is not None and note.is_in_confidence

    def _open(self) -> None:
        self._show()
        self._first.setFocus()
        show_when(self._closed, False)

    def _show(self) -> None:
        words, left = self._desk.words, self._left
        self.add_row(AnswerRow(self._look, words("left_over.stands"), self._naming.value(left, left.stands), ""))
        self.add_row(AnswerRow(self._look, words("left_over.yours"), left.words, ""))
        ways = list(self._ways())
        self._first = ways[0]
        self.add(SideBySide(self._look, *ways))

    def _ways(self) -> Iterator[Button]:
        """What can be done with it: it never changes what is finished."""
        left = self._left
        if not left.is_finished:
            yield self._way(SecondaryButton, "left_over.take", self._take)
        elif not left.is_of_versions:
            if narrative.is_narrative(left.kind, left.field):
                yield self._way(SecondaryButton, "left_over.new_note", self._begin_note)
            yield self._way(QuietButton, "left_over.copy", self._copy)
        yield self._way(CarefulButton, "left_over.drop", self._drop)

    def _way(self, make: type[Button], phrase: str, act: Callable[[], None]) -> Button:
        button = make(self._look, self._desk.words(phrase))
        button.clicked.connect(act)
        return button

    def _take(self) -> None:
        desk, left = self._desk, self._left
        if not may_write(desk, left.family):
            return
        change = desk.work.conflicts.let_stand(left, desk.words("left_over.taken_why"))
        desk.say(desk.words("left_over.taken"), lambda: take_back(desk, left.record, (change,)))
        desk.sync_changed.emit()

    def _begin_note(self) -> None:
        """A correction, where it was a note; in the vault before what was left over goes."""
        desk, left = self._desk, self._left
        if not may_write(desk, left.family):
            return
        corrects = left.record if left.kind == kinds.NOTE else None
        note = desk.work.notes.go_on_with(left.family, left.words, desk.today, corrects)
        desk.work.conflicts.drop_draft(left)
        desk.go(places.NoteForm(left.family, note))

    def _copy(self) -> None:
        copy_out(self._left.words)
        self._desk.say(self._desk.words("left_over.copied"))

    def _drop(self) -> None:
        desk, left = self._desk, self._left
        desk.work.conflicts.drop_draft(left)
        desk.say(desk.words("left_over.dropped"), partial(_keep, desk, left))
        desk.sync_changed.emit()


def _keep(desk: Desk, left: LeftOver) -> None:
    desk.work.conflicts.keep_left_over(left)
    desk.sync_changed.emit()
