"""Fields whose answers are painted buttons: what one of several and any number of them have in common."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.painted_choice import Painted, PaintedRadio, PaintedTick


class PaintedField(Field):
    """Real buttons in `_buttons`; a choice is saved at once. A key that has no button here stays among the answers."""

    def __init__(self, look: Look, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, label, hint, "", parent)
        self._buttons: tuple[Painted, ...] = ()
        self._group: QButtonGroup | None = None
        self._given: list[str] = []

    def value(self) -> str:
        chosen = [button.key for button in self._buttons if button.isChecked()]
        if self._group is not None:
            return "".join(chosen) or " ".join(self._given)
        own = {button.key for button in self._buttons}
        kept = [key for key in self._given if key in chosen or key not in own]
        return " ".join([*kept, *(key for key in chosen if key not in kept)])

    @property
    def control(self) -> QWidget:
        """The chosen one, or the first."""
        return next((button for button in self._buttons if button.isChecked()), self._buttons[0])

    def focus_control(self) -> None:
        """Give the keyboard to it."""
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, choices: Sequence[Choice], *, is_one: bool, says: str = "{}") -> Sequence[Painted]:
        """A button for each choice; `says` has a blank for its words."""
        kind = PaintedRadio if is_one else PaintedTick
        self._group = QButtonGroup(self) if is_one else None  # in a group, Tab comes to one of them only
        self._buttons = tuple(kind(self._look, one.key, one.words, says.format(one.words)) for one in choices)
        for button in self._buttons:
            if self._group is not None:
                self._group.addButton(button)
            self._take(button, button.accessibleName())
            button.clicked.connect(self._announce)
        return self._buttons

    def _show(self, value: str) -> None:
        self._given = value.split()
        if self._group is not None:
            self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(button.key in self._given)
        if self._group is not None:
            self._group.setExclusive(True)
            self._let_tab_in(self._group.checkedButton())

    def _let_tab_in(self, chosen: QWidget | None) -> None:
        """Tab comes to the chosen one, also before the keyboard was ever among them."""
        policy = Qt.FocusPolicy
        for button in self._buttons:
            button.setFocusPolicy(policy.StrongFocus if chosen in (None, button) else policy.ClickFocus)

    def _announce(self) -> None:
        """Say the choice; choosing the same one again is none."""
        if self.value() != self._kept:
            self._change()
            self._finish()
