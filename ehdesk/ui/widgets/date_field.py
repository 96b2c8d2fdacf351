"""A date, typed in one box: "30/11/26", "27 Nov", "Friday" or "today". What was understood is said beside it."""

from collections.abc import Callable

from ehdesk.domain.body import day_in
from ehdesk.domain.typed_days import Typed, as_typed
from ehdesk.ui.look import Look
from ehdesk.ui.saying import whole_day
from ehdesk.ui.widgets.text_field import TextField


class DateField(TextField):
    """`value()` is ISO ("2026-11-30") when what was typed is a date that exists, else what was typed.

    `typed` says what "Friday" and "27 Nov" mean here. `understood` puts a value into words, once the field is left.
    """

    def __init__(
        self,
        look: Look,
        label: str,
        typed: Typed,
        hint: str = "",
        optional: str = "",
        understood: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(look, label, hint, optional, 230)
        self._typed_when, self._understood = typed, understood or _day_in_words

    def value(self) -> str:
        return self._typed_when.kept(self._line.text())

    def _show(self, value: str) -> None:
        self._fill(as_typed(value))
        self.remark(self._understood(value))

    def _change(self) -> None:
        self.remark(_day_in_words(self.value()))
        super()._change()

    def _finish(self) -> None:
        if self.value() != self._kept:
            self.remark(self._understood(self.value()))
        super()._finish()


def _day_in_words(value: str) -> str:
    day = day_in(value)
    return whole_day(day) if day else ""
