"""Any number out of a long list: a box to type in narrows the list down, and what is ticked stays in sight.

FindTicks(look, "Which languages?", choices, "Type to find an answer", lambda found, of: f"{found} of {of} shown")
"""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout

from ehdesk.domain.choosing import found_in
from ehdesk.ui.look import Look
from ehdesk.ui.widgets.choice_card import AnyCard, Choice
from ehdesk.ui.widgets.choice_cards import MakesRow, TickCards
from ehdesk.ui.widgets.text_field import SearchField
from ehdesk.ui.widgets.toast import announce
from ehdesk.ui.widgets.words import show_when

Shown = Callable[[int, int], str]
"""How it is said that so many of so many answers are shown."""


class FindTicks(TickCards):
    """Tick cards under a box that finds them."""

    def __init__(
        self, look: Look, label: str, choices: Sequence[Choice], find: str, shown: Shown, hint: str = ""
    ) -> None:
        self._said_shown = shown
        self._find = SearchField(look, f"{label}: {find}", find)
        super().__init__(look, label, choices, hint)
        self._find.asked.connect(self._narrow)
        self._find.down_asked.connect(self._go_down)

    def _lay(self, cards: Sequence[AnyCard], makes_row: MakesRow, *, is_one: bool) -> None:
        line = QHBoxLayout()
        line.addWidget(self._find, 2)
        line.addStretch(1)
        self._put(line)
        super()._lay(cards, makes_row, is_one=is_one)

    def _narrow(self, typed: str) -> None:
        found = set(found_in(typed, [card.choice.words for card in self._cards]))
        for place, card in enumerate(self._cards):
            show_when(card, place in found or card.isChecked())
        announce(self._find, self._said_shown(len(found), len(self._cards)))

    def _go_down(self) -> None:
        first = next((card for card in self._cards if not card.isHidden()), None)
        if first is not None:
            first.setFocus()
