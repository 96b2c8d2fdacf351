"""What one was writing from two versions when a colleague chose between them: let it stand, or throw it away."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ehdesk.services.conflicts import LeftOver
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import Naming
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.taking_back import take_back
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import CarefulButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words


class LeftOverCard(Card):
    """What stands now, and what one wrote; of what was said alone, once somebody says so."""

    def __init__(self, desk: Desk, left: LeftOver, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent)
        self._desk, self._left = desk, left
        words, naming = desk.words, Naming(desk)
        self.add(Words(desk.look, naming.topic(left), "h2"), Words(desk.look, words("left_over.why"), "soft"))
        if naming.is_alone(left):
            closed = Banner(desk.look, words("self_note.closed"), "plain", "lock", words("self_note.show"))
            closed.followed.connect(partial(self._open, naming, closed))
            self.add(closed)
        else:
            self._show(naming)

    def _open(self, naming: Naming, closed: Banner) -> None:
        self._show(naming)
        self._first.setFocus()
        closed.hide()

    def _show(self, naming: Naming) -> None:
        words, left = self._desk.words, self._left
        self.add_row(AnswerRow(self._look, words("left_over.stands"), naming.value(left, left.stands), ""))
        self.add_row(AnswerRow(self._look, words("left_over.yours"), left.words, ""))
        take, drop = (
            SecondaryButton(self._look, words("left_over.take")),
            CarefulButton(self._look, words("left_over.drop")),
        )
        take.clicked.connect(self._take)
        drop.clicked.connect(self._drop)
        if left.is_finished:
            self.add(Banner(self._look, words("left_over.finished"), "plain", "lock"))
        ways = (drop,) if left.is_finished else (take, drop)
        self._first = ways[0]
        self.add(SideBySide(self._look, *ways))

    def _take(self) -> None:
        desk, left = self._desk, self._left
        if not may_write(desk, left.family):
            return
        change = desk.work.conflicts.let_stand(left, desk.words("left_over.taken_why"))
        desk.say(desk.words("left_over.taken"), lambda: take_back(desk, left.record, (change,)))
        desk.sync_changed.emit()

    def _drop(self) -> None:
        self._desk.work.conflicts.drop_draft(self._left)
        self._desk.say(self._desk.words("left_over.dropped"))
        self._desk.sync_changed.emit()
