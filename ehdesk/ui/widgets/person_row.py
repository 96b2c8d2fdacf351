"""A person or a family in a card: initials, two lines, perhaps a tag.

PersonRow(look, "Daniel Okoro", "Father of Mason", State("Lives elsewhere"))
row.opened
"""

from PySide6.QtCore import Signal

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.pieces import initials_of
from ehdesk.ui.widgets.row_face import Room, RowButton, RowWords
from ehdesk.ui.widgets.tag import State


class PersonRow(RowButton):
    """Somebody to look at.

    Signals:
        opened: the row was pressed.
    """

    opened = Signal()

    def __init__(self, look: Look, name: str, detail: str = "", state: State = State(), end: str = "") -> None:  # noqa: B008
        words = RowWords(name, detail, state.words, state.tone, state.icon, initials=initials_of(name), end=end)
        super().__init__(look, words, Room(above=7))
        self.clicked.connect(self.opened)
