"""Help under a question for whoever wants more: "More help" opens it, and puts it away.

MoreHelp(look, "More help", "Ask each parent alone.", ("open", "closed"))
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import LinkButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.words import Words, show_when


class MoreHelp(QWidget):
    """A button and, when it is open, the help. `spoken` is how it is heard that it is open, and that it is closed."""

    def __init__(
        self, look: Look, title: str, helping: str, spoken: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._title, self._spoken, self._helping = look, title, spoken, helping
        self._button = LinkButton(look, title, "chevron-down")
        self._words: Words | None = None
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._button)
        self._button.clicked.connect(self._turn)
        self._say(is_open=False)
        look.dress(self._dress)

    def _turn(self) -> None:
        is_open = self._words is None or self._words.isHidden()
        if self._words is None:
            self._words = Words(self._look, self._helping)
            self._column.addWidget(self._words)
        show_when(self._words, is_open)
        self._say(is_open=is_open)

    def _say(self, *, is_open: bool) -> None:
        said = f"{self._title}, {self._spoken[0 if is_open else 1]}"
        self._button.say(self._title, "chevron-up" if is_open else "chevron-down", said)
        self._button.setAccessibleDescription(self._helping if is_open else "")

    def _dress(self) -> None:
        spaced(self._column, (0, 0, 0, self._look.space(4)), 0)
