"""A day and a time together, in two boxes: "24 / 11 / 2026" and "9.30"."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ehdesk.domain.typed_days import Typed
from ehdesk.domain.typed_times import moment_as_typed, moment_kept
from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.column_row import PackedRow
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.words import Line, Words, show_when

_WIDTH = 190
"""Pixels at 100 per cent of either box."""


@dataclass(frozen=True, slots=True)
class MomentWords:
    """What stands over the boxes; what was understood of a value; and what to say where nothing was."""

    day: str
    time: str
    understood: Callable[[str], str]
    unread: str


class MomentField(Field):
    """`value()` is "2026-11-24T09:30:00.000" where both can be read, else what was typed."""

    def __init__(
        self, look: Look, label: str, typed: Typed, words: MomentWords, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, label, hint, "", parent)
        self._typed, self._moment_words = typed, words
        self._given = ("", ("", ""))
        self._row = PackedRow(look.space(14))
        self._day, self._time = self._box(words.day), self._box(words.time)
        self._said = Words(look, "", "soft")
        self._put(self._row)
        self._put(self._said)
        look.dress(self._dress_boxes)

    def value(self) -> str:
        given, as_typed = self._given
        typed = (self._day.text().strip(), self._time.text().strip())
        return given if typed == as_typed else moment_kept(self._typed, *typed)

    def _box(self, says: str) -> QLineEdit:
        part, line = QWidget(), QLineEdit()
        column = QVBoxLayout(part)
        spaced(column, (0, 0, 0, 0), self._look.space(2))
        column.addWidget(Line(self._look, says, "small"))
        column.addWidget(line)
        self._take(line, f"{self.name}: {says}")
        self._row.add(part)
        line.textEdited.connect(self._change)
        line.returnPressed.connect(self._finish)
        return line

    def set_problem(self, words: str) -> None:
        super().set_problem(words)
        self._describe()

    def _show(self, value: str) -> None:
        self._given = (value, moment_as_typed(value))
        self._day.setText(self._given[1][0])
        self._time.setText(self._given[1][1])
        self._remark(self._moment_words.understood(value) or (self._moment_words.unread if value else ""))

    def _change(self) -> None:
        self._remark(self._moment_words.understood(self.value()))
        super()._change()

    def _leave(self, left: QWidget | None, entered: QWidget | None) -> None:
        """From one box to the other is no leaving."""
        if left in self._controls and entered not in self._controls:
            self._finish()

    def _finish(self) -> None:
        if (value := self.value()) != self._kept:
            self._remark(self._moment_words.understood(value) or (self._moment_words.unread if value else ""))
        super()._finish()

    def _remark(self, words: str) -> None:
        self._said.set_words(words)
        show_when(self._said, bool(words))
        self._describe()

    def _describe(self) -> None:
        said = " ".join(filter(None, (self.problem(), self._said.words(), self._hint_words)))
        for line in (self._day, self._time):
            line.setAccessibleDescription(said)

    def _dress_boxes(self) -> None:
        for line in (self._day, self._time):
            line.setFixedWidth(self._look.px(_WIDTH))
