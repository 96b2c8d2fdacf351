"""The rows of a family plan: a goal in its speaker's words, and what will be done.

card.add_row(GoalHead(look, "Goal 1", "“I want mornings without shouting.”", "Leanne’s words, 24 November", "Change"))
row = ActionRow(look, "Try the morning chart", "Leanne and Tia", "By Fri 4 Dec", Tag(look, "Under way", "accent"))
row.ticked(bool), row.opened     done or not; the words of the action were pressed
card.add_row(AddRow(look, "Add an action"))      .clicked
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import Button, LinkButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.face import FaceButton, let_mouse_through
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.tag import Tag
from ehdesk.ui.widgets.tick_box import TickBox
from ehdesk.ui.widgets.words import Line, Words, share_room


class GoalHead(QWidget):
    """A goal as a quotation, with who said it. `control` has the keyboard in it, where there is something to press.

    Signals:
        opened: "Change" was pressed.
    """

    opened = Signal()

    def __init__(
        self, look: Look, name: str, quote: str, speaker: str, change: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.control: QWidget | None = None
        self._row, lines = QHBoxLayout(self), QVBoxLayout()
        lines.addWidget(Words(look, quote, "quote"))
        lines.addWidget(Words(look, speaker, "small_soft"))
        spaced(lines, (0, 0, 0, 0), look.px(2))
        self._row.addWidget(Line(look, name, "small_strong_soft"))
        self._row.addLayout(lines, 1)
        if change:
            link = LinkButton(look, change, says=f"{change}: {name}")
            link.clicked.connect(self.opened)
            self._row.addWidget(link)
            self.control = link
        look.dress(self._dress)

    def _dress(self) -> None:
        look = self._look
        spaced(self._row, (look.space(20), look.space(9), look.space(20), look.space(9)), look.space(28))


class _ActionWords(FaceButton):
    kind = "row"

    def __init__(self, look: Look, words: str, says: str, *, is_done: bool) -> None:
        super().__init__(look, says)
        row = QHBoxLayout(self)
        row.addWidget(Words(look, words, "soft" if is_done else "strong"))
        spaced(row, (look.space(4), 0, look.space(4), 0), 0)
        let_mouse_through(self)


class ActionRow(QWidget):
    """One action: done or not, what, who, by when, how it stands. `control` is what opens it.

    Signals:
        ticked(bool): the person said that it is done, or is not.
        opened: the person wants to change it.
    """

    ticked = Signal(bool)
    opened = Signal()

    def __init__(
        self,
        look: Look,
        words: str,
        who: str,
        when: str | QWidget,
        state: QWidget | None = None,
        *,
        is_done: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._row, self._facts = QHBoxLayout(self), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box = TickBox(look, words)
        self._box.setChecked(is_done)
        self._box.ticked.connect(self.ticked)
        by_when = when if isinstance(when, QWidget) else Words(look, when, "soft")
        spoken = ", ".join(filter(None, (words, who, _said_by(when), _said_by(state))))
        button = _ActionWords(look, words, spoken, is_done=is_done)
        button.clicked.connect(self.opened)
        self.control: QWidget = button
        self._parts = (button, Words(look, who, "soft"), by_when, self._held(state))
        self._row.addWidget(self._box)
        self._row.addLayout(self._facts, 1)
        for part, share in zip(self._parts, (42, 18, 24, 16), strict=True):
            self._facts.addWidget(part, share)
        look.dress(self._dress)

    def _held(self, state: QWidget | None) -> QWidget:
        box = QWidget()
        self._end = QHBoxLayout(box)
        spaced(self._end, (0, 0, 0, 0), 0)
        if state is not None:
            self._end.addWidget(state)
        return box

    def _dress(self) -> None:
        look, policy, direction = self._look, QSizePolicy.Policy, QBoxLayout.Direction
        self._end.setAlignment(Qt.AlignmentFlag.AlignLeft if look.is_narrow else Qt.AlignmentFlag.AlignRight)
        self._row.setAlignment(
            self._box, Qt.AlignmentFlag.AlignTop if look.is_narrow else Qt.AlignmentFlag.AlignVCenter
        )
        self._facts.setDirection(direction.TopToBottom if look.is_narrow else direction.LeftToRight)
        for part in self._parts:
            share_room(part, policy.Preferred if look.is_narrow else policy.Ignored, policy.Preferred)
        spaced(self._facts, (0, 0, 0, 0), look.space(4 if look.is_narrow else 10))
        above = look.space(4)  # the ring around the words touches neither the lines nor the box
        spaced(self._row, (look.space(14), above, look.space(18), above), look.space(8))


class AddRow(Button):
    """A row that adds one more."""

    kind, ink = "quiet", "accent"

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(look, words, "plus", parent=parent)


def done(look: Look, words: str) -> QWidget:
    """How a done action stands: a tick and quiet words."""
    box = QWidget()
    row = QHBoxLayout(box)
    spaced(row, (0, 0, 0, 0), look.px(6))
    row.addWidget(Picture(look, "check", "accent", 18))
    row.addWidget(Line(look, words, "soft"))
    box.setAccessibleName(words)
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return box


def _said_by(part: str | QWidget | None) -> str:
    """The words of a part, for who hears the row."""
    if isinstance(part, Tag):
        return part.words()
    return part.accessibleName() if isinstance(part, QWidget) else part or ""
