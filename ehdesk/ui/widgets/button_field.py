"""Fields that are answered by pressing buttons: what one of several and any number of them have in common."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.choice_card import AnyCard, Choice
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.painted import PaintedRadio
from ehdesk.ui.widgets.painted_choice import AnyChoice, RadioChoice, TickChoice


class ButtonField(Field):
    """Real buttons, each with a key; a choice is saved at once. A key that has no button here (somebody who left)
    stays among the answers, which keep the order they were given in.

    Signals:
        meant: one of several was pressed, and not passed with an arrow.
    """

    meant = Signal()

    def __init__(self, look: Look, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, label, hint, parent=parent)
        self._buttons: Sequence[AnyCard | AnyChoice] = ()
        self._group: QButtonGroup | None = None
        self._given: list[str] = []

    def value(self) -> str:
        chosen = [button.key for button in self._buttons if button.isChecked()]
        if self._group is not None:
            return "".join(chosen or self._given)
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

    def choose(self, key: str) -> None:
        """Choose as the person would: it is said and saved."""
        for button in self._buttons:
            if button.key == key:
                button.setFocus()
                button.click()

    def _have(self, buttons: Sequence[AnyCard | AnyChoice], *, is_one: bool) -> None:
        """Make them the answers: of one, arrows move among them, and Tab comes to one of them only."""
        self._buttons, self._group = buttons, QButtonGroup(self) if is_one else None
        for button in buttons:
            if self._group is not None:
                self._group.addButton(button)
            self._take(button, button.accessibleName())
            button.clicked.connect(self._announce)
            if isinstance(button, PaintedRadio):
                button.meant.connect(self.meant)

    def _show(self, value: str) -> None:
        self._given = value.split() if self._group is None else [value]
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


class ChoiceField(ButtonField):
    """The buttons are bare: a mark and words, or a mark alone."""

    def _make(self, choices: Sequence[Choice], *, is_one: bool, says: str = "{}") -> Sequence[AnyChoice]:
        """A button for each choice; `says` has a blank for its words."""
        kind = RadioChoice if is_one else TickChoice
        buttons = tuple(kind(self._look, one.key, one.words, says.format(one.words)) for one in choices)
        self._have(buttons, is_one=is_one)
        return buttons
