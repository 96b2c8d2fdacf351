"""Every copy that left the vault on this computer: when, for whom, of which family."""

from collections.abc import Sequence

from ehdesk.services.prints import PrintMade
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.saying import sentence, when
from ehdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.table import Table
from ehdesk.ui.widgets.words import Words

_AT_ONCE = 50
"""How many rows are made at once."""


class PrintsMadePage(LivingPage):
    """The newest first."""

    def __init__(self, desk: Desk, _place: places.PrintsMade) -> None:
        super().__init__(desk, desk.words("prints_made.title"))
        self._shown = _AT_ONCE
        self.read()

    def content(self) -> Column:
        words, made = self._desk.words, self._desk.work.prints.made()
        self.set_title(words("prints_made.title"), words("prints_made.subtitle"))
        column = Column(self.look)
        if not made:
            column.add(self._none_yet())
            return column
        card = Card(self.look)
        card.add(self._table(made[: self._shown]))
        column.add(card, Words(self.look, words("prints_made.count", count=len(made)), "small_soft"))
        if len(made) > self._shown:
            more = QuietButton(self.look, words("common.show_more"), "chevron-down")
            more.clicked.connect(self._show_more)
            column.add(more)
        return column

    def _none_yet(self) -> EmptyState:
        words = self._desk.words
        go = SecondaryButton(self.look, words("ways.families"), "families")
        go.clicked.connect(lambda: self._desk.go(places.MyFamilies()))
        self.open_at(go)
        return EmptyState(self.look, words("prints_made.none"), words("prints_made.none_why"), go)

    def _table(self, made: Sequence[PrintMade]) -> Table:
        words = self._desk.words
        headings = (words("prints_made.reader"), words("prints_made.family"), words("prints_made.when"))
        return Table(self.look, words("prints_made.title"), headings, [self._row(one) for one in made])

    def _row(self, made: PrintMade) -> tuple[str, str, str]:
        at = sentence(when(self._desk.words, made.at, self._desk.now))
        reader = self._desk.member_name(made.reader) if made.reader else self._desk.words("prints_made.somebody")
        return reader, self._desk.family_name(made.family), at

    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self.read()
