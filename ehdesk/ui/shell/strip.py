"""A line right across the window, under the top bar of every page: what must not be forgotten on any of them."""

from PySide6.QtWidgets import QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.words import set_property


class Strip(Banner):
    """Hidden until there is something to say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", "attention", parent=parent)
        set_property(self, "kind", "strip")
        self.hide()
