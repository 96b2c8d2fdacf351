"""What scrolls the page that a widget lies in, for what should be seen whole at once."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget


def page_around(widget: QWidget) -> QScrollArea | None:
    """The nearest one; None for a widget that lies in none, or not yet."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def see_whole(page: QScrollArea, widget: QWidget, room: int) -> None:
    """Scroll to a widget, with some room (in pixels) around it.

    Around what has an attribute `is_seen_whole`, such as a card that has just opened, all of that is shown; where it
    is too high for the page, from its top on as far as the widget allows.
    """
    whole: QWidget | None = widget
    while whole is not None and whole is not page and not getattr(whole, "is_seen_whole", False):
        whole = whole.parentWidget()
    if whole is not None and whole is not page:
        _see(page, whole, room)
    page.ensureWidgetVisible(widget, 0, room)


def _see(page: QScrollArea, widget: QWidget, room: int) -> None:
    if widget.height() <= page.viewport().height():
        page.ensureWidgetVisible(widget, 0, min(room, (page.viewport().height() - widget.height()) // 2))
    else:
        bar = page.verticalScrollBar()
        bar.setValue(bar.value() + widget.mapTo(page.viewport(), QPoint(0, 0)).y() - room)
