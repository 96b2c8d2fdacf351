"""Whether everything on a page has the room that it needs: nothing squeezed, cut off or lying on something else."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QTableWidget,
    QTextEdit,
    QWidget,
)

from ehdesk.ui.widgets.flow import Row

ANSWERED_WITH = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView)
_WIDE = 1366


def clipped(window: QWidget) -> list[str]:
    """What has less room than its words need, lies outside what holds it, or on something else."""
    return [*_squeezed(window), *_cut_off(window), *_over_each_other(window)]


def too_wide(window: QWidget) -> list[str]:
    """By how much a window cannot be made as narrow as it is wanted."""
    least = window.minimumSizeHint().width()
    said = [f"needs {least} pixels"] if least > _WIDE else []
    for area in window.findChildren(QScrollArea):
        inside = area.widget().minimumSizeHint().width() if area.isVisible() and area.widget() is not None else 0
        if inside > area.viewport().width():
            said.append(f"a page needs {inside} pixels and has {area.viewport().width()}")
    return said


def shown(whole: QWidget) -> Iterator[QWidget]:
    """Everything of it that can be seen."""
    return (widget for widget in whole.findChildren(QWidget) if widget.isVisible())


def described(widget: QWidget) -> str:
    """What it is and says, or where it is."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    return f"{type(widget).__name__} {words or widget.accessibleName() or _place(widget)!r}"


def _place(widget: QWidget) -> str:
    above = widget.parentWidget()
    return f"in {type(above).__name__} {above.accessibleName()}" if above else "in nothing"


def _squeezed(window: QWidget) -> Iterator[str]:
    for widget in shown(window):
        width, height = _needs(widget)
        if widget.width() < width or widget.height() < height:
            yield f"{described(widget)} has {widget.width()}x{widget.height()} and needs {width}x{height}"


def _needs(widget: QWidget) -> tuple[int, int]:
    """The room that what a widget shows needs, in pixels."""
    least, letters = widget.minimumSizeHint(), widget.fontMetrics()
    match widget:
        case QLabel() if widget.wordWrap() and widget.text():
            return _longest_word(widget), widget.heightForWidth(widget.width())
        case QAbstractButton() | QLabel() if widget.hasHeightForWidth():
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
    for widget in shown(window):
        if isinstance(widget, QScrollArea) and widget.widget() is not None:
            if widget.widget().width() > widget.viewport().width():
                yield f"{described(widget)} holds more than its width"
        elif isinstance(widget, QTableWidget):
            yield from _cells_cut_off(widget)
        elif _shows_something(widget) and not _is_held(widget):
            yield f"{described(widget)} lies outside what holds it"


def _cells_cut_off(table: QTableWidget) -> Iterator[str]:
    for row in range(table.rowCount()):
        for column in range(table.columnCount()):
            item = table.item(row, column)
            cell, needed = table.visualItemRect(item), table.sizeHintForIndex(table.indexFromItem(item))
            if needed.width() > cell.width() or needed.height() > cell.height() or cell.right() > table.width():
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
    for holder in (window, *shown(window)):
        seen = [one for one in holder.children() if isinstance(one, QWidget) and one.isVisible()]
        laid_out = [one for one in seen if _is_laid_out(holder, one)]
        for place, one in enumerate(laid_out):
            for other in laid_out[place + 1 :]:
                if one.geometry().intersects(other.geometry()):
                    yield f"{described(one)} and {described(other)} lie on each other"


def _is_laid_out(holder: QWidget, widget: QWidget) -> bool:
    """A sheet or a toast lies over the rest on purpose, outside the layout."""
    layouts = (holder.layout(), *holder.layout().findChildren(QLayout)) if holder.layout() is not None else ()
    return isinstance(holder, Row) or any(layout.indexOf(widget) >= 0 for layout in layouts)
