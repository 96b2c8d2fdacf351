"""What each cell came to at each entry."""

from typing import TypeAlias

from ehdesk.forms.engine.cells import TEXTS, Cell, texts_of
from ehdesk.forms.engine.instance import Entry
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.speech import Option, Speech
from ehdesk.forms.engine.values import as_boolean, as_kept, as_number

Outcome: TypeAlias = bool | str | float | tuple[Option, ...]
_IF_NOT_SAID: dict[str, Outcome] = {
    "relevant": True,
    "constraint": True,
    "required": False,
    "readonly": False,
    "calculate": "",
    "count": 0.0,
    "choices": (),
}


class Outcomes:
    """Works cells out, and remembers.

    An expression that fails on the answers of the moment (a pattern that cannot be read, say) counts as not written:
    a form in use never stops.
    """

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._known: dict[Entry, dict[str, Outcome]] = {}

    def settle(self, cell: Cell, entry: Entry) -> tuple[Outcome, bool]:
        """Work a cell out again: what it comes to, and whether that is new."""
        known = self._known.setdefault(entry, {})
        before, outcome = known.get(cell.aspect), self._outcome(cell, entry)
        known[cell.aspect] = outcome
        return outcome, outcome != before

    def forget(self, entry: Entry) -> None:
        """An entry that is gone."""
        self._known.pop(entry, None)

    def claim(self, entry: Entry, aspect: str) -> bool:
        """Whether it is `relevant` for itself, `required`, `readonly`, or meets its `constraint`."""
        return bool(self._known.get(entry, {}).get(aspect, _IF_NOT_SAID[aspect]))

    def meets_constraint(self, entry: Entry) -> bool:
        """Would what its node holds at this moment be allowed? Nothing is remembered."""
        constraint = entry.part.bind.constraint
        try:
            return constraint is None or as_boolean(self._speech.value(constraint, entry.node))
        except BadExpression:
            return True

    def number(self, entry: Entry, aspect: str) -> float:
        """The number that a `count` came to."""
        outcome = self._known.get(entry, {}).get(aspect)
        return outcome if isinstance(outcome, float) else 0.0

    def words(self, entry: Entry, aspect: str) -> str:
        """Its `label`, `hint`, `constraint_message` or `required_message`, with answers in it."""
        outcome = self._known.get(entry, {}).get(aspect)
        return outcome if isinstance(outcome, str) else self._said(entry, aspect)

    def options(self, entry: Entry) -> tuple[Option, ...]:
        """What it offers to choose from."""
        outcome = self._known.get(entry, {}).get("choices")
        if isinstance(outcome, tuple):
            return outcome
        control = entry.part.control
        return self._speech.options(control.choices, entry.node) if control else ()

    def _outcome(self, cell: Cell, entry: Entry) -> Outcome:
        try:
            return self._worked_out(cell, entry)
        except BadExpression:
            return _IF_NOT_SAID.get(cell.aspect, "")

    def _worked_out(self, cell: Cell, entry: Entry) -> Outcome:
        if cell.aspect in TEXTS:
            return self._said(entry, cell.aspect)
        if cell.aspect == "choices" and entry.part.control is not None:
            return self._speech.options(entry.part.control.choices, entry.node)
        value = self._speech.value(cell.expressions[0], entry.node)
        if cell.aspect == "count":
            return as_number(value)
        return as_kept(value, entry.part.bind.type) if cell.aspect == "calculate" else as_boolean(value)

    def _said(self, entry: Entry, aspect: str) -> str:
        return self._speech.words(dict(texts_of(entry.part))[aspect], entry.node)
