"""Looking at a whole page as people with a mouse, a keyboard or a screen reader meet it, and saying what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from ehdesk.ui.shell.page import Page
from tests.rules.fitting import ANSWERED_WITH, clipped, described, shown, too_wide

_FAR_DOWN, _A_LINE = 100_000, 60
_FAR = 250
"""More tab stops than any page has."""


@dataclass
class Walk:
    """A walk through the pages of one window: what is wrong with each, by its name. Nothing is what there should be."""

    window: QWidget
    nameless: dict[str, list[str]] = field(default_factory=dict)
    clipped: dict[str, list[str]] = field(default_factory=dict)
    not_reached: dict[str, list[str]] = field(default_factory=dict)
    strays: dict[str, list[str]] = field(default_factory=dict)
    lying_about: dict[str, list[str]] = field(default_factory=dict)
    out_of_order: dict[str, list[str]] = field(default_factory=dict)
    too_wide: dict[str, list[str]] = field(default_factory=dict)
    learned: dict[str, list[str]] = field(default_factory=dict)
    unfocused: list[str] = field(default_factory=list)
    scrolled: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._strays = Strays(self.window)
        self._there = QApplication.topLevelWidgets()

    def open_at_top(self, name: str, page: Page) -> None:
        """Look whether a page has just opened with its heading in sight."""
        settle()
        if page.viewing.verticalScrollBar().value():
            self.scrolled.append(name)

    def look_at(self, name: str, page: QWidget) -> None:
        """Look at the page that is open now, with a finger on the keyboard."""
        self.window.activateWindow()
        settle()
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Shift)
        if not has_focus_on(page):
            self.unfocused.append(name)
        cut_off = clipped(self.window)
        stops, lost = walked(self.window)
        for faults, said in (
            (self.nameless, nameless(self.window)),
            (self.clipped, cut_off),
            (self.not_reached, lost or not_reached(page, stops)),
            (self.out_of_order, out_of_order(stops)),
            (self.strays, self._strays.take()),
            (self.lying_about, lying_about(self._there)),
            (self.too_wide, too_wide(self.window)),
            (self.learned, learned(self.window)),
        ):
            if said:
                faults[name] = said

    def end(self) -> None:
        """Look no longer."""
        self._strays.stop()

    def and_then(self, other: "Walk") -> "Walk":
        """This walk with what another one found."""
        for mine, others in (
            (self.nameless, other.nameless),
            (self.clipped, other.clipped),
            (self.not_reached, other.not_reached),
            (self.strays, other.strays),
            (self.lying_about, other.lying_about),
            (self.out_of_order, other.out_of_order),
            (self.too_wide, other.too_wide),
            (self.learned, other.learned),
        ):
            mine.update(others)
        self.unfocused += other.unfocused
        return self


def settle() -> None:
    """Let layouts and posted events come to rest."""
    for _ in range(4):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def nameless(window: QWidget) -> list[str]:
    """What can be operated and has no name for a screen reader."""
    return [described(widget) for widget in operable(window) if not _heard(widget).strip()]


def learned(window: QWidget) -> list[str]:
    """Boxes of which an input method may keep what is typed in them, in a file that anybody can read."""
    boxes = [box for box in shown(window) if isinstance(box, QLineEdit | QTextEdit) and not box.isReadOnly()]
    return [described(box) for box in boxes if Qt.InputMethodHint.ImhSensitiveData not in box.inputMethodHints()]


def operable(whole: QWidget) -> Iterator[QWidget]:
    """Everything shown that can have the keyboard or be pressed."""
    for widget in shown(whole):
        is_ours = not isinstance(widget.parentWidget(), QComboBox | QAbstractItemView)
        if is_ours and (widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, ANSWERED_WITH)):
            yield widget


def has_focus_on(page: QWidget) -> bool:
    """Does something on the page have the keyboard, and can it be seen?"""
    now = QApplication.focusWidget()
    return now is not None and page.isAncestorOf(now) and not now.visibleRegion().isEmpty()


def walked(window: QWidget) -> tuple[list[QWidget], list[str]]:
    """The stops of Tab, on one way round from where the keyboard is, back to there; and how it went wrong, if so."""
    begun = QApplication.focusWidget()
    if begun is None:
        return [], ["nothing has the keyboard"]
    visited = [begun]
    for _ in range(_FAR):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is begun or now is None:
            break
        visited.append(now)
        if now.visibleRegion().isEmpty():
            return visited, [f"{described(now)} has the keyboard and cannot be seen"]
    else:
        return visited, [f"Tab does not come back to {described(begun)}; it ends at {described(visited[-1])}"]
    if QApplication.focusWidget() is None:
        return visited, [f"the keyboard is lost after {described(visited[-1])}"]
    return visited, []


def not_reached(page: QWidget, visited: list[QWidget]) -> list[str]:
    """What of the page is no stop of Tab's."""
    return [described(widget) for widget in _stops(page) if widget not in visited and not _has_one_of(visited, widget)]


def out_of_order(stops: list[QWidget]) -> list[str]:
    """Where Tab goes back, up or to the left, but for once on a way round, to what comes first of all."""
    places = [_reading_place(stop) for stop in stops]
    first = min(places, key=lambda place: (place.top() // _A_LINE, place.left()), default=None)
    return [
        f"{described(one)}, then {described(other)}"
        for (one, place), (other, next_place) in pairwise(
            zip([*stops, *stops[:1]], [*places, *places[:1]], strict=True)
        )
        if next_place != first and _is_before(next_place, place)
    ]


def lying_about(there: list[QWidget]) -> list[str]:
    """Widgets in no window: they were made, and never laid out."""
    every = (one for one in QApplication.topLevelWidgets() if one not in there)
    return [described(one) for one in every if one.parent() is None and not one.isVisible()]


class Strays(QObject):
    """Notices every window that opens beside the one that should."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._seen: list[str] = []
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if is_shown and watched.isWindow() and watched is not self._window:
            self._seen.append(described(watched))
        return False

    def take(self) -> list[str]:
        """What opened since the last time."""
        seen, self._seen = self._seen, []
        return seen

    def stop(self) -> None:
        """Watch no longer."""
        QApplication.instance().removeEventFilter(self)


def _stops(page: QWidget) -> Iterator[QWidget]:
    for widget in shown(page):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus and widget.isEnabled():
            yield widget


def _reading_place(stop: QWidget) -> QRect:
    """Where in the window it is, however far the page is scrolled; what stays below the page comes after all of it."""
    area = stop.parentWidget()
    while area is not None and not (isinstance(area, QScrollArea)):
        area = area.parentWidget()
    at = QRect(stop.mapTo(stop.window(), QPoint(0, 0)), stop.size())
    if area is not None:
        return at.translated(0, area.verticalScrollBar().value())
    return at.translated(0, _FAR_DOWN) if at.top() > stop.window().height() // 2 else at


def _is_before(place: QRect, other: QRect) -> bool:
    """Would one read `place` before `other`?"""
    is_in_line = place.top() < other.bottom() and other.top() < place.bottom()
    is_under = place.left() < other.right() and other.left() < place.right()
    return place.right() <= other.left() if is_in_line else place.bottom() <= other.top() and is_under


def _has_one_of(visited: list[QWidget], widget: QWidget) -> bool:
    """Of a group of radio buttons one is a stop; the arrows go to the others."""
    if not isinstance(widget, QAbstractButton) or widget.group() is None or not widget.group().exclusive():
        return False
    return any(button in visited for button in widget.group().buttons())


def _heard(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
