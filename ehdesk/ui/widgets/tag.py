"""A tag: round, words and perhaps an icon. Two at most in a row.

Tag(look, "Waiting to sync", "info", "sync")      tones: plain, accent, info, attention, error
Late(look, "Late by 2 working days")              a clock and words in warm brown, no edge
"""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.words import Line, set_property

TONES = {"plain": "text_soft", "accent": "accent", "info": "info", "attention": "attention", "error": "error"}
"""The tones, and the colour of what each says."""
_SIDE, _ICON = 11, 16
"""Pixels at 100 per cent: the margin at both ends, and the icon."""


class Tag(Line):
    """A short state that needs a hand."""

    def __init__(
        self, look: Look, words: str, tone: str = "plain", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, words, "tag", parent)
        self._icon, self._tone = icon, tone
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.dress(self._dress)

    def say(self, words: str, tone: str = "plain", icon: str = "") -> None:
        """Another state."""
        self._icon, self._tone = icon, tone
        self.set_words(words)
        set_property(self, "tone", tone)
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            side = self._look.px(_ICON)
            icon = self._look.pixmap(self._icon, TONES[self._tone], _ICON)
            QPainter(self).drawPixmap(self._look.px(_SIDE), (self.height() - side) // 2, icon)

    def _dress(self) -> None:
        side = self._look.px(_SIDE)
        before = side + self._look.px(_ICON) + self._look.px(6) if self._icon else side
        self.setContentsMargins(before, 0, side, 0)


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
