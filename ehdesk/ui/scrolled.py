"""What scrolls the page that a widget lies in, for what should be seen whole at once."""

from PySide6.QtWidgets import QScrollArea, QWidget


def page_around(widget: QWidget) -> QScrollArea | None:
    """The nearest one; None for a widget that lies in none, or not yet."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
