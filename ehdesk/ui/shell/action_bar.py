"""The bar under a with-the-family page: what to press next, and "Saved 14:32".

page.bar.add(PrimaryButton(look, "Continue"))       from the left
page.bar.add_right(QuietButton(look, "All topics", "clipboard"))
page.bar.show_saved("Saved 14:32")
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.tab_order import tab_through
from ehdesk.ui.widgets.buttons import Button
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.words import Line, show_when


class ActionBar(QFrame):
    """The next step first, other ways after it, what is saved on the right."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "action_bar")
        self._row = QHBoxLayout(self)
        self._row.addStretch()
        self._tick = Picture(look, "check", "accent", 20)
        self._saved = Line(look, "", "soft")
        self._row.addWidget(self._tick)
        self._row.addWidget(self._saved)
        self._is_saved_shown = False
        self._lefts, self._buttons, self._side = 0, list[Button](), 0
        self._folding: dict[Button, str] = {}
        look.dress(self._dress)

    def add(self, button: Button) -> None:
        """A button after those on the left; the first is the next step."""
        self._row.insertWidget(self._lefts, button)
        self._buttons.insert(self._lefts, button)
        self._lefts += 1
        self._order_stops()

    def add_right(self, button: Button, *, folds: bool = False) -> None:
        """A button at the right end; one that `folds` is only its icon where there is little room."""
        self._row.addWidget(button)
        if folds:
            self._folding[button] = button.text()
            self._dress()
        self._buttons.append(button)
        self._order_stops()

    def _order_stops(self) -> None:
        tab_through(*self._buttons)

    def show_saved(self, words: str) -> None:
        """When everything was last kept."""
        self._saved.set_words(words)
        self._is_saved_shown = bool(words)
        self._dress()

    def keep_to(self, side: int) -> None:
        """Leave so much free at either end, as the page above does."""
        self._side = side
        self._row.setContentsMargins(side, 0, side, 0)

    def focus_first(self) -> None:
        """Give the keyboard to the next step (F6)."""
        for button in self.findChildren(Button):
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return

    def _dress(self) -> None:
        spaced(self._row, (self._side, 0, self._side, 0), self._look.space(12))
        for button, words in self._folding.items():
            button.say("" if self._look.is_narrow else words, says=words)
        for widget in (self._tick, self._saved):
            show_when(widget, self._is_saved_shown and not self._look.is_narrow)
