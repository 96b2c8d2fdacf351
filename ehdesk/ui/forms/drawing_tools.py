"""What one draws with: crayons by name, thin to thick, undo, redo, and an empty sheet.

tools = DrawingTools(look, words);  tools.taken_up(str, int)  undo_asked  redo_asked  empty_asked
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QVBoxLayout, QWidget

from ehdesk.forms.wording import Wording
from ehdesk.ui.look import Look
from ehdesk.ui.theme import CRAYONS
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.crayon import Crayon
from ehdesk.ui.widgets.flow import FlowRow

THICKNESSES = {"thin": 5, "middle": 14, "thick": 36}
"""How wide a line is, in dots of the sheet, which is 1,600 wide."""
_SHOWN = {"thin": 6, "middle": 14, "thick": 28}


class DrawingTools(QWidget):
    """With `one_pen` (a signature) there is nothing to choose.

    Signals:
        taken_up(str, int): a crayon and how many dots wide it draws.
        undo_asked, redo_asked, empty_asked: the button was pressed.
    """

    taken_up = Signal(str, int)
    undo_asked = Signal()
    redo_asked = Signal()
    empty_asked = Signal()

    def __init__(self, look: Look, words: Wording, *, one_pen: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._column = look, QVBoxLayout(self)
        self._colour, self._width = "black", THICKNESSES["thin" if one_pen else "middle"]
        if not one_pen:
            names = {key: words(f"drawing.{key}") for key in (*CRAYONS, *THICKNESSES)}
            every = names.values()
            crayons = [Crayon(look, key, names[key], every, QColor(hex)) for key, hex in CRAYONS.items()]
            widths = [Crayon(look, key, names[key], every, across=_SHOWN[key]) for key in THICKNESSES]
            self._column.addWidget(_Group(look, words("drawing.colour"), crayons, "black", self._take_colour))
            self._column.addWidget(_Group(look, words("drawing.thickness"), widths, "middle", self._take_width))
        row = FlowRow(look.space(4))
        for phrase, icon, asked in (
            ("undo", "undo", self.undo_asked), ("redo", "redo", self.redo_asked), ("again", "bin", self.empty_asked),
        ):  # fmt: skip
            button = QuietButton(look, words(f"drawing.{phrase}"), icon)
            button.clicked.connect(asked)
            row.add(button)
        self._row = row
        self._column.addWidget(row)
        self._column.addStretch()
        look.dress(self._dress)

    def add(self, button: QWidget) -> None:
        """Another button, after those that are there."""
        self._row.add(button)

    def add_below(self, widget: QWidget) -> None:
        """What else is to be in sight with the sheet. Its place is kept where it is hidden, so that no sheet jumps."""
        policy = widget.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        widget.setSizePolicy(policy)
        self._column.insertWidget(self._column.count() - 1, widget)

    def now(self) -> tuple[str, int]:
        """The crayon that was taken up, and how many dots wide it draws."""
        return self._colour, self._width

    def take(self, colour: str, width: int) -> None:
        """Have this crayon taken up."""
        key = next((one for one, dots in THICKNESSES.items() if dots == width), "")
        for crayon in self.findChildren(Crayon):
            if crayon.key in (colour, key):
                crayon.click()

    def _take_colour(self, key: str) -> None:
        self._colour = key
        self.taken_up.emit(self._colour, self._width)

    def _take_width(self, key: str) -> None:
        self._width = THICKNESSES[key]
        self.taken_up.emit(self._colour, self._width)

    def _dress(self) -> None:
        spaced(self._column, (0, 0, 0, 0), self._look.space(6))


class _Group(QGroupBox):
    """Several, of which one is taken up."""

    def __init__(
        self, look: Look, name: str, crayons: Sequence[Crayon], chosen: str, take: Callable[[str], object]
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._row, self._group = FlowRow(look.space(2), self), QButtonGroup(self)
        for crayon in crayons:
            self._group.addButton(crayon)
            self._row.add(crayon)
            crayon.setChecked(crayon.key == chosen)
        self._group.buttonClicked.connect(lambda crayon: take(crayon.key))
