"""One answer as a card: a real radio button, or a real tick box, with its words and its own mark."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.arrows import move_choice
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.face import height_of_face, least_size_of_face, let_mouse_through
from ehdesk.ui.widgets.marks import RoundMark, SquareMark
from ehdesk.ui.widgets.words import Line, Words, set_property


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: its key, its words, perhaps what it means, perhaps a number (a step of a star)."""

    key: str
    words: str
    detail: str = ""
    number: str = ""


class _Face(QObject):
    """What is drawn on a card: mark, number, words, and what they mean."""

    def __init__(self, look: Look, card: QAbstractButton, choice: Choice, mark: RoundMark, kind: str) -> None:
        super().__init__(card)
        self._look, self._choice, self._mark, self._card = look, choice, mark, card
        self._words = Words(look, choice.words, kind)
        self._row, lines = QHBoxLayout(card), QVBoxLayout()
        self._row.addWidget(mark)
        if choice.number:
            self._number = Line(look, choice.number, "number")
            self._row.addWidget(self._number)
        lines.addStretch()
        lines.addWidget(self._words)
        if choice.detail:
            lines.addWidget(Words(look, choice.detail, "soft"))
        lines.addStretch()
        spaced(lines, (0, 0, 0, 0), look.px(2))
        self._row.addLayout(lines, 1)
        card.setProperty("kind", "choice")
        card.setProperty("ring_radius", 10)
        card.setAccessibleName(" ".join(filter(None, (choice.number, choice.words))))
        card.setAccessibleDescription(choice.detail)
        card.setCursor(Qt.CursorShape.PointingHandCursor)
        card.setSizePolicy(_height_follows_width())
        card.toggled.connect(self._show_chosen)
        let_mouse_through(card)
        look.dress(self._dress)

    def one_line_width(self) -> int:
        """How wide the card is with everything on one line, in the weight it has when chosen."""
        font = QFont(self._words.font())
        font.setWeight(QFont.Weight.DemiBold)
        look = self._look
        words = QFontMetrics(font).horizontalAdvance(self._choice.words)
        detail = QFontMetrics(self._card.font()).horizontalAdvance(self._choice.detail)
        return max(words, detail) + look.px(26) + 2 * look.space(15) + look.space(12) + 8

    def _show_chosen(self, is_chosen: bool) -> None:
        self._mark.set_chosen(is_chosen)
        set_property(self._words, "chosen", is_chosen)

    def _dress(self) -> None:
        if self._choice.number:
            self._number.setMinimumWidth(self._look.px(20))
        side, above = self._look.space(15), self._look.space(8)
        spaced(self._row, (side, above, side, above), self._look.space(20 if self._choice.number else 12))


class RadioCard(QRadioButton):
    """One of several answers of which one holds."""

    def __init__(self, look: Look, choice: Choice, kind: str = "answer", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self._face = _Face(look, self, choice, RoundMark(look), kind)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not move_choice(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self._face.one_line_width(), height_of_face(self, self._face.one_line_width()))

    def minimumSizeHint(self) -> QSize:
        return least_size_of_face(self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return height_of_face(self, width)


class TickCard(QCheckBox):
    """One of several answers of which any number hold. Enter ticks it, as Space does."""

    def __init__(self, look: Look, choice: Choice, kind: str = "answer", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self._face = _Face(look, self, choice, SquareMark(look), kind)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return QSize(self._face.one_line_width(), height_of_face(self, self._face.one_line_width()))

    def minimumSizeHint(self) -> QSize:
        return least_size_of_face(self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return height_of_face(self, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def _height_follows_width() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy
