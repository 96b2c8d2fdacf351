"""What one was writing from two versions when a colleague chose between them: let it stand, or throw it away."""

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
from ehdesk.ui.widgets.words import Words, show_when


class LeftOverCard(Card):
    """What stands now, and what one wrote; of what was said alone, once somebody says so."""

    def __init__(self, desk: Desk, left: LeftOver, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent)
        self._desk, self._left, self._naming = desk, left, Naming(desk)
        look, words, is_closed = desk.look, desk.words, self._naming.is_alone(left)
        self._closed = Banner(look, words("self_note.closed"), "plain", "lock", words("self_note.show"))
        self._closed.followed.connect(self._open)
        self.add(Words(look, self._naming.topic(left), "h2"), Words(look, words("left_over.why"), "soft"), self._closed)
        show_when(self._closed, is_closed)
        if not is_closed:
            self._show()

    def _open(self) -> None:
        self._show()
        self._first.setFocus()
        show_when(self._closed, False)

    def _show(self) -> None:
        words, left = self._desk.words, self._left
        self.add_row(AnswerRow(self._look, words("left_over.stands"), self._naming.value(left, left.stands), ""))
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
        desk, left = self._desk, self._left
        desk.work.conflicts.drop_draft(left)
        desk.say(desk.words("left_over.dropped"), lambda: _keep(desk, left))
        desk.sync_changed.emit()


def _keep(desk: Desk, left: LeftOver) -> None:
    desk.work.conflicts.keep_left_over(left)
    desk.sync_changed.emit()
