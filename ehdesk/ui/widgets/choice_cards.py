"""Questions answered by choosing.

    ChoiceCards(look, "How is school going?", (Choice("well", "Going well"), Choice("mixed", "Mixed")))     one
    TickCards(look, "Who helps?", choices)                          any number; value() is keys split by spaces
    StepCards(look, "Getting on together", steps, unscored)         a star's steps, and "We did not talk about this"

Short ones lie in rows, else they are stacked; `row` makes another kind of row. `left` follows each choice at once.
In StepCards the digits choose a step, and 0 the last card.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.choice_card import Choice, RadioCard, TickCard
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.flow import EvenRow, Row
from ehdesk.ui.widgets.words import Words

MakesRow = Callable[[int], Row]
"""A row for cards, by the gap between them."""


class _Cards(Field):
    """What both kinds share: cards in rows or a stack."""

    def _lay(self, cards: Sequence[RadioCard | TickCard], makes_row: MakesRow) -> None:
        self._cards = tuple(cards)
        row = makes_row(self._look.space(10))
        for card in cards:
            self._take(card, card.accessibleName())
            card.setAccessibleDescription(card.choice.detail)
            if heading := self._heading(card.choice):
                row.add(Words(self._look, heading, "small_strong_soft"))
            row.add(card)
        self._put(row)

    def _heading(self, choice: Choice) -> str:  # noqa: ARG002 - only a star has stages
        return ""

    def set_problem(self, words: str) -> None:
        super().set_problem(words)
        for card in self._cards:
            card.setAccessibleDescription(" ".join(filter(None, (words, card.choice.detail))))

    def value(self) -> str:
        return " ".join(card.choice.key for card in self._cards if card.isChecked())

    def _announce(self) -> None:
        """Say the choice; choosing the same one again is none."""
        if self.value() != self._kept:
            self._change()
            self._finish()


class ChoiceCards(_Cards):
    """One answer of several; arrows move among them."""

    def __init__(
        self,
        look: Look,
        label: str,
        choices: Sequence[Choice],
        hint: str = "",
        row: MakesRow = EvenRow,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, label, hint, parent=parent)
        self._group = QButtonGroup(self)
        self._lay([self._card(choice) for choice in choices], row)
        for card in self._cards:
            self._group.addButton(card)
            card.clicked.connect(self._announce)

    @property
    def control(self) -> QWidget:
        """The chosen card, or the first."""
        return self._group.checkedButton() or self._cards[0]

    def focus_control(self) -> None:
        """Give the keyboard to the chosen card, or the first."""
        self.control.setFocus()

    def choose(self, key: str) -> None:
        """Choose as the person would: it is said and saved."""
        for card in self._cards:
            if card.choice.key == key:
                card.setFocus()
                card.click()

    def _card(self, choice: Choice) -> RadioCard:
        return RadioCard(self._look, choice)

    def _show(self, value: str) -> None:
        self._group.setExclusive(False)
        for card in self._cards:
            card.setChecked(card.choice.key == value)
        self._group.setExclusive(True)
        chosen, policy = self._group.checkedButton(), Qt.FocusPolicy
        for card in self._cards:  # Tab comes to the chosen one, also before the keyboard was ever among them
            card.setFocusPolicy(policy.StrongFocus if chosen in (None, card) else policy.ClickFocus)


class StepCards(ChoiceCards):
    """The steps of a star area, with their numbers, and last a card for not having talked about it.

    `headings` stand above the cards whose keys they have: the stages of a star that has some.
    """

    def __init__(
        self,
        look: Look,
        label: str,
        steps: Sequence[Choice],
        unscored: Choice,
        headings: Mapping[str, str] = MappingProxyType({}),
        parent: QWidget | None = None,
    ) -> None:
        self._unscored, self._headings = unscored, headings
        super().__init__(look, label, (*steps, unscored), row=partial(EvenRow, most=1), parent=parent)

    @property
    def digits(self) -> tuple[str, ...]:
        """The numbers of the steps, as keys that choose them."""
        return tuple(card.choice.number for card in self._cards if card.choice.number)

    def choose_by_digit(self, digit: str) -> bool:
        """Choose the step with this number, or with "0" that it was not talked about; whether there was one."""
        for card in self._cards:
            if digit == (card.choice.number or "0"):
                self.choose(card.choice.key)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.choose_by_digit(event.text()):
            super().keyPressEvent(event)

    def _card(self, choice: Choice) -> RadioCard:
        return RadioCard(self._look, choice, "strong" if choice.number else "body")

    def _heading(self, choice: Choice) -> str:
        return self._headings.get(choice.key, "")


class TickCards(_Cards):
    """Any number of answers."""

    def __init__(
        self,
        look: Look,
        label: str,
        choices: Sequence[Choice],
        hint: str = "",
        row: MakesRow = EvenRow,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, label, hint, parent=parent)
        self._given: list[str] = []
        """What was shown: keys that have no card here (somebody who left) stay among the answers."""
        self._lay([TickCard(look, choice) for choice in choices], row)
        for card in self._cards:
            card.clicked.connect(self._announce)

    def value(self) -> str:
        """The keys as they were given, without those whose tick was taken away, and the new ones after them."""
        ticked = {card.choice.key for card in self._cards if card.isChecked()}
        own = {card.choice.key for card in self._cards}
        kept = [key for key in self._given if key in ticked or key not in own]
        return " ".join([*kept, *(card.choice.key for card in self._cards if card.choice.key in ticked - {*kept})])

    def _show(self, value: str) -> None:
        self._given = value.split()
        for card in self._cards:
            card.setChecked(card.choice.key in self._given)
