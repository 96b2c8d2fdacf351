"""Rows inside a field: cards in as many columns as somebody asked for, and whatever lies close together.

ColumnRow(gap, columns=3)        three to a row; ColumnRow(gap) has all of them in one; fewer where there is no room
PackedRow(gap)                   one after another at their own width
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize

from ehdesk.ui.widgets.flow import EvenRow, FlowRow, Measured


class ColumnRow(EvenRow):
    """At one width; words may go on below in their card, but no word is broken."""

    def __init__(self, gap: int, *, columns: int = 0) -> None:
        super().__init__(gap)
        self._columns = columns

    def _arrange(self, shown: Sequence[Measured], rect: QRect, *, is_moving: bool) -> int:
        if not shown:
            return 0
        widest = max(each.least.width() for each in shown)
        for columns in range(self._columns or len(shown), 1, -1):
            width = (rect.width() - self._gap * (columns - 1)) // columns
            if widest <= width:
                return self._in_rows(shown, rect, columns, width, is_moving=is_moving)
        return self._in_rows(shown, rect, 1, rect.width(), is_moving=is_moving)


class PackedRow(FlowRow):
    """A field is never higher than it likes to be, so this likes to be narrow, and may be as high as that takes."""

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()
