"""Files in the mouse's hand, let go of over a widget as Qt does it: it is asked first."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

COPY, BUTTON, KEY = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(widget: QWidget, files: Sequence[Path]) -> None:
    """Drop files, and a link to something on the internet among them."""
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.jpg"), *(QUrl.fromLocalFile(str(file)) for file in files)])
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(5, 5), COPY, mime, BUTTON, KEY))
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), COPY, mime, BUTTON, KEY))
