"""A tag: round, words and perhaps an icon. Two at most in a row.

Tag(look, "Waiting to sync", "info", "sync")      tones: plain, accent, info, attention, error
draw_tag(painter, look, "Waiting to sync", "info", "sync", place)       the same on what is painted
Late(look, "Late by 2 working days")              a clock and words in warm brown, no edge
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.words import Line, set_property

TONES = {"plain": "text_soft", "accent": "accent", "info": "info", "attention": "attention", "error": "error"}
"""The tones, and the colour of what each says."""
_GROUNDS = {"plain": ("sunken", "sunken_line"), "error": ("error_soft", "error")}
"""Ground and edge of those that are not called after their tone."""
_SIDE, _ICON, _GAP, _HEIGHT = 11, 16, 6, 26
"""Pixels at 100 per cent: the margin at both ends, the icon and what is after it, and how high a tag is."""


@dataclass(frozen=True, slots=True)
class State:
    """What a tag says; nothing: no tag."""

    words: str = ""
    tone: str = "plain"
    icon: str = ""


def size_of_tag(look: Look, words: str, icon: str = "") -> QSize:
    """The room that a painted tag wants, in pixels."""
    wide = QFontMetrics(_font(look)).horizontalAdvance(words) + 2 * look.px(_SIDE) + 2
    return QSize(wide + (look.px(_ICON) + look.px(_GAP) if icon else 0), look.px(_HEIGHT))


def draw_tag(painter: QPainter, look: Look, words: str, tone: str, icon: str, place: QRect) -> None:
    """Paint one; where the place is too narrow for the words, their end is left out."""
    ground, edge = _GROUNDS.get(tone, (f"{tone}_soft", f"{tone}_line"))
    painter.setBrush(look.colour(ground))
    painter.setPen(QPen(look.colour(edge), 1))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), look.px(12), look.px(12))
    room = place.adjusted(look.px(_SIDE), 0, -look.px(_SIDE), 0)
    if icon:
        picture = look.pixmap(icon, TONES[tone], _ICON)
        painter.drawPixmap(room.left(), place.center().y() + 1 - look.px(_ICON) // 2, picture)
        room.adjust(look.px(_ICON) + look.px(_GAP), 0, 0, 0)
    painter.setFont(_font(look))
    painter.setPen(look.colour(TONES[tone]))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width() + 2)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine), shown)


def _font(look: Look) -> QFont:
    return look.font(15, QFont.Weight.DemiBold)


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
        before = side + self._look.px(_ICON) + self._look.px(_GAP) if self._icon else side
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
