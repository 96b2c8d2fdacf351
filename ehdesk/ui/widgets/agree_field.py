"""A statement to agree to or a thing to tick off: one tick box that has the question's own words."""

from PySide6.QtWidgets import QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import TickCards

TICKED = "OK"
"""What ODK keeps of a ticked box."""


class AgreeField(TickCards):
    """`value()` is "OK" while it is ticked."""

    is_labelled = False

    def __init__(self, look: Look, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, label, [Choice(TICKED, label, hint)], parent=parent)
