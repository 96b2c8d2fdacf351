"""Small rows of which one is open beside them: what Sync has to show.

row = PickRow(look, "Two versions: heading", "Hughes and Okoro, the home", "two-versions", "info")
row.opened;  row.set_chosen(True)
FactRow(look, "Answers about Tia", "Hughes and Okoro, 14:32", "sync", "info")       nothing to open
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.face import FaceButton, let_mouse_through
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.task_row import name_and_detail
from ehdesk.ui.widgets.words import set_property


class PickRow(FaceButton):
    """One thing to look at.

    Signals:
        opened: the row was pressed.
    """

    opened = Signal()
    kind = "pick"

    def __init__(
        self, look: Look, name: str, detail: str, icon: str, colour: str = "info", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, ", ".join(filter(None, (name, detail))), parent)
        _fill(self, look, name, detail, icon, colour)
        let_mouse_through(self)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Fixed)  # beside a long page, a lone row keeps its height
        self.setSizePolicy(policy)
        self.clicked.connect(self.opened)

    def set_chosen(self, is_chosen: bool) -> None:
        """Whether it is the one that is open."""
        set_property(self, "chosen", is_chosen)


class FactRow(QWidget):
    """One thing to know."""

    def __init__(
        self, look: Look, name: str, detail: str, icon: str, colour: str = "info", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        _fill(self, look, name, detail, icon, colour)


def _fill(row: QWidget, look: Look, name: str, detail: str, icon: str, colour: str) -> None:
    layout = QHBoxLayout(row)
    layout.addWidget(Picture(look, icon, colour, 20))
    layout.addLayout(name_and_detail(look, name, detail), 1)
    spaced(layout, (look.space(14), look.space(6), look.space(10), look.space(6)), look.space(12))
