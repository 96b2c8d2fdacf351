"""Keeps the keyboard where it was when a page makes its content anew."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget


def keeping_focus(page: QWidget, make_anew: Callable[[], object]) -> None:
    """Make the content anew; what had the keyboard in it gets it back.

    It is known by its kind and spoken name, and of several by its place among them. A new widget is shown by the next
    turn of the event loop, and until then can have no keyboard.
    """
    had = QApplication.focusWidget()
    if had is None or not page.isAncestorOf(had):
        make_anew()
        return
    mark = _mark(had)
    place = _alike(page, mark).index(had)
    make_anew()
    QTimer.singleShot(0, page, lambda: _give_back(page, mark, place))


def _give_back(page: QWidget, mark: tuple[type[QWidget], str], place: int) -> None:
    alike = [widget for widget in _alike(page, mark) if widget.isVisible() and widget.isEnabled()]
    if alike:
        alike[min(place, len(alike) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)


def _alike(page: QWidget, mark: tuple[type[QWidget], str]) -> list[QWidget]:
    return [widget for widget in page.findChildren(QWidget) if _mark(widget) == mark]


def _mark(widget: QWidget) -> tuple[type[QWidget], str]:
    return type(widget), widget.accessibleName()
