"""Two versions of one fact, side by side, of one size: a person chooses.

    versions = TwoVersions(look, words, (Version("a", "You, on this laptop", "Tue 24 Nov", "Boiler mended"), other))
    versions.chosen(str)     the key of a version, or BOTH: say on the button what it will do
    versions.value()         the key, "" before any choice;  versions.text()  the words to keep;  versions.why()
    versions.show_value(key)

What differs is marked. Of a long text, only that and the words around it are shown until somebody wants all of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.arrows import move_choice
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.choice_card import Choice, RadioCard
from ehdesk.ui.widgets.face import let_mouse_through
from ehdesk.ui.widgets.marked_words import MarkedWords
from ehdesk.ui.widgets.marks import RoundMark
from ehdesk.ui.widgets.pieces import Disc, Rule, initials_of
from ehdesk.ui.widgets.text_field import LongTextField, TextField
from ehdesk.ui.widgets.two_lines import name_and_detail
from ehdesk.ui.widgets.words import Words, set_property, show_when

BOTH = "both"
WORDS, WHY = "words", "why"


@dataclass(frozen=True, slots=True)
class Version:
    """One of the versions: who wrote it, when and where, and what. No initials given: those of `who`.

    None as initials: nobody wrote it, all the others are in it, and it is marked in nothing.
    """

    key: str
    who: str
    when: str
    words: str
    initials: str | None = ""


@dataclass(frozen=True, slots=True)
class VersionWords:
    """Every word around the versions. Without words for `write_both`, that is not offered."""

    question: str
    keep: str
    write_both: str
    write_both_detail: str
    both_label: str
    why_label: str
    optional: str
    whole: str
    in_short: str


class _Keep(QRadioButton):
    """The radio button of a version; the ring goes round the whole card."""

    def __init__(self, look: Look, words: str, says: str, card: QWidget) -> None:
        super().__init__()
        self.ringed = card
        self.setProperty("kind", "bare")
        self.setAccessibleName(says)
        self._label, mark, row = Words(look, words, "answer"), RoundMark(look), QHBoxLayout(self)
        row.addWidget(mark)
        row.addWidget(self._label, 1)
        spaced(row, (0, 0, 0, 0), look.space(12))
        self.toggled.connect(mark.set_chosen)
        self.toggled.connect(lambda is_chosen: set_property(self._label, "chosen", is_chosen))
        let_mouse_through(self)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not move_choice(self, event):
            super().keyPressEvent(event)


class _VersionCard(QFrame):
    """Who, when, what, and the choice. A click anywhere chooses."""

    def __init__(self, look: Look, version: Version, other: str, keep: str) -> None:
        super().__init__()
        self._look, self.version = look, version
        self.setProperty("kind", "version")
        self.setProperty("ring_radius", 10)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._says = f"{keep}: {version.who}."
        self.button = _Keep(look, keep, f"{self._says} {version.words}", self)
        self._disc = Disc(look, version.initials or initials_of(version.who), 38)
        show_when(self._disc, version.initials is not None)
        self._text = MarkedWords(look, version.words, other, "lead")
        self.is_long = self._text.is_long
        self._head, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._head.addWidget(self._disc)
        self._head.addLayout(name_and_detail(look, version.who, version.when), 1)
        self._column.addLayout(self._head)
        self._column.addWidget(Rule())
        self._column.addWidget(self._text)
        self._column.addStretch(1)
        self._column.addWidget(Rule())
        self._column.addWidget(self.button)
        self.button.toggled.connect(self._show_chosen)
        look.dress(self._dress)

    def show_in_short(self, *, is_short: bool) -> None:
        """What differs with the words around it, or all of it; heard so too."""
        self._text.show_in_short(is_short=is_short)
        self.button.setAccessibleName(f"{self._says} {self._text.accessibleName()}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.button.setFocus()
        self.button.click()
        event.accept()

    def _show_chosen(self, is_chosen: bool) -> None:
        set_property(self, "chosen", is_chosen)
        self._disc.set_filled(is_chosen)

    def _dress(self) -> None:
        side = self._look.space(16)
        spaced(self._column, (side, self._look.space(12), side, self._look.space(6)), self._look.space(10))
        spaced(self._head, (0, 0, 0, 0), self._look.space(12))


class TwoVersions(QGroupBox):
    """The versions, "Write one from both", and why.

    Signals:
        chosen(str): the key of the version to keep, or BOTH.
        typed(str, str): somebody is typing in WORDS or in WHY; what stands there now.
    """

    chosen = Signal(str)
    typed = Signal(str, str)

    def __init__(
        self, look: Look, words: VersionWords, versions: Sequence[Version], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._versions = look, tuple(versions)
        self.setAccessibleName(words.question)
        self._says = words
        self._group, self._column = QButtonGroup(self), QVBoxLayout(self)
        self._turn = QuietButton(look, words.whole)
        self._turn.clicked.connect(self._show_other_length)
        self._column.addWidget(self._turn, 0, Qt.AlignmentFlag.AlignLeft)
        self._side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column.addLayout(self._side)
        self._cards = self._make_cards(words.keep)
        self._both = RadioCard(look, Choice(BOTH, words.write_both, words.write_both_detail))
        if words.write_both:
            self._group.addButton(self._both)
        self._both.clicked.connect(self._choose)
        self._text = LongTextField(look, words.both_label)
        self._why = TextField(look, words.why_label, optional=words.optional)
        for part in (self._both, self._text, self._why):
            self._column.addWidget(part)
        self._text.edited.connect(lambda text: self.typed.emit(WORDS, text))
        self._why.edited.connect(lambda text: self.typed.emit(WHY, text))
        show_when(self._both, bool(words.write_both))
        self._is_short = any(card.is_long for card in self._cards)
        show_when(self._turn, self._is_short)
        self._show_length()
        self._text.hide()
        look.dress(self._dress)

    def value(self) -> str:
        """The key of the chosen version, BOTH, or "" before any choice."""
        if self._both.isChecked():
            return BOTH
        return next((card.version.key for card in self._cards if card.button.isChecked()), "")

    def text(self) -> str:
        """The words to keep: of the chosen version, or what was written from both."""
        if self._both.isChecked():
            return self._text.value()
        return next((card.version.words for card in self._cards if card.button.isChecked()), "")

    def why(self) -> str:
        """The reason, "" when none was given."""
        return self._why.value()

    def show_value(self, key: str) -> None:
        """Open with this one chosen (a safety field: the most protective) and emit nothing."""
        for card in self._cards:
            card.button.setChecked(card.version.key == key)
        self._both.setChecked(key == BOTH)
        self._show_box()

    def carry_on(self, before: "TwoVersions") -> None:
        """Take over what somebody wrote on other versions of the same thing, and emit nothing."""
        self.take_up(before.text() if before.value() == BOTH else "", before.why())

    def take_up(self, text: str, why: str) -> None:
        """Go on with what somebody was writing from both, and with why; emit nothing."""
        self._why.show_value(why)
        if text:
            self._text.show_value(text)
            self.show_value(BOTH)

    def focus_first(self) -> None:
        """The keyboard to the first version."""
        self._cards[0].button.setFocus()

    def focus_text(self) -> None:
        """The keyboard to where one is written from both."""
        self._text.focus_control()

    def _make_cards(self, keep: str) -> list[_VersionCard]:
        cards = []
        for version in self._versions:
            others = (one.words for one in self._versions if one is not version and one.initials is not None)
            other = version.words if version.initials is None else " ".join(others)
            card = _VersionCard(self._look, version, other, keep)
            self._side.addWidget(card, 1)
            self._group.addButton(card.button)
            card.button.clicked.connect(self._choose)
            cards.append(card)
        return cards

    def _show_other_length(self) -> None:
        self._is_short = not self._is_short
        self._show_length()

    def _show_length(self) -> None:
        self._turn.say(self._says.whole if self._is_short else self._says.in_short)
        for card in self._cards:
            if card.is_long:
                card.show_in_short(is_short=self._is_short)

    def _choose(self) -> None:
        self._show_box()
        self.chosen.emit(self.value())

    def _show_box(self) -> None:
        is_both = self._both.isChecked()
        if is_both and not self._text.value():
            self._text.show_value("\n".join(version.words for version in self._versions))
        show_when(self._text, is_both)

    def _dress(self) -> None:
        direction = QBoxLayout.Direction
        self._side.setDirection(direction.TopToBottom if self._look.is_narrow else direction.LeftToRight)
        spaced(self._side, (0, 0, 0, 0), self._look.space(14))
        spaced(self._column, (0, 0, 0, 0), self._look.space(12))
