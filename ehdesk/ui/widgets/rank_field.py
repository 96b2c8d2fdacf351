"""Things to put into an order: a list in which one goes up or down with the buttons, or with Alt and an arrow.

    words = RankWords("Move up", "Move down", "Keep this order", said=..., unsaid=...)
    RankField(look, "What matters most?", choices, words)

Nothing is answered until somebody moves something or says that the order is right.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.column_row import PackedRow
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.rank_list import RankList
from ehdesk.ui.widgets.toast import announce
from ehdesk.ui.widgets.words import show_when


@dataclass(frozen=True, slots=True)
class RankWords:
    """The buttons, and how a thing is heard: with its place of so many, or while nothing is in order yet."""

    up: str
    down: str
    right: str
    said: Callable[[str, int, int], str]
    unsaid: Callable[[str], str]


class RankField(Field):
    """`value()` is the keys in their order, split by spaces; "" until there is one."""

    def __init__(
        self,
        look: Look,
        label: str,
        choices: Sequence[Choice],
        words: RankWords,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, label, hint, "", parent)
        self._choices, self._rank_words = {choice.key: choice for choice in choices}, words
        self._order, self._given = list(self._choices), ""
        self._images: dict[str, QImage] = {}
        self._list = RankList(look, self.name)
        self._list.move_asked.connect(self._move)
        self._take(self._list)
        self._put(self._list)
        self._put(self._buttons())

    def value(self) -> str:
        return self._given

    def keep_room(self) -> None:
        """Its things have pictures, which come later."""
        self._list.has_pictures = True

    def show_picture(self, key: str, image: QImage) -> None:
        """Show the picture of one of them, wherever it stands in the order."""
        self._images[key] = image
        self._render(max(0, self._list.currentRow()))

    def _buttons(self) -> QWidget:
        words, row = self._rank_words, PackedRow(self._look.space(8))
        for says, icon, step in ((words.up, "chevron-up", -1), (words.down, "chevron-down", 1)):
            button = SecondaryButton(self._look, says, icon, f"{self.name}: {says}")
            button.clicked.connect(lambda _checked=False, step=step: self._move(step))
            row.add(button)
        self._right = QuietButton(self._look, words.right, "check", f"{self.name}: {words.right}")
        self._right.clicked.connect(self._keep)
        row.add(self._right)
        return row

    def _show(self, value: str) -> None:
        known = [key for key in value.split() if key in self._choices]
        self._order = [*known, *(key for key in self._choices if key not in known)]
        self._given = value
        self._render(0)

    def _move(self, step: int) -> None:
        at = self._list.currentRow()
        to = at + step
        if not 0 <= to < len(self._order):
            announce(self._list, self._said(at))
            return
        self._order[at], self._order[to] = self._order[to], self._order[at]
        self._give(to)
        announce(self._list, self._said(to))

    def _keep(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._give(max(0, self._list.currentRow()))

    def _give(self, at: int) -> None:
        self._given = " ".join(self._order)
        self._render(at)
        self._change()
        self._finish()

    def _render(self, at: int) -> None:
        is_given = bool(self._given)
        rows = [
            (self._choices[key].words, self._said(place), self._images.get(key))
            for place, key in enumerate(self._order)
        ]
        self._list.show_rows(rows, at, is_numbered=is_given)
        show_when(self._right, not is_given)

    def _said(self, place: int) -> str:
        words = self._choices[self._order[place]].words
        if not self._given:
            return self._rank_words.unsaid(words)
        return self._rank_words.said(words, place + 1, len(self._order))
