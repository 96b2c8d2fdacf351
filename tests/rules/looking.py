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
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableWidget,
    QTextEdit,
    QWidget,
)

ANSWERED_WITH = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView)
_WIDE, _FAR_DOWN, _A_LINE = 1366, 100_000, 60
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
    unfocused: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._strays = Strays(self.window)
        self._there = QApplication.topLevelWidgets()

    def look_at(self, name: str, page: QWidget) -> None:
        """Look at the page that is open now."""
        self.window.activateWindow()
        settle()
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
    return [_described(widget) for widget in operable(window) if not _heard(widget).strip()]


def operable(whole: QWidget) -> Iterator[QWidget]:
    """Everything shown that can have the keyboard or be pressed."""
    for widget in _shown(whole):
        is_ours = not isinstance(widget.parentWidget(), QComboBox | QAbstractItemView)
        if is_ours and (widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, ANSWERED_WITH)):
            yield widget


def clipped(window: QWidget) -> list[str]:
    """What has less room than its words need, lies outside what holds it, or on something else."""
    return [*_squeezed(window), *_cut_off(window), *_over_each_other(window)]


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
            return visited, [f"{_described(now)} has the keyboard and cannot be seen"]
    else:
        return visited, [f"Tab does not come back to {_described(begun)}; it ends at {_described(visited[-1])}"]
    if QApplication.focusWidget() is None:
        return visited, [f"the keyboard is lost after {_described(visited[-1])}"]
    return visited, []


def not_reached(page: QWidget, visited: list[QWidget]) -> list[str]:
    """What of the page is no stop of Tab's."""
    return [_described(widget) for widget in _stops(page) if widget not in visited and not _has_one_of(visited, widget)]


def out_of_order(stops: list[QWidget]) -> list[str]:
    """Where Tab goes back, up or to the left, but for once on a way round, to what comes first of all."""
    places = [_reading_place(stop) for stop in stops]
    first = min(places, key=lambda place: (place.top() // _A_LINE, place.left()), default=None)
    return [
        f"{_described(one)}, then {_described(other)}"
        for (one, place), (other, next_place) in pairwise(
            zip([*stops, *stops[:1]], [*places, *places[:1]], strict=True)
        )
        if next_place != first and _is_before(next_place, place)
    ]


def too_wide(window: QWidget) -> list[str]:
    """By how much a window cannot be made as narrow as it is wanted."""
    least = window.minimumSizeHint().width()
    said = [f"needs {least} pixels"] if least > _WIDE else []
    for area in window.findChildren(QScrollArea):
        inside = area.widget().minimumSizeHint().width() if area.isVisible() and area.widget() is not None else 0
        if inside > area.viewport().width():
            said.append(f"a page needs {inside} pixels and has {area.viewport().width()}")
    return said


def lying_about(there: list[QWidget]) -> list[str]:
    """Widgets in no window: they were made, and never laid out."""
    every = (one for one in QApplication.topLevelWidgets() if one not in there)
    return [_described(one) for one in every if one.parent() is None and not one.isVisible()]


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
            self._seen.append(_described(watched))
        return False

    def take(self) -> list[str]:
        """What opened since the last time."""
        seen, self._seen = self._seen, []
        return seen

    def stop(self) -> None:
        """Watch no longer."""
        QApplication.instance().removeEventFilter(self)


def _shown(whole: QWidget) -> Iterator[QWidget]:
    return (widget for widget in whole.findChildren(QWidget) if widget.isVisible())


def _stops(page: QWidget) -> Iterator[QWidget]:
    for widget in _shown(page):
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


def _described(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    return f"{type(widget).__name__} {words or widget.accessibleName() or _place(widget)!r}"


def _place(widget: QWidget) -> str:
    above = widget.parentWidget()
    return f"in {type(above).__name__} {above.accessibleName()}" if above else "in nothing"


def _squeezed(window: QWidget) -> Iterator[str]:
    for widget in _shown(window):
        width, height = _needs(widget)
        if widget.width() < width or widget.height() < height:
            yield f"{_described(widget)} has {widget.width()}x{widget.height()} and needs {width}x{height}"


def _needs(widget: QWidget) -> tuple[int, int]:
    """The room that what a widget shows needs, in pixels."""
    least, letters = widget.minimumSizeHint(), widget.fontMetrics()
    match widget:
        case QLabel() if widget.wordWrap() and widget.text():
            return _longest_word(widget), widget.heightForWidth(widget.width())
        case QAbstractButton() if widget.hasHeightForWidth():
            return least.width(), widget.heightForWidth(widget.width())
        case QLabel() | QAbstractButton():
            return least.width(), least.height()
        case QLineEdit() | QComboBox():
            words = widget.currentText() if isinstance(widget, QComboBox) else widget.placeholderText()
            return letters.horizontalAdvance(words), letters.height()
        case QTextEdit():
            return 0, round(widget.document().size().height())
    return 0, 0


def _longest_word(label: QLabel) -> int:
    if label.textFormat() == Qt.TextFormat.RichText:
        return 0
    return max((label.fontMetrics().horizontalAdvance(word) for word in label.text().split()), default=0)


def _cut_off(window: QWidget) -> Iterator[str]:
    for widget in _shown(window):
        if isinstance(widget, QScrollArea) and widget.widget() is not None:
            if widget.widget().width() > widget.viewport().width():
                yield f"{_described(widget)} holds more than its width"
        elif isinstance(widget, QTableWidget):
            yield from _cells_cut_off(widget)
        elif _shows_something(widget) and not _is_held(widget):
            yield f"{_described(widget)} lies outside what holds it"


def _cells_cut_off(table: QTableWidget) -> Iterator[str]:
    for row in range(table.rowCount()):
        for column in range(table.columnCount()):
            item = table.item(row, column)
            cell = table.visualItemRect(item)
            words = table.fontMetrics().boundingRect(
                QRect(0, 0, cell.width(), 10_000), Qt.TextFlag.TextWordWrap, item.text()
            )
            if words.height() > cell.height() or words.width() > cell.width() or cell.right() > table.width():
                yield f"the cell {item.text()!r} has {cell.width()}x{cell.height()}"


def _shows_something(widget: QWidget) -> bool:
    return isinstance(widget, (*ANSWERED_WITH, QLabel)) and not isinstance(widget.parentWidget(), QComboBox)


def _is_held(widget: QWidget) -> bool:
    """Does it lie within everything around it, up to what scrolls (which may be longer, never wider) or the window?"""
    around = widget.parentWidget()
    while around is not None:
        lies = QRect(widget.mapTo(around, QPoint(0, 0)), widget.size())
        if _is_viewport(around):
            return lies.left() >= 0 and lies.right() <= around.width()
        if not around.rect().contains(lies):
            return False
        around = around.parentWidget() if not around.isWindow() else None
    return True


def _is_viewport(widget: QWidget) -> bool:
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget


def _over_each_other(window: QWidget) -> Iterator[str]:
    for holder in (window, *_shown(window)):
        shown = [one for one in holder.children() if isinstance(one, QWidget) and one.isVisible()]
        laid_out = [one for one in shown if holder.layout() is not None and _is_laid_out(holder, one)]
        for place, one in enumerate(laid_out):
            for other in laid_out[place + 1 :]:
                if one.geometry().intersects(other.geometry()):
                    yield f"{_described(one)} and {_described(other)} lie on each other"


def _is_laid_out(holder: QWidget, widget: QWidget) -> bool:
    """A sheet or a toast lies over the rest on purpose, outside the layout."""
    layout = holder.layout()
    return any(item.widget() is widget for item in _items(layout))


def _items(layout: object) -> Iterator[object]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        yield item
        if item.layout() is not None:
            yield from _items(item.layout())
