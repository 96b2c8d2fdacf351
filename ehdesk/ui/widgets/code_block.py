"""A code to be read out and copied by hand: its groups in lines, each in a box of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.words import Line

_IN_A_LINE = 3


class CodeBlock(QFrame):
    """It cannot be selected, so that it does not stay behind in the clipboard. `says` is how it is read out."""

    def __init__(self, look: Look, code: str, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(says)
        self.setProperty("kind", "code_block")
        self._grid = QGridLayout(self)
        for place, group in enumerate(code.split("-")):
            line = Line(look, group, "code")
            line.setAccessibleName(" ".join(group))
            self._grid.addWidget(line, place // _IN_A_LINE, place % _IN_A_LINE, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(_IN_A_LINE, 1)
        look.dress(self._dress)

    def _dress(self) -> None:
        side = self._look.space(20)
        spaced(self._grid, (side, side // 2, side, side // 2), self._look.space(8))
        self._grid.setHorizontalSpacing(self._look.space(32))
