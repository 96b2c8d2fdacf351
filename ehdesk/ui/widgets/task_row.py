"""A row of a task list: one button from edge to edge, with its state on the right.

    row = TaskRow(look, "Tia", "In progress", detail="2 of 7 topics", tone="accent")
    row.opened.connect(...)
    WaitingRow(look, "Check your answers", "Cannot start yet", detail="Waits for ...")     cannot be opened

`tone` "" is plain soft text (Completed); plain, accent, info, attention, error make it a tag.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.face import FaceButton, let_mouse_through
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.tag import Tag
from ehdesk.ui.widgets.words import Line, Words


def state_of(look: Look, state: str, tone: str) -> QWidget:
    """A state as quiet words, or as a tag when it needs a hand."""
    return Tag(look, state, tone) if tone else Line(look, state, "soft")


def name_and_detail(
    look: Look, name: str, detail: str, detail_kind: str = "small_soft", title_kind: str = "strong"
) -> QVBoxLayout:
    """Two lines: a name, and what there is to say about it."""
    lines = QVBoxLayout()
    spaced(lines, (0, 0, 0, 0), look.px(1))
    lines.addStretch()
    lines.addWidget(Words(look, name, title_kind))
    if detail:
        lines.addWidget(Words(look, detail, detail_kind))
    lines.addStretch()
    return lines


class TaskRow(FaceButton):
    """One part of the work.

    Signals:
        opened: the person pressed the row.
    """

    opened = Signal()
    kind = "row"

    def __init__(
        self, look: Look, name: str, state: str, detail: str = "", tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, ", ".join(filter(None, (name, detail, state))), parent)
        row = QHBoxLayout(self)
        row.addLayout(name_and_detail(look, name, detail), 1)
        row.addWidget(state_of(look, state, tone))
        row.addWidget(Picture(look, "chevron-right", size=18))
        let_mouse_through(self)
        self.clicked.connect(self.opened)
        look.dress(self._dress_row)

    def _dress_row(self) -> None:
        spaced(self.layout(), _margins(self._look), self._look.space(14))  # type: ignore[arg-type]


class WaitingRow(QWidget):
    """A part that cannot start yet: says what it waits for, is no button and has no chevron."""

    def __init__(self, look: Look, name: str, state: str, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        row = QHBoxLayout(self)
        row.addLayout(name_and_detail(look, name, detail), 1)
        row.addWidget(Line(look, state, "soft"))
        look.dress(self._dress)

    def _dress(self) -> None:
        spaced(self.layout(), _margins(self._look), self._look.space(14))  # type: ignore[arg-type]
        self.setMinimumHeight(self._look.px(48))


def _margins(look: Look) -> tuple[int, int, int, int]:
    return (look.space(18), look.space(6), look.space(16), look.space(6))
