"""What is painted on a row: a disc or an icon, a name and what there is to say about it, a state, a chevron.

One widget a row, however many a page has: laid out of labels, each took a millisecond more.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import Button
from ehdesk.ui.widgets.painted import longest_word
from ehdesk.ui.widgets.pieces import draw_disc
from ehdesk.ui.widgets.tag import draw_tag, size_of_tag
from ehdesk.ui.widgets.words import breakable

_FONTS = {
    "strong": (16, QFont.Weight.DemiBold),
    "label": (17, QFont.Weight.DemiBold),
    "h2": (20, QFont.Weight.Bold),
    "detail": (14, QFont.Weight.Normal),
    "body": (16, QFont.Weight.Normal),
}
"""Size in pixels at 100 per cent, and weight."""
_DISC, _ICON, _CHEVRON, _LEAST = 38, 20, 18, 48
_LINES = (
    Qt.TextFlag.TextWordWrap
    | Qt.AlignmentFlag.AlignLeft
    | Qt.AlignmentFlag.AlignAbsolute  # a name in Arabic script keeps its place in a column of names, at the left
    | Qt.AlignmentFlag.AlignTop
)


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row says. `tone` "" is a state in quiet words; plain, accent, info, attention, error make it a tag.

    Before the name stand `initials` in a disc, or an icon in a colour of the theme; at the end another icon, or the
    room that it takes in other rows of the list (`keeps_end`).
    """

    name: str
    detail: str = ""
    state: str = ""
    tone: str = ""
    tag_icon: str = ""
    initials: str = ""
    icon: str = ""
    colour: str = "text"
    end: str = ""
    keeps_end: bool = False
    kind: str = "strong"

    @property
    def says(self) -> str:
        """What is heard of it."""
        return ", ".join(filter(None, (self.name, self.detail, self.state)))


@dataclass(frozen=True, slots=True)
class Room:
    """The margins of a row (left, top and bottom, right) and the gap between its parts, in pixels at 100 per cent."""

    left: int = 18
    above: int = 6
    right: int = 16
    gap: int = 14


ROOM = Room()


class RowFace:
    """Paints and measures. While a page is laid out a size is asked a dozen times, so what can be is measured once."""

    def __init__(self, look: Look, words: RowWords, room: Room) -> None:
        self._look, self.words, self._room = look, words, room
        self._name, self._detail = breakable(words.name), breakable(words.detail)

    def forget(self) -> None:
        """Whatever was measured is not so any more: the look is another one."""
        look, room, words = self._look, self._room, self.words
        self._fonts = {kind: look.font(*_FONTS[kind]) for kind in (words.kind, "detail", "body")}
        self._above, self._before = look.space(room.above), look.space(room.left) + self._wide_before()
        self._least_height = max(look.px(_LEAST), look.px(_DISC) + 2 * self._above if words.initials else 0)
        self._state_size = self._size_of_state()
        ends = self._state_size.width(), look.px(_CHEVRON) if words.end or words.keeps_end else 0
        self._after = look.space(room.right) + sum(wide + look.space(room.gap) for wide in ends if wide)
        self._heights: dict[int, tuple[int, int]] = {}
        self._least: QSize | None = None
        self._likes: QSize | None = None

    def likes(self) -> QSize:
        """The size it would like, with all its words on one line."""
        if self._likes is None:
            wide = max(self._metrics(kind).horizontalAdvance(words) for kind, words in self._lines())
            width = self._before + wide + self._after + 2
            self._likes = QSize(width, self.height(width))
        return self._likes

    def least(self) -> QSize:
        """The least it can do with; how high it must be depends on how wide it is."""
        if self._least is None:
            wide = max(longest_word(words, self._fonts[kind]) for kind, words in self._lines())
            self._least = QSize(self._before + wide + self._after + 2, self._least_height)
        return self._least

    def height(self, width: int) -> int:
        """How high it is, so wide."""
        return max(sum(self._high(width)) + 2 * self._above, self._least_height)

    def paint(self, painter: QPainter, at: QRect) -> None:
        """Paint all of it into its place."""
        look, words = self._look, self.words
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words in Arabic run their own way
        left, middle = at.left() + look.space(self._room.left), at.center().y() + 1
        if words.initials:
            side = look.px(_DISC)
            draw_disc(painter, look, words.initials, QRect(left, middle - side // 2, side, side))
        elif words.icon:
            top = middle - look.px(_ICON) // 2
            painter.drawPixmap(QPoint(left, top), look.pixmap(words.icon, words.colour, _ICON))
        self._paint_lines(painter, at, middle)
        self._paint_end(painter, at, middle)

    def _paint_lines(self, painter: QPainter, at: QRect, middle: int) -> None:
        look, (name, detail) = self._look, self._high(at.width())
        room = QRect(at.left() + self._before, middle - (name + detail) // 2, self._wide(at.width()), 100_000)
        painter.setPen(look.colour("text"))
        painter.setFont(self._fonts[self.words.kind])
        painter.drawText(room, _LINES, self._name)
        if self._detail:
            painter.setPen(look.colour("text_soft"))
            painter.setFont(self._fonts["detail"])
            painter.drawText(room.translated(0, name + look.px(1)), _LINES, self._detail)

    def _paint_end(self, painter: QPainter, at: QRect, middle: int) -> None:
        look, words, right = self._look, self.words, at.right() + 1 - self._look.space(self._room.right)
        side = look.px(_CHEVRON)
        if words.end:
            painter.drawPixmap(QPoint(right - side, middle - side // 2), look.pixmap(words.end, "text", _CHEVRON))
        if words.end or words.keeps_end:
            right -= side + look.space(self._room.gap)
        size = self._state_size
        place = QRect(QPoint(right - size.width(), middle - size.height() // 2), size)
        if words.state and words.tone:
            draw_tag(painter, look, words.state, words.tone, words.tag_icon, place)
        elif words.state:
            painter.setPen(look.colour("text_soft"))
            painter.setFont(self._fonts["body"])
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words.state)

    def _lines(self) -> tuple[tuple[str, str], ...]:
        """The lines that wrap, each with its kind of type."""
        return (self.words.kind, self._name), ("detail", self._detail)

    def _high(self, width: int) -> tuple[int, int]:
        """How high the name is, and what is said about it with the gap above it."""
        if self._likes is not None:
            width = min(width, self._likes.width())  # with more room it is no less high
        if width not in self._heights:
            room = QRect(0, 0, self._wide(width), 100_000)
            name, detail = (
                self._metrics(kind).boundingRect(room, _LINES, words).height() if words else 0
                for kind, words in self._lines()
            )
            self._heights[width] = name, detail + self._look.px(1) if detail else 0
        return self._heights[width]

    def _wide(self, width: int) -> int:
        return width - self._before - self._after

    def _wide_before(self) -> int:
        look, gap = self._look, self._look.space(self._room.gap)
        if self.words.initials:
            return look.px(_DISC) + gap
        return look.px(_ICON) + gap if self.words.icon else 0

    def _size_of_state(self) -> QSize:
        words = self.words
        if not words.state:
            return QSize(0, 0)
        if words.tone:
            return size_of_tag(self._look, words.state, words.tag_icon)
        letters = self._metrics("body")
        return QSize(letters.horizontalAdvance(words.state) + 1, letters.height())

    def _metrics(self, kind: str) -> QFontMetrics:
        return QFontMetrics(self._fonts[kind])


class RowLabel(QLabel):
    """A row that is only read."""

    def __init__(self, look: Look, words: RowWords, room: Room = ROOM) -> None:
        super().__init__()
        self._face = RowFace(look, words, room)
        self.setAccessibleName(words.says)
        grow_with_width(self)
        look.dress(self._dress)

    def sizeHint(self) -> QSize:
        return self._face.likes()

    def minimumSizeHint(self) -> QSize:
        return self._face.least()

    def heightForWidth(self, width: int) -> int:
        return self._face.height(width)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        self._face.paint(QPainter(self), self.rect())

    def _dress(self) -> None:
        self._face.forget()
        self.updateGeometry()


class RowButton(Button):
    """A row that is pressed, all of it."""

    kind = "row"

    def __init__(self, look: Look, words: RowWords, room: Room = ROOM) -> None:
        super().__init__(look, "", "", words.says)
        self._face = RowFace(look, words, room)
        grow_with_width(self)
        look.dress(self._dress_row)

    def show_end(self, icon: str) -> None:
        """Another icon at the end, as wide as the one before."""
        self._face.words = replace(self._face.words, end=icon)
        self.update()

    def sizeHint(self) -> QSize:
        return self._face.likes().expandedTo(self.minimumSize())

    def minimumSizeHint(self) -> QSize:
        return self._face.least()

    def heightForWidth(self, width: int) -> int:
        return max(self._face.height(width), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._face.paint(QPainter(self), self.rect())

    def _dress_row(self) -> None:
        self._face.forget()
        self.updateGeometry()


def grow_with_width(row: QWidget) -> None:
    """All the width there is; how high it is depends on that."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
