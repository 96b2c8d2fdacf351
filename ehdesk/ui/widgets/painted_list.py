"""A list as long as it is: its rows are painted, and made when they are seen, so five hundred cost what a dozen do.

    rows = PaintedList(look, "My families", shares, face=lambda family: PaintedRow(...))
    rows.show_rows((family, other, PaintedHeading("Near spellings"), third))
    rows.opened(object)      Enter, Space or a click on a row: what it stands for

It is as high as all its rows, so that the page scrolls as one. Up, Down, Home, End and the page keys move; letters jump
to a name. To a screen reader it is a list, and each row an item with its words.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.painted_row import PaintedHeading, PaintedRow, RowPainter

Face = Callable[[Any], PaintedRow]
"""How what a row stands for looks."""
Index = QModelIndex | QPersistentModelIndex
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_PAGE = 8
"""Rows that PageUp and PageDown move."""


class _Rows(QAbstractListModel):
    """What the rows stand for, and their faces as far as they were asked for."""

    def __init__(self, face: Face, parent: QWidget) -> None:
        super().__init__(parent)
        self._face = face
        self._faces: dict[int, PaintedRow | PaintedHeading] = {}
        self.rows: tuple[Any, ...] = ()

    def take(self, rows: tuple[Any, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self._faces.clear()
        self.endResetModel()

    def forget_faces(self) -> None:
        self._faces.clear()

    def face(self, place: int) -> PaintedRow | PaintedHeading:
        if place not in self._faces:
            row = self.rows[place]
            self._faces[place] = row if isinstance(row, PaintedHeading) else self._face(row)
        return self._faces[place]

    def can_open(self, place: int) -> bool:
        return 0 <= place < len(self.rows) and not isinstance(self.rows[place], PaintedHeading)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        is_words = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.face(index.row()).says if is_words else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        can_open = self.can_open(index.row())
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if can_open else Qt.ItemFlag.NoItemFlags


class _Painting(QStyledItemDelegate):
    """Has the rows painted."""

    def __init__(self, model: _Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.painter: RowPainter | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self.painter is not None:
            painter.save()
            is_under_mouse = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self.painter.paint(painter, self._model.face(index.row()), option.rect, is_under_mouse=is_under_mouse)
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), self.painter.height if self.painter else 0)


class _View(QListView):
    """Knows which row has the keyboard, and moves past headings. `ringed` lies where that row is."""

    opened = Signal(int)
    reached = Signal()

    def __init__(self, name: str, model: _Rows, ringed: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows, self.ringed = model, ringed
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "painted")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS and not event.modifiers():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def moveCursor(self, action: QAbstractItemView.CursorAction, _held: Qt.KeyboardModifier) -> QModelIndex:
        moves = QAbstractItemView.CursorAction
        here, last = self.currentIndex().row(), len(self._rows.rows) - 1
        match action:
            case moves.MoveHome:
                return self._nearest(0, 1)
            case moves.MoveEnd:
                return self._nearest(last, -1)
            case moves.MoveUp | moves.MovePrevious | moves.MovePageUp:
                by = _PAGE if action is moves.MovePageUp else 1
                return self._nearest(max(here - by, 0), -1)
            case moves.MoveDown | moves.MoveNext | moves.MovePageDown:
                by = _PAGE if action is moves.MovePageDown else 1
                return self._nearest(min(here + by, last), 1)
        return self.currentIndex()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.place_ring()
        if current.isValid() and self.hasFocus():
            self.reached.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_ring()

    def place_ring(self) -> None:
        """Put what the focus ring goes around onto the row that has the keyboard."""
        self.ringed.setGeometry(self.visualRect(self.currentIndex()))

    def go_to(self, place: int) -> None:
        """Give this row the keyboard, or the nearest one that can have it."""
        self.setCurrentIndex(self._nearest(place, 1))

    def _nearest(self, place: int, step: int) -> QModelIndex:
        """The row at a place; from a heading on to the next one, or back where none comes."""
        for way in (step, -step):
            at = place
            while 0 <= at < len(self._rows.rows):
                if self._rows.can_open(at):
                    return self._rows.index(at, 0)
                at += way
        return QModelIndex()

    def _open(self, index: Index) -> None:
        if self._rows.can_open(index.row()):
            self.opened.emit(index.row())


class PaintedList(QWidget):
    """Rows of a list, one of which has the keyboard.

    Signals:
        opened(object): a row was pressed; what it stands for.
        reached(QWidget): the keyboard moved to another row; what lies where that row is, to scroll to.
    """

    opened = Signal(object)
    reached = Signal(QWidget)

    def __init__(self, look: Look, name: str, shares: Sequence[int], face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._shares = look, tuple(shares)
        self._model = _Rows(face, self)
        ringed = QWidget(self)
        ringed.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view = _View(name, self._model, ringed, self)
        self._painting = _Painting(self._model, self)
        self._view.setItemDelegate(self._painting)
        self._view.opened.connect(lambda place: self.opened.emit(self._model.rows[place]))
        self._view.reached.connect(lambda: self.reached.emit(ringed))
        ringed.raise_()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._view)
        look.dress(self._dress)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Other rows. The keyboard stays in its place; the same rows stay where they are, and are made anew."""
        if self._model.rows == (rows := tuple(rows)):
            self._model.forget_faces()
            self._view.viewport().update()
            return
        now = max(self._view.currentIndex().row(), 0)
        self._model.take(rows)
        self._fit()
        self._view.go_to(min(now, len(rows) - 1))

    def focus_first(self) -> None:
        """Give the keyboard to the first row, if there is any."""
        if self._model.rows:
            self._view.go_to(0)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        height = self._painting.painter.height if self._painting.painter else 0
        self.setFixedHeight(height * len(self._model.rows))

    def _dress(self) -> None:
        self._painting.painter = RowPainter(self._look, self.font(), self._shares)
        self._fit()
        self._view.scheduleDelayedItemsLayout()
        self._view.place_ring()
