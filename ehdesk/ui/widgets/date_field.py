"""A date, typed in one box: "30 / 11 / 2026", "30.11.2026" or "30 Nov 2026"."""

from PySide6.QtWidgets import QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.typed_date import as_typed, iso_or_raw


class DateField(TextField):
    """`value()` is ISO ("2026-11-30") when what was typed is a date that exists, else what was typed."""

    def __init__(
        self, look: Look, label: str, hint: str = "", optional: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, label, hint, optional, 230, parent)

    def value(self) -> str:
        return iso_or_raw(self._line.text())

    def _show(self, value: str) -> None:
        self._line.setText(as_typed(value))
