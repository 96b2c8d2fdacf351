"""Pounds: "£20", "-£20" and "1,200" are numbers to whoever types them."""

import re

from PySide6.QtWidgets import QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.text_field import NumberField
from ehdesk.ui.widgets.words import Line

_POUNDS = re.compile(r"([-−]?)£?([-−]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d*)?", re.ASCII)


class MoneyField(NumberField):
    """`value()` is the bare number ("-20", "1200"); what is no number of pounds comes back as it was typed."""

    def __init__(
        self, look: Look, label: str, hint: str = "", optional: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, label, hint, optional, parent=parent)
        self._row.insertWidget(0, Line(look, "£", "soft"))

    def value(self) -> str:
        typed = super().value()
        found = _POUNDS.fullmatch("".join(typed.split()))
        if found is None or (found[1] and found[2]):
            return typed
        return f"{'-' if found[1] or found[2] else ''}{found[3].replace(',', '')}{found[4] or ''}"
