"""One line whose letters are not shown to whoever looks on."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.text_field import TextField


class MaskedField(TextField):
    """A line of dots. It is kept, printed and read back like any other answer."""

    def __init__(self, look: Look, label: str, hint: str = "", width: int = 230, parent: QWidget | None = None) -> None:
        super().__init__(look, label, hint, width=width, parent=parent)
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
