"""One answer on a line from one end to the other: radio buttons strung on a rule, each with its words below.

LikertField(look, "I feel safe at home", (Choice("1", "Never"), Choice("2", "Sometimes"), Choice("3", "Always")))

Without room for all in one row they are stacked, with the words beside.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.button_field import ChoiceField
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.flow import Measured, Row
from ehdesk.ui.widgets.painted_choice import AnyChoice, Lie, stack


class LikertField(ChoiceField):
    """One of several along a line; arrows move among them."""

    def __init__(
        self, look: Look, label: str, choices: Sequence[Choice], hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, label, hint, parent)
        self._put(_OnALine(self._make(choices, is_one=True)))


class _OnALine(Row):
    """All side by side without a gap, or stacked."""

    def __init__(self, buttons: Sequence[AnyChoice]) -> None:
        super().__init__(0)
        self._buttons = buttons
        buttons[0].face.first = buttons[-1].face.last = True
        self.add(*buttons)

    def minimumSizeHint(self) -> QSize:
        """Stacked, they need the least."""
        return QSize(max(button.face.least_width(Lie.BESIDE) for button in self._buttons), 0)

    def _arrange(self, _shown: Sequence[Measured], rect: QRect, *, is_moving: bool) -> int:
        width = rect.width() // len(self._buttons)
        if any(button.face.least_width(Lie.BELOW) > width for button in self._buttons):
            return stack(self._buttons, rect, is_moving=is_moving)
        height = max(button.face.height_lying(width, Lie.BELOW) for button in self._buttons)
        for place, button in enumerate(self._buttons if is_moving else ()):
            button.face.lie = Lie.BELOW
            button.setGeometry(rect.x() + place * width, rect.y(), width, height)
        return height
