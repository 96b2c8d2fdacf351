"""One line that is typed as people write such a thing and kept as ODK does: a time, a month, a place.

    reading = Reading(time_kept, time_as_typed, lambda kept: "09:30", "I cannot read this as a time")
    TypedField(look, "When does school begin?", reading, "For example 8.45")

What was understood stands beside the box, or when it is left that nothing was.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.text_field import TextField


@dataclass(frozen=True, slots=True)
class Reading:
    """How a thing is typed: `kept` from what was typed, `typed` from what is kept.

    `understood` puts what is kept into words, None where it is no such thing; then `unread` is said.
    """

    kept: Callable[[str], str]
    typed: Callable[[str], str]
    understood: Callable[[str], str | None]
    unread: str = ""

    def said(self, kept: str) -> str:
        """What to say of a value that somebody is done with."""
        words = self.understood(kept) if kept else ""
        return self.unread if words is None else words


class TypedField(TextField):
    """`value()` is what is kept of the words in the box. What it was shown comes back unchanged while they stand."""

    def __init__(
        self, look: Look, label: str, reading: Reading, hint: str = "", width: int = 230, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, label, hint, "", width, parent)
        self._reading, self._given = reading, ("", "")

    def value(self) -> str:
        typed = super().value()
        given, as_typed = self._given
        return given if typed == as_typed else self._reading.kept(typed)

    def _show(self, value: str) -> None:
        self._given = (value, self._reading.typed(value))
        self._fill(self._given[1])
        self._say(self._reading.said(value))

    def _change(self) -> None:
        self._say(self._reading.understood(self.value()) or "")
        super()._change()

    def _finish(self) -> None:
        if self.value() != self._kept:
            self._say(self._reading.said(self.value()))
        super()._finish()

    def _say(self, words: str) -> None:
        """Nobody needs to be told what stands in the box."""
        self.remark("" if words == super().value() else words)
