"""A passphrase: dots, and a button that shows it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.field import Field


class PassphraseField(Field):
    """What unlocks a vault. It is never trimmed, and never in `left`.

    Signals:
        given: Enter was pressed in it.
    """

    given = Signal()

    def __init__(
        self, look: Look, label: str, show: str, hide: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, label, hint, "", parent)
        self._words = (show, hide)
        self._line = QLineEdit()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.textEdited.connect(self._change)
        self._line.returnPressed.connect(self.given)
        self._take(self._line)
        self._show_button = SecondaryButton(look, show, "eye")
        self._show_button.clicked.connect(self._turn)
        row = QHBoxLayout()
        row.setSpacing(look.space(8))
        row.addWidget(self._line, 1)
        row.addWidget(self._show_button)
        self._put(row)

    def value(self) -> str:
        return self._line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self._line.clear()

    def _show(self, value: str) -> None:
        self._line.setText(value)

    def _finish(self) -> None:
        """A passphrase is not an answer to keep."""

    def _turn(self) -> None:
        is_shown = self._line.echoMode() == QLineEdit.EchoMode.Normal
        self._line.setEchoMode(QLineEdit.EchoMode.Password if is_shown else QLineEdit.EchoMode.Normal)
        self._show_button.say(self._words[0] if is_shown else self._words[1], "eye" if is_shown else "eye-off")
