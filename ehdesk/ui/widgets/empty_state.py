"""What a page says when there is nothing on it yet: one sentence, one button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import Button
from ehdesk.ui.widgets.card import Card, spaced
from ehdesk.ui.widgets.words import Words


class EmptyState(Card):
    """EmptyState(look, "No one matches “Walsh”", "They may be under another name.", SecondaryButton(...))"""

    def __init__(self, look: Look, title: str, words: str, *buttons: Button, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._words = Words(look, words, "soft")
        self._title = Words(look, title, "h2")
        for line in (self._title, self._words):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._box = QWidget()
        self._column, row = QVBoxLayout(self._box), QHBoxLayout()
        self._column.addWidget(self._title)
        self._column.addWidget(self._words)
        self._column.addLayout(row)
        row.addStretch()
        for button in buttons:
            row.addWidget(button)
        row.addStretch()
        row.setSpacing(look.space(12))
        self.add(self._box)
        look.dress(self._dress_empty)

    def say(self, title: str, words: str) -> None:
        """Other words."""
        self._title.set_words(title)
        self._words.set_words(words)

    def _dress_empty(self) -> None:
        spaced(self._column, (0, self._look.space(4), 0, self._look.space(4)), self._look.space(8))


class EmptyStreet(EmptyState):
    """The same with a small line drawing: only on My families."""

    def __init__(self, look: Look, title: str, words: str, *buttons: Button, parent: QWidget | None = None) -> None:
        super().__init__(look, title, words, *buttons, parent=parent)
        self._drawing = QLabel()
        self._drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.insertWidget(0, self._drawing)
        look.dress(self._draw)

    def _draw(self) -> None:
        self._drawing.setPixmap(self._look.drawing("empty-street", self._look.px(116), self._look.px(60)))
