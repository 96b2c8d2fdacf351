"""Keeps the keyboard where it was when a page makes its content anew."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def keeping_focus(page: QWidget, make_anew: Callable[[], object]) -> None:
    """Make the content anew; what had the keyboard in it gets it back, known by its spoken name and its kind."""
    had = QApplication.focusWidget()
    mark = _mark(had) if had is not None and page.isAncestorOf(had) else None
    make_anew()
    if mark is None:
        return
    same = (widget for widget in page.findChildren(QWidget) if widget is not had and _mark(widget) == mark)
    again = next((widget for widget in same if widget.isVisibleTo(page) and widget.isEnabled()), None)
    if again is not None:
        again.setFocus(Qt.FocusReason.OtherFocusReason)


def _mark(widget: QWidget) -> tuple[type[QWidget], str]:
    return type(widget), widget.accessibleName()
