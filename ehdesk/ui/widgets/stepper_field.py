"""A number with buttons for less and more beside its box, and its ends in words: "From 0 to 10, in steps of 2".

    StepperField(look, "How worried are you?", Scale(Decimal(0), Decimal(10), Decimal(1)), words)

The arrows up and down step in the box too. Anything can be typed; what is wrong with it is said on Continue.
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import StepButton
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.toast import announce
from ehdesk.ui.widgets.unlearned import learn_nothing

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high` (None: without end) by `step`; `first` is where stepping begins."""

    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal = Decimal(1)
    first: Decimal = Decimal(0)

    def stepped(self, typed: str, steps: int) -> str:
        """The number so many steps on, within the ends; what is no number begins at the first."""
        try:
            at = Decimal(typed) + steps * self.step
        except InvalidOperation:
            at = self.first
        if self.high is not None:
            at = min(at, self.high)
        if self.low is not None:
            at = max(at, self.low)
        return f"{at.normalize():f}"


@dataclass(frozen=True, slots=True)
class StepperWords:
    """The names of the buttons, and what is said of the ends ("" for nothing)."""

    less: str
    more: str
    ends: str = ""


class StepperField(TextField):
    """`value()` is the number as it stands in the box."""

    def __init__(
        self, look: Look, label: str, scale: Scale, words: StepperWords, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, label, hint, "", 110, parent)
        self._scale = scale
        learn_nothing(self._line, Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self._line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for place, (says, icon, steps) in enumerate(((words.less, "minus", -1), (words.more, "plus", 1))):
            button = StepButton(look, f"{label}: {says}", icon)
            button.clicked.connect(lambda _checked=False, steps=steps: self._step(steps))
            self._row.insertWidget(2 * place, button)
        self.remark(words.ends)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self._step(steps)

    def _step(self, steps: int) -> None:
        self._fill(self._scale.stepped(super().value(), steps))
        announce(self._line, self._line.text())
        self._change()
        self._finish()

    def _dress_line(self) -> None:
        super()._dress_line()
        self._line.setFixedWidth(self._look.px(self._width))
