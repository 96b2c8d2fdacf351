"""What a test needs to look at widgets as a person or a screen reader does."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QTextEdit, QWidget

ANSWERED_WITH = (QAbstractButton, QLineEdit, QTextEdit, QComboBox)


def show(widget: QWidget, width: int = 1000, height: int = 700) -> QWidget:
    """Put it on the screen, with the keyboard, and let Qt settle."""
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    settle()
    return widget


def settle() -> None:
    """Let layouts and posted events come to rest."""
    for _ in range(5):
        QApplication.processEvents()


def heard(widget: QWidget) -> str:
    """The name a screen reader says."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def also_heard(widget: QWidget) -> str:
    """What it says after the name."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def role(widget: QWidget) -> QAccessible.Role:
    """What it says the widget is."""
    return QAccessible.queryAccessibleInterface(widget).role()


def controls(whole: QWidget) -> Iterator[QWidget]:
    """Everything that a person answers with or presses, as far as it is shown."""
    for widget in whole.findChildren(QWidget):
        if isinstance(widget, ANSWERED_WITH) and widget.isVisibleTo(whole):
            yield widget


def clipped_words(whole: QWidget) -> list[str]:
    """The words of labels and buttons that have less room than they need, or lie outside what holds them."""
    found = []
    for label in whole.findChildren(QLabel):
        if label.isVisibleTo(whole) and label.text() and (_is_too_small(label) or _sticks_out(label)):
            found.append(label.text())
    for button in whole.findChildren(QAbstractButton):
        if button.isVisibleTo(whole) and button.text() and button.width() < button.minimumSizeHint().width():
            found.append(button.text())
    return found


def _is_too_small(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return label.width() < label.minimumSizeHint().width() or label.height() < label.minimumSizeHint().height()


def _sticks_out(label: QLabel) -> bool:
    holder = label.parentWidget()
    return holder is not None and not holder.rect().contains(QRect(label.mapTo(holder, QPoint(0, 0)), label.size()))
