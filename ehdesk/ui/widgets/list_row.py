"""Rows of a list, each one button: initials, two lines, columns in line with the small headings above, a chevron.

    shares = (31, 30, 14, 25)                     how the columns share the width, the name's first
    card.add_row(ListHead(look, ("Family", "What is next", "Time with us", "Sync"), shares))
    row = ListRow(look, "Hughes and Okoro", "Leanne, Tia 14", cells, shares, says="Late by 2 working days")
    cells: Cell(look, "Review meeting", "Today"), LateCell(look, "Review meeting", "Late by 6 days"), Tag(...)
    row.opened
    PersonRow(look, "Daniel Okoro", "Father of Mason", Tag(look, "Lives elsewhere"))

On a narrow window the cells come below the name and the headings go. `says` is heard after the name.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.face import FaceButton, let_mouse_through
from ehdesk.ui.widgets.pieces import Disc, Picture, initials_of
from ehdesk.ui.widgets.tag import Late
from ehdesk.ui.widgets.task_row import name_and_detail
from ehdesk.ui.widgets.words import Line, Words, show_when

_DISC, _CHEVRON = 38, 18


class Cell(QWidget):
    """One or two lines of a column."""

    def __init__(self, look: Look, first: str, second: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, (0, 0, 0, 0), look.px(2))
        column.addStretch()
        column.addWidget(Words(look, first, "body" if second else "soft"))
        if second:
            column.addWidget(Words(look, second, "soft"))
        column.addStretch()


class LateCell(QWidget):
    """A column whose second line is late."""

    def __init__(self, look: Look, first: str, late: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, (0, 0, 0, 0), look.px(2))
        column.addStretch()
        column.addWidget(Words(look, first))
        column.addWidget(Late(look, late))
        column.addStretch()


class ListHead(QWidget):
    """The small headings above the columns."""

    def __init__(
        self, look: Look, headings: Sequence[str], shares: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._row = QHBoxLayout(self)
        for heading, share in zip(headings, shares, strict=True):
            line = Line(look, heading, "small_soft")
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._row.addWidget(line, share)
        look.dress(self._dress)

    def _dress(self) -> None:
        look = self._look
        before = look.space(18) + look.px(_DISC) + look.space(14)
        after = look.space(16) + look.px(_CHEVRON) + look.space(14)
        spaced(self._row, (before, look.space(5), after, look.space(5)), look.space(14))
        show_when(self, not look.is_narrow)


class ListRow(FaceButton):
    """One family, one meeting, one print.

    Signals:
        opened: the row was pressed.
    """

    opened = Signal()
    kind = "row"
    has_chevron = True

    def __init__(
        self,
        look: Look,
        name: str,
        detail: str = "",
        cells: Sequence[QWidget] = (),
        shares: Sequence[int] = (),
        *,
        says: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, ", ".join(filter(None, (name, detail, says))), parent)
        self._shares = tuple(shares) or (1,) * (len(cells) + 1)
        row = QHBoxLayout(self)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addWidget(Disc(look, initials_of(name), _DISC))
        row.addLayout(self._columns, 1)
        if self.has_chevron:
            row.addWidget(Picture(look, "chevron-right", size=_CHEVRON))
        self._cells = [_boxed(name_and_detail(look, name, detail)), *(_held(cell) for cell in cells)]
        for cell, share in zip(self._cells, self._shares, strict=True):
            self._columns.addWidget(cell, share)
        let_mouse_through(self)
        self.clicked.connect(self.opened)
        look.dress(self._dress_row)

    def _dress_row(self) -> None:
        look, policy = self._look, QSizePolicy.Policy
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if look.is_narrow else direction.LeftToRight)
        for cell in self._cells:
            cell.setSizePolicy(policy.Preferred if look.is_narrow else policy.Ignored, policy.Preferred)
        spaced(self._columns, (0, 0, 0, 0), look.space(4 if look.is_narrow else 14))
        layout = self.layout()
        if layout is not None:
            spaced(layout, (look.space(18), look.space(7), look.space(16), look.space(7)), look.space(14))


class PersonRow(ListRow):
    """A member of the family, with one thing to say on the right."""

    has_chevron = False

    def __init__(
        self, look: Look, name: str, detail: str = "", right: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, name, detail, (), (1,), parent=parent)
        layout = self.layout()
        if right is not None and isinstance(layout, QHBoxLayout):
            layout.addWidget(right)
            let_mouse_through(self)
            words = getattr(right, "words", str)()
            self.setAccessibleName(", ".join(filter(None, (self.accessibleName(), words))))


def _boxed(layout: QVBoxLayout) -> QWidget:
    box = QWidget()
    box.setLayout(layout)
    return box


def _held(cell: QWidget) -> QWidget:
    """A tag keeps its own width at the left of its column."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(cell)
    if cell.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed:
        row.addStretch()
    return box
