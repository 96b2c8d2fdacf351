"""A row of a task list: one button from edge to edge, with its state on the right.

    row = TaskRow(look, "Tia", "In progress", detail="2 of 7 topics", tone="accent")
    row.opened.connect(...)
    WaitingRow(look, "Check your answers", "Cannot start yet", detail="Waits for ...")     cannot be opened

`tone` "" is plain soft text (Completed); plain, accent, info, attention, error make it a tag.
"""

from PySide6.QtCore import Signal

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.row_face import RowButton, RowLabel, RowWords


class TaskRow(RowButton):
    """One part of the work.

    Signals:
        opened: the person pressed the row.
    """

    opened = Signal()

    def __init__(self, look: Look, name: str, state: str, detail: str = "", tone: str = "") -> None:
        super().__init__(look, RowWords(name, detail, state, tone, end="chevron-right"))
        self.clicked.connect(self.opened)


class WaitingRow(RowLabel):
    """A part that cannot start yet: says what it waits for, is no button and has no chevron, but the room for one, so
    that all states of a list end in one line."""

    def __init__(self, look: Look, name: str, state: str, detail: str = "") -> None:
        super().__init__(look, RowWords(name, detail, state, keeps_end=True))
