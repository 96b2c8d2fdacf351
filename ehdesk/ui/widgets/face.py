"""A button whose face is a layout: rows, cards and choices are made of it.

Qt gives such a button the size of its (empty) words; these functions give it the size of its layout instead.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import Button


def let_mouse_through(face: QWidget) -> None:
    """Everything on `face` lets clicks through to the button itself."""
    for child in face.findChildren(QWidget):
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def face_of(button: QWidget) -> QLayout:
    """The layout that is the button's face. Raises RuntimeError while it has none."""
    layout = button.layout()
    if layout is None:
        raise RuntimeError("A button with a face needs its layout first")
    return layout


def size_of_face(button: QWidget) -> QSize:
    """What `sizeHint` returns."""
    return face_of(button).totalSizeHint().expandedTo(button.minimumSize())


def least_size_of_face(button: QWidget) -> QSize:
    """What `minimumSizeHint` returns."""
    return face_of(button).totalMinimumSize()


def height_of_face(button: QWidget, width: int) -> int:
    """What `heightForWidth` returns."""
    layout = face_of(button)
    wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
    return max(wanted, button.minimumHeight())


class FaceButton(Button):
    """A push button with a face. Fill `self.layout()`, then call `let_mouse_through(self)`."""

    def __init__(self, look: Look, says: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "", "", says, parent)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        policy.setVerticalPolicy(policy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return size_of_face(self)

    def minimumSizeHint(self) -> QSize:
        return least_size_of_face(self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return height_of_face(self, width)
