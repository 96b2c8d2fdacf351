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

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.button_field import ButtonField
from ehdesk.ui.widgets.choice_card import AnyCard, Choice, RadioCard, TickCard
from ehdesk.ui.widgets.flow import EvenRow, Row
from ehdesk.ui.widgets.words import Words

MakesRow = Callable[[int], Row]
"""A row for cards, by the gap between them."""


class _Cards(ButtonField):
    """What both kinds share: cards in rows or a stack."""

    @property
    def cards(self) -> Sequence[AnyCard]:
        """A card for each answer, in their order."""
        return self._cards

    def _lay(self, cards: Sequence[AnyCard], makes_row: MakesRow, *, is_one: bool) -> None:
        self._cards = cards
        self._have(cards, is_one=is_one)
        row = makes_row(self._look.space(10))
        for card in cards:
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
        super().__init__(look, label, hint, parent)
        self._lay([self._card(choice) for choice in choices], row, is_one=True)

    def _card(self, choice: Choice) -> RadioCard:
        return RadioCard(self._look, choice)


class StepCards(ChoiceCards):
    """The steps of a star area, with their numbers, and last a card for not having talked about it.

    `headings` stand above the cards whose keys they have: the stages of a star that has some.
    The question stands above in large type.
    """

    is_labelled = False

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


class YesNoCards(ChoiceCards):
    """Yes or no, kept as `true` and `false`; `1` and `0` are shown as these."""

    def __init__(self, look: Look, label: str, yes: str, no: str, hint: str = "") -> None:
        super().__init__(look, label, (Choice("true", yes), Choice("false", no)), hint)

    def _show(self, value: str) -> None:
        super()._show({"1": "true", "0": "false"}.get(value, value))


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
        super().__init__(look, label, hint, parent)
        self._lay([TickCard(look, choice) for choice in choices], row, is_one=False)
