"""The small headings above the columns of a list.

shares = (31, 30, 14, 25)       how the columns share the width, the name's first
card.add_row(ListHead(look, ("Family", "What is next", "Time with us", "Sync"), shares))
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.words import Line, show_when

_DISC, _CHEVRON = 38, 18


class ListHead(QWidget):
    """In line with the columns below; on a narrow window there are none, and this goes."""

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
