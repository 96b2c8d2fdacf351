"""Small rows of which one is open beside them: what Sync has to show.

row = PickRow(look, "Two versions: heading", "Hughes and Okoro, the home", "two-versions", "info")
row.opened;  row.set_chosen(True)
FactRow(look, "Answers about Tia", "Hughes and Okoro, 14:32", "sync", "info")       nothing to open
"""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.row_face import Room, RowButton, RowLabel, RowWords
from ehdesk.ui.widgets.words import set_property

_ROOM = Room(left=14, right=10, gap=12)


class PickRow(RowButton):
    """One thing to look at.

    Signals:
        opened: the row was pressed.
    """

    opened = Signal()
    kind = "pick"

    def __init__(self, look: Look, name: str, detail: str, icon: str, colour: str = "info") -> None:
        super().__init__(look, RowWords(name, detail, icon=icon, colour=colour), _ROOM)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Fixed)  # beside a long page, a lone row keeps its height
        self.setSizePolicy(policy)
        self.clicked.connect(self.opened)

    def sizeHint(self) -> QSize:
        """As high as its words are, so wide: what is fixed by the hint would be cut off where they need two lines."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def set_chosen(self, is_chosen: bool) -> None:
        """Whether it is the one that is open."""
        set_property(self, "chosen", is_chosen)


class FactRow(RowLabel):
    """One thing to know."""

    def __init__(self, look: Look, name: str, detail: str, icon: str, colour: str = "info") -> None:
        super().__init__(look, RowWords(name, detail, icon=icon, colour=colour), _ROOM)
