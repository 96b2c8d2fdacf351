"""Widgets one after the other in a line that wraps: buttons under a form."""

from PySide6.QtWidgets import QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.flow import FlowRow


class SideBySide(QWidget):
    """SideBySide(look, PrimaryButton(...), QuietButton(...))"""

    def __init__(self, look: Look, *widgets: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        FlowRow(look.space(12), self).add(*widgets)
