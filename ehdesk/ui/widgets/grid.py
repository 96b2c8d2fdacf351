"""Questions with the same answers as a table: a row for each question, a column for each answer, real buttons within.

    grid = Grid(look, "How often?", choices)
    grid.add(row)                  a GridField, or something with one in it
    GridField(look, "Sleeps well", choices, is_one=True)      heard as "Sleeps well: Often"

Without room for the columns the heading goes, and in each row the answers are stacked with their words beside.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.button_field import ChoiceField
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.flow import Measured, Row
from ehdesk.ui.widgets.painted_choice import AnyChoice, Lie, stack
from ehdesk.ui.widgets.shown_picture import paint_picture
from ehdesk.ui.widgets.words import Words, show_when

_QUESTION = 220
"""Pixels at 100 per cent that a question needs beside its answers."""
_WIDEST = 150
COLUMN_PICTURE, _UNDER_PICTURE = (96, 72), 6
"""Pixels at 100 per cent: the room for the picture of an answer over its column, and what stays free under it."""
_ANSWERS_OF_WIDTH = 0.6
"""The most of the width that the answers take, where their words need no more."""
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom


def heading_font(look: Look) -> QFont:
    """What the answers over the columns are set in."""
    return look.font(16, QFont.Weight.DemiBold)


def column_width(look: Look, words: Sequence[str], width: int) -> int:
    """How wide every column is in a table so wide; 0 where there is no room for them."""
    letters = QFontMetrics(heading_font(look))
    longest = max((letters.horizontalAdvance(word) for each in words for word in each.split()), default=0)
    least = max(longest + look.px(14), look.px(52))
    if not words or least * len(words) + look.px(_QUESTION) > width:
        return 0
    return max(least, min(look.px(_WIDEST), int(width * _ANSWERS_OF_WIDTH) // len(words)))


class GridHeading(QWidget):
    """The answers over their columns. Painted: whoever cannot see it hears the answer at each button."""

    def __init__(self, look: Look, words: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words, self._answers = look, words, [choice.words for choice in choices]
        self._has_pictures, self._images = False, dict[int, QImage]()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.dress(self._dress)

    def column(self, width: int) -> int:
        """How wide every column is; 0 where there is no table."""
        return column_width(self._look, self._answers, width)

    def keep_room(self) -> None:
        """The answers have pictures, which come later."""
        self._has_pictures = True
        self.updateGeometry()

    def show_picture(self, place: int, image: QImage) -> None:
        """Show the picture of an answer over its words."""
        self._images[place] = image
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        column = self.column(width)
        return self._words_height(width, column) + (self._above if column else 0)

    @property
    def _above(self) -> int:
        return self._look.px(COLUMN_PICTURE[1] + _UNDER_PICTURE) if self._has_pictures else 0

    def _words_height(self, width: int, column: int) -> int:
        parts = [(self._answers, column)] if column else []
        parts += [([self._words], width - column * len(self._answers))] if self._words else []
        letters = QFontMetrics(heading_font(self._look))
        return max((self._height(letters, each, room) for words, room in parts for each in words), default=0)

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        painter, column = QPainter(self), self.column(self.width())
        painter.setFont(heading_font(self._look))
        painter.setPen(self._look.colour("text"))
        left = self.width() - column * len(self._answers) if column else self.width()
        bottom_left = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(self._cell(0, left), bottom_left, self._words)
        painter.setPen(self._look.colour("text_soft"))
        for place, answer in enumerate(self._answers if column else ()):
            painter.drawText(self._cell(left + place * column, column), _WRAP, answer)
            if place in self._images:
                self._paint_picture(painter, self._images[place], left + place * column, column)

    def _paint_picture(self, painter: QPainter, image: QImage, x: int, column: int) -> None:
        """In the middle of its column, at the top."""
        wide, high = map(self._look.px, COLUMN_PICTURE)
        largest = QSize(min(wide, column - self._look.px(8)), high)
        size = image.size().scaled(largest, Qt.AspectRatioMode.KeepAspectRatio)
        paint_picture(painter, image, QRect(QPoint(x + (column - size.width()) // 2, 0), size))

    def _dress(self) -> None:
        self.updateGeometry()

    def _cell(self, x: int, width: int) -> QRect:
        return QRect(x, 0, width, self.height() - self._look.px(6))

    def _height(self, letters: QFontMetrics, words: str, width: int) -> int:
        return letters.boundingRect(QRect(0, 0, width, 10_000), _WRAP, words).height() + self._look.px(8)


class GridField(ChoiceField):
    """One row. Its label stands in the table, its answers under the heading."""

    is_labelled = False

    def __init__(
        self,
        look: Look,
        label: str,
        choices: Sequence[Choice],
        hint: str = "",
        parent: QWidget | None = None,
        *,
        is_one: bool = True,
    ) -> None:
        super().__init__(look, label, hint, parent)
        buttons = self._make(choices, is_one=is_one, says=f"{label.replace('{', '{{').replace('}', '}}')}: {{}}")
        self._put(_Line(look, label, buttons))

    def set_problem(self, words: str) -> None:
        super().set_problem(words)
        if self._trouble is not None:  # its bar would push the row out of its columns
            self._trouble.bar.hide()


class _Line(Row):
    """The question, and its answers in columns, or stacked below it."""

    def __init__(self, look: Look, label: str, buttons: Sequence[AnyChoice]) -> None:
        super().__init__(look.space(4))
        self._look, self._buttons = look, buttons
        self._answers = [button.face.words for button in buttons]
        self.add(Words(look, label, "strong"), *buttons)

    def minimumSizeHint(self) -> QSize:
        """Stacked, it needs the least."""
        widest = max((button.face.least_width(Lie.BESIDE) for button in self._buttons), default=0)
        return QSize(widest, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))

    def _arrange(self, shown: Sequence[Measured], rect: QRect, *, is_moving: bool) -> int:
        label, column = shown[0], column_width(self._look, self._answers, rect.width())
        if not column:
            return self._stacked(label, rect, is_moving=is_moving)
        room = rect.width() - column * len(self._buttons)
        cell = max(button.face.height_lying(column, Lie.ALONE) for button in self._buttons)
        height = max(label.height(room), cell) + self._gap
        if is_moving:
            label.move(rect.x(), rect.y() + 1, room, height - 1)
            for place, button in enumerate(self._buttons):
                button.face.lie = Lie.ALONE
                button.setGeometry(rect.x() + room + place * column, rect.y() + 1, column, height - 1)
        return height

    def _stacked(self, label: Measured, rect: QRect, *, is_moving: bool) -> int:
        above = label.height(rect.width()) + 2 * self._gap
        if is_moving:
            label.move(rect.x(), rect.y() + 1 + self._gap, rect.width(), above - self._gap)
        below = rect.adjusted(0, above + 1, 0, 0)
        return above + 1 + stack(self._buttons, below, is_moving=is_moving) + self._gap


class Grid(QWidget):
    """A heading, and the rows below it."""

    def __init__(self, look: Look, words: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._rows = look, list[QWidget]()
        self._column, self.heading = QVBoxLayout(self), GridHeading(look, words, choices)
        self._column.addWidget(self.heading)
        look.dress(self._dress)

    def add(self, row: QWidget) -> None:
        """One more question."""
        self._rows.append(row)
        self._column.addWidget(row)

    def show_if_any(self) -> None:
        """Stand there only while something is asked."""
        show_when(self, any(not row.isHidden() for row in self._rows))

    def _dress(self) -> None:
        spaced(self._column, (0, 0, 0, 0), 0)
