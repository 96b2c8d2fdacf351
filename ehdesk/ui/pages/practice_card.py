"""In the settings of practice: begin again with the family as it was, or throw it all away."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ehdesk.ui.desk import Desk
from ehdesk.ui.widgets.buttons import Button, CarefulButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words


class PracticeCard(Card):
    """Each asks once more, since neither can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent)
        self._words = words = desk.words
        again = SecondaryButton(desk.look, words("practice.again"), "history")
        away = CarefulButton(desk.look, words("practice.throw_away"), "bin")
        again.clicked.connect(lambda: self._ask(again, desk.fresh_practice_wanted.emit))
        away.clicked.connect(lambda: self._ask(away, desk.end_of_practice_wanted.emit))
        self._buttons, self._question = SideBySide(desk.look, again, away), Column(desk.look)
        self.add(Words(desk.look, words("practice.title"), "h2"), Words(desk.look, words("practice.why"), "soft"))
        self.add(self._buttons, self._question)

    def _ask(self, asked_by: Button, do: Callable[[], None]) -> None:
        words = self._words
        yes, no = CarefulButton(self._look, asked_by.text()), QuietButton(self._look, words("practice.keep"))
        yes.clicked.connect(do)
        no.clicked.connect(lambda: self._leave(asked_by))
        self._question.add(Words(self._look, words("practice.sure")), SideBySide(self._look, yes, no))
        self._buttons.hide()
        no.setFocus()

    def _leave(self, asked_by: Button) -> None:
        self._question.clear()
        self._buttons.show()
        asked_by.setFocus()
