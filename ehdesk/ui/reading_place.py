"""Keeps what is being read where it is on the screen, when a page makes its content anew.

place = ReadingPlace(page.viewing)       before
place.keep()                             after; rows are known by their object names
"""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


class ReadingPlace:
    """The rows that begin in sight or below, and how far down each does. At the top of a page one stays at the top."""

    def __init__(self, viewing: QScrollArea) -> None:
        self._viewing = viewing
        self._is_at_top = viewing.verticalScrollBar().value() == 0
        self._tops = {row.objectName(): top for row, top in self._rows() if top >= 0}

    def keep(self) -> None:
        """Scroll so that the first of them which is still there is where it was.

        Asked for after the keyboard was given back, by the same turn of the event loop that shows what is new.
        """
        QTimer.singleShot(0, self._viewing, self._scroll)

    def _scroll(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        now, bar = {row.objectName(): top for row, top in self._rows()}, self._viewing.verticalScrollBar()
        first = min((name for name in self._tops if name in now), key=self._tops.__getitem__, default=None)
        if self._is_at_top:
            bar.setValue(0)
        elif first is not None:
            bar.setValue(bar.value() + now[first] - self._tops[first])

    def _rows(self) -> Iterator[tuple[QWidget, int]]:
        port = self._viewing.viewport()
        for row in port.findChildren(QWidget):
            if row.objectName() and row.isVisibleTo(port):
                yield row, row.mapTo(port, QPoint(0, 0)).y()
