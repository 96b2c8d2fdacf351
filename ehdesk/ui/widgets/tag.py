"""A tag: round, words and perhaps an icon. Two at most in a row.

Tag(look, "Waiting to sync", "info", "sync")      tones: plain, accent, info, attention, error
Late(look, "Late by 2 working days")              a clock and words in warm brown, no edge
"""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.words import Line, set_property, show_when

TONES = {"plain": "text_soft", "accent": "accent", "info": "info", "attention": "attention", "error": "error"}
"""The tones, and the colour of what each says."""


class Tag(QFrame):
    """A short state that needs a hand."""

    def __init__(
        self, look: Look, words: str, tone: str = "plain", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "tag")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._icon: Picture | None = None
        self._line = Line(look, words)
        self._row.addWidget(self._line)
        self._show_icon(icon, tone)
        look.dress(self._dress)

    def say(self, words: str, tone: str = "plain", icon: str = "") -> None:
        """Another state."""
        self._line.set_words(words)
        set_property(self, "tone", tone)
        self._show_icon(icon, tone)

    def words(self) -> str:
        """What it says."""
        return self._line.words()

    def _show_icon(self, icon: str, tone: str) -> None:
        if icon and self._icon is None:
            self._icon = Picture(self._look, icon, TONES[tone], 16)
            self._row.insertWidget(0, self._icon)
        if self._icon is None:
            return
        show_when(self._icon, bool(icon))
        if icon:
            self._icon.show_icon(icon, TONES[tone])

    def _dress(self) -> None:
        spaced(self._row, (self._look.px(11), 0, self._look.px(11), 0), self._look.px(6))


class Late(QWidget):
    """What is overdue, never in red."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        row.addWidget(Picture(look, "clock", "attention", 18))
        row.addWidget(Line(look, words, "late"))
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
