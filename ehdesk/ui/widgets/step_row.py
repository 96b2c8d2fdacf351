"""A next step: tick it when it is done, press its words to change it.

row = StepRow(look, "Ring school", "Thu 26 Nov, in 2 working days", "Priya")
row = StepRow(look, "Send the draft", Late(look, "Late by 2 working days"), "Priya")
row.ticked(bool), row.opened
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.face import FaceButton, let_mouse_through
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.tag import Late
from ehdesk.ui.widgets.tick_box import TickBox
from ehdesk.ui.widgets.words import Words


class StepRow(QWidget):
    """One thing that somebody will do.

    Signals:
        ticked(bool): it is done.
        opened: the person wants to change it.
    """

    ticked = Signal(bool)
    opened = Signal()

    def __init__(self, look: Look, what: str, when: str | Late, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._box = TickBox(look, what)
        self._box.ticked.connect(self.ticked)
        said = when.accessibleName() if isinstance(when, Late) else when
        words = _StepWords(look, what, when, who, ", ".join(filter(None, (what, said, who))))
        words.clicked.connect(self.opened)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._box)
        self._row.addWidget(words, 1)
        look.dress(self._dress)

    def _dress(self) -> None:
        spaced(self._row, (self._look.space(8), 0, 0, 0), self._look.space(4))


class _StepWords(FaceButton):
    kind = "row"

    def __init__(self, look: Look, what: str, when: str | Late, who: str, says: str) -> None:
        super().__init__(look, says)
        row, lines = QHBoxLayout(self), QVBoxLayout()
        lines.addWidget(Words(look, what, "strong"))
        if isinstance(when, Late):
            lines.addWidget(when)
            when = ""
        if detail := "  ·  ".join(filter(None, (when, who))):
            lines.addWidget(Words(look, detail, "small_soft"))
        spaced(lines, (0, 0, 0, 0), look.px(2))
        row.addLayout(lines, 1)
        row.addWidget(Picture(look, "chevron-right", size=18))
        spaced(row, (look.space(4), look.space(7), look.space(16), look.space(7)), look.space(12))
        let_mouse_through(self)
