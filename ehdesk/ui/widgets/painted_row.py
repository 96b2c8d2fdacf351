"""How one row of a long list looks, painted without a widget for it: every row as high.

    PaintedRow("HO", "Hughes and Okoro", "Leanne, Tia 14", (Lines("Review meeting", "Today"), Badge(...)))
    PaintedHeading("Near spellings")
    painter = RowPainter(look, font, shares)      painter.height is that of each row; painter.paint(...)

What is longer than its column ends in an ellipsis: all of it is heard, and stands on the page that the row opens.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.pieces import draw_disc
from ehdesk.ui.widgets.tag import draw_tag, size_of_tag

_DISC, _CHEVRON, _BADGE, _CLOCK = 38, 18, 26, 18
_NAME_AND_LAST = 3
"""Columns that do not stand between the others on a narrow window: the name, and the last two, which share a line."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
"""A name in Arabic script keeps its place in a column of names, at the left."""
_KINDS = {
    "strong": (16, QFont.Weight.DemiBold, "text"),
    "small_soft": (14, QFont.Weight.Normal, "text_soft"),
    "small_strong": (14, QFont.Weight.DemiBold, "text_soft"),
    "body": (16, QFont.Weight.Normal, "text"),
    "soft": (16, QFont.Weight.Normal, "text_soft"),
    "late": (16, QFont.Weight.DemiBold, "attention"),
}
"""Size at 100 per cent, weight and colour of each kind of type in a row."""


@dataclass(frozen=True, slots=True)
class Lines:
    """One or two lines of a column; a late second line has a clock before it."""

    first: str
    second: str = ""
    is_late: bool = False

    @property
    def says(self) -> str:
        """What a screen reader says."""
        return ", ".join(filter(None, (self.first, self.second)))

    @property
    def set_in(self) -> tuple[tuple[str, str], ...]:
        """The lines that say something, each with its kind of type."""
        kinds = ("body", "late" if self.is_late else "soft") if self.second else ("soft",)
        return tuple((words, kind) for words, kind in zip((self.first, self.second), kinds, strict=False) if words)


@dataclass(frozen=True, slots=True)
class Badge:
    """A tag in a column, in tone accent, info or attention; or nothing."""

    says: str = ""
    tone: str = "info"
    icon: str = "check"


@dataclass(frozen=True, slots=True)
class PaintedRow:
    """One row that can be opened: the initials in its disc, two lines about it, and the columns."""

    initials: str
    name: str
    detail: str
    cells: tuple[Lines | Badge, ...]

    @property
    def says(self) -> str:
        """What a screen reader says."""
        return ", ".join(filter(None, (self.name, self.detail, *(cell.says for cell in self.cells))))

    @property
    def set_in(self) -> tuple[tuple[str, str], ...]:
        """The lines of the first column, each with its kind of type."""
        return ((self.name, "strong"), (self.detail, "small_soft")) if self.detail else ((self.name, "strong"),)


@dataclass(frozen=True, slots=True)
class PaintedHeading:
    """A small heading between rows."""

    says: str


class RowPainter:
    """Paints rows in the look of the moment. Make another one when the look changes."""

    def __init__(self, look: Look, font: QFont, shares: Sequence[int]) -> None:
        self._look, self._shares = look, tuple(shares)
        self._fonts = {kind: _font(font, look.px(size), weight) for kind, (size, weight, _) in _KINDS.items()}
        self._metrics = {kind: QFontMetrics(font) for kind, font in self._fonts.items()}
        name, two = self._height("strong", "small_soft"), self._height("body", "late")
        between = max(1, len(self._shares) - _NAME_AND_LAST)
        stacked = name + between * two + look.px(_BADGE) + (between + 1) * look.space(4)
        self.height = max(stacked if look.is_narrow else max(name, two), look.px(_DISC)) + 2 * look.space(7) + 1

    def paint(self, painter: QPainter, row: PaintedRow | PaintedHeading, at: QRect, *, is_under_mouse: bool) -> None:
        """Paint a row into its place, with the rule above it."""
        look = self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if at.top() > 0:
            painter.fillRect(QRect(at.left(), at.top(), at.width(), 1), look.colour("line"))
        at = at.adjusted(0, 1, 0, 0)
        if isinstance(row, PaintedHeading):
            height = self._height("small_strong")
            low = QRect(at.left() + look.space(18), at.bottom() - height - look.space(7), at.width(), height)
            self._words(painter, row.says, "small_strong", low)
            return
        if is_under_mouse:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("window"))
            painter.drawRoundedRect(QRectF(at), 6, 6)
        self._disc(painter, row.initials, at)
        side = look.px(_CHEVRON)
        right = QPoint(at.right() + 1 - look.space(16) - side, at.center().y() - side // 2)
        painter.drawPixmap(right, look.pixmap("chevron-right", "text", _CHEVRON))
        for cell, room in zip((row, *row.cells), self._rooms(row, at), strict=True):
            if isinstance(cell, Badge):
                self._badge(painter, cell, room)
            else:
                self._lines(painter, cell, room)

    def _rooms(self, row: PaintedRow, at: QRect) -> Iterator[QRect]:
        """Where each cell goes: in columns in the middle of the row, or on a narrow window below each other."""
        look = self._look
        inside = at.adjusted(look.space(18) + look.px(_DISC) + look.space(14), 0, 0, 0)
        inside.setRight(at.right() - look.space(16) - look.px(_CHEVRON) - look.space(14))
        heights = [self._cell_height(cell) for cell in (row, *row.cells)]
        if look.is_narrow:
            yield from self._stacked(inside, heights)
            return
        x, all_ = inside.left(), inside.width() - look.space(14) * (len(self._shares) - 1)
        for share, height in zip(self._shares, heights, strict=True):
            width = all_ * share // sum(self._shares)
            yield QRect(x, at.top() + (at.height() - height) // 2, width, height)
            x += width + look.space(14)

    def _stacked(self, inside: QRect, heights: Sequence[int]) -> Iterator[QRect]:
        """One below the other; the last two, a date and a tag, share a line."""
        gap, *above = self._look.space(4), *heights[:-2]
        last = max(heights[-2:])
        y = inside.top() + (inside.height() - sum(above) - last - gap * len(above)) // 2
        for height in above:
            yield QRect(inside.left(), y, inside.width(), height)
            y += height + gap
        half = inside.width() // 2
        for left, height in zip((inside.left(), inside.left() + half), heights[-2:], strict=True):
            yield QRect(left, y + (last - height) // 2, half, height)

    def _cell_height(self, cell: PaintedRow | Lines | Badge) -> int:
        if isinstance(cell, Badge):
            return self._look.px(_BADGE) if cell.says else 0
        return self._height(*(kind for _words, kind in cell.set_in))

    def _height(self, *kinds: str) -> int:
        return sum(self._metrics[kind].height() for kind in kinds) + self._look.px(2) * max(0, len(kinds) - 1)

    def _lines(self, painter: QPainter, cell: PaintedRow | Lines, room: QRect) -> None:
        look, y = self._look, room.top()
        for words, kind in cell.set_in:
            line = QRect(room.left(), y, room.width(), self._metrics[kind].height())
            y = line.bottom() + 1 + look.px(2)
            if kind == "late":
                clock = look.pixmap("clock", "attention", _CLOCK)
                painter.drawPixmap(QPoint(line.left(), line.center().y() - look.px(_CLOCK) // 2), clock)
                line.adjust(look.px(_CLOCK) + look.px(6), 0, 0, 0)
            self._words(painter, words, kind, line)

    def _words(self, painter: QPainter, words: str, kind: str, room: QRect) -> None:
        line = self._metrics[kind].elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(self._fonts[kind])
        painter.setPen(self._look.colour(_KINDS[kind][2]))
        painter.drawText(room, int(_LEFT) | int(Qt.TextFlag.TextSingleLine), line)

    def _disc(self, painter: QPainter, initials: str, at: QRect) -> None:
        look, side = self._look, self._look.px(_DISC)
        left, top = at.left() + look.space(18), at.top() + (at.height() - side) // 2
        draw_disc(painter, look, initials, QRect(left, top, side, side))

    def _badge(self, painter: QPainter, badge: Badge, room: QRect) -> None:
        if badge.says:
            wide = min(size_of_tag(self._look, badge.says, badge.icon).width(), room.width())
            draw_tag(
                painter,
                self._look,
                badge.says,
                badge.tone,
                badge.icon,
                QRect(room.topLeft(), QSize(wide, room.height())),
            )


def _font(font: QFont, size: int, weight: QFont.Weight) -> QFont:
    other = QFont(font)
    other.setPixelSize(size)
    other.setWeight(weight)
    return other
