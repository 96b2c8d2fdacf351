"""A passphrase: dots, and a button that shows it.

PassphraseField(look, "Passphrase", ShowTyped(look, "Show", "Hide"))       the button stands beside it
ShowTyped(look, "Show", "Hide").shows(first, second)                       one button for two fields, after both
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.unlearned import learn_nothing

_NO_WORDS = Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
"""Qt says so of dots alone."""


class ShowTyped(SecondaryButton):
    """Shows what is typed in passphrase fields, and hides it again: in all of them at once."""

    def __init__(self, look: Look, show: str, hide: str, parent: QWidget | None = None) -> None:
        super().__init__(look, show, "eye", parent=parent)
        self._words, self._is_shown = (show, hide), False
        self._fields: tuple[PassphraseField, ...] = ()
        self.clicked.connect(self._turn)

    def shows(self, *fields: "PassphraseField") -> None:
        """Which fields it shows."""
        self._fields = fields

    def _turn(self) -> None:
        self._is_shown = not self._is_shown
        for field in self._fields:
            field.show_typed(is_shown=self._is_shown)
        self.say(self._words[self._is_shown], "eye-off" if self._is_shown else "eye")


class PassphraseField(Field):
    """What unlocks a vault. It is never trimmed, and never in `left`.

    Signals:
        given: Enter was pressed in it.
    """

    given = Signal()

    def __init__(self, look: Look, label: str, button: ShowTyped | None = None, parent: QWidget | None = None) -> None:
        super().__init__(look, label, parent=parent)
        self._line = QLineEdit()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.textEdited.connect(self._change)
        self._line.returnPressed.connect(self.given)
        self._take(self._line)
        row = QHBoxLayout()
        row.setSpacing(look.space(8))
        row.addWidget(self._line, 1)
        if button is not None:
            button.shows(self)
            row.addWidget(button)
        self._put(row)

    def value(self) -> str:
        return self._line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self._line.clear()

    def show_typed(self, *, is_shown: bool) -> None:
        """Letters, or dots."""
        self._line.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        learn_nothing(self._line, _NO_WORDS)

    def _show(self, value: str) -> None:
        self._line.setText(value)

    def _finish(self) -> None:
        """A passphrase is not an answer to keep."""
