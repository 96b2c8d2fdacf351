"""The order in which Tab goes through the parts of a page, where it is not that in which they were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(*parts: QWidget) -> None:
    """Have Tab go through these parts one after the other, and through each as it did."""
    for before, after in pairwise([stop for part in parts for stop in _stops(part)]):
        QWidget.setTabOrder(before, after)


def tab_within(holder: QWidget, new: QWidget) -> None:
    """Have Tab come to what is new in `holder` when it has come as far as that."""
    stop = holder.previousInFocusChain()
    while stop is not None and stop is not holder and not stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
        stop = stop.previousInFocusChain()
    stops = [stop] if stop is not None else []
    for one, other in pairwise([*stops, *_stops(new)]):
        QWidget.setTabOrder(one, other)


def focus_first_of(part: QWidget | None) -> None:
    """Give the keyboard to the first thing in `part` that can have it."""
    if part is not None and (first := _first_in(part)) is not None:
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)


def focus_in_or_before(part: QWidget) -> None:
    """Give the keyboard to the first thing in `part`, or to what Tab comes to last before it."""
    if _first_in(part) is not None:
        focus_first_of(part)
        return
    stop = part.previousInFocusChain()
    while stop is not None and stop is not part:
        if not part.isAncestorOf(stop) and stop.isVisible() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        stop = stop.previousInFocusChain()


def _first_in(part: QWidget) -> QWidget | None:
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if part.isAncestorOf(widget) and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
        widget = widget.nextInFocusChain()
    return None


def _stops(part: QWidget) -> Iterator[QWidget]:
    """The part itself and what is in it, as far as Tab goes there."""
    inside = {part, *part.findChildren(QWidget)}
    widget: QWidget | None = part
    while inside and widget is not None:
        if widget in inside:
            inside.remove(widget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
        following = widget.nextInFocusChain()
        widget = following if following is not part else None
