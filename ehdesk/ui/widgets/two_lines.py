"""Two lines: a name, and what there is to say about it."""

from PySide6.QtWidgets import QVBoxLayout

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.words import Words


def name_and_detail(look: Look, name: str, detail: str, detail_kind: str = "small_soft") -> QVBoxLayout:
    """A column of both, in the middle of the height it gets."""
    lines = QVBoxLayout()
    spaced(lines, (0, 0, 0, 0), look.px(1))
    lines.addStretch()
    lines.addWidget(Words(look, name, "strong"))
    if detail:
        lines.addWidget(Words(look, detail, detail_kind))
    lines.addStretch()
    return lines
