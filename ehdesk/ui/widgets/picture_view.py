"""One picture, whole in the room there is, or as large as it is, to be moved about in.

view = PictureView(look, "Leila’s drawing", "A house with a sun", ("As large as it is", "All of it"))
view.show_image(image, lessened(image))
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.scrolled import page_around
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import spaced

_HEIGHT, _LEAST, _AROUND = 440, 200, 32
"""Pixels at 100 per cent: how high it is, or less where that could not be seen whole, and what stays free around it."""
_SCREEN = QSize(2560, 1440)
"""Dots: what is shown whole is drawn from a picture no larger, also where the picture has many times as many."""


def lessened(image: QImage) -> QImage:
    """A picture as large as it is ever shown whole; on any thread."""
    if _holds(_SCREEN, image.size()):
        return image
    return image.scaled(_SCREEN, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


class PictureView(QFrame):
    """`described` is heard after the name by whoever cannot see it; `zooming` are the words for larger and whole."""

    def __init__(
        self, look: Look, name: str, described: str, zooming: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._zooming, self._is_larger = look, zooming, False
        self._image, self._lesser = QImage(), QPixmap()
        self.setProperty("kind", "sunken")
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sheet.setAccessibleName(name)
        self._sheet.setAccessibleDescription(described)
        self._room = QScrollArea()
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._room.setWidget(self._sheet)
        self._room.setAccessibleName(name)
        self._room.setProperty("kind", "sunken")
        self._zoom = QuietButton(look, zooming[0], "search")
        self._zoom.clicked.connect(self._change_size)
        column = QVBoxLayout(self)
        column.addWidget(self._room)
        column.addWidget(self._zoom, 0, Qt.AlignmentFlag.AlignHCenter)
        spaced(column, (16, 16, 16, 8), 8)
        look.dress(self._dress)

    def show_image(self, image: QImage, lesser: QImage) -> None:
        """Show this one; `lesser` is it as `lessened` makes it."""
        self._image, self._lesser = image, QPixmap.fromImage(lesser)
        self._draw()

    @property
    def shown_size(self) -> QSize:
        """How many dots of the screen it takes."""
        return self._sheet.size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _change_size(self) -> None:
        self._is_larger = not self._is_larger
        self._zoom.say(self._zooming[self._is_larger])
        # in the large one, the arrows move about
        self._room.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._is_larger else Qt.FocusPolicy.NoFocus)
        self._draw()

    def _draw(self) -> None:
        if self._lesser.isNull():
            return
        room, ratio = self._room.maximumViewportSize(), self.devicePixelRatioF()
        shown = QPixmap.fromImage(self._image) if self._is_larger else self._lesser
        if not self._is_larger and not _holds(room * ratio, shown.size()):
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            shown = shown.scaled(room * ratio, keep, smooth)
        shown = QPixmap(shown)
        shown.setDevicePixelRatio(ratio)
        self._sheet.setPixmap(shown)
        self._sheet.resize(shown.deviceIndependentSize().toSize())

    def _fit(self) -> None:
        """With its button, it is no higher than the page that it lies in."""
        look, page = self._look, page_around(self)
        if page is not None:
            seen = page.viewport().height() - self._zoom.sizeHint().height() - look.space(_AROUND)
            self._room.setFixedHeight(min(look.px(_HEIGHT), max(_LEAST, seen)))
        self._draw()

    def _dress(self) -> None:
        self._room.setFixedHeight(self._look.px(_HEIGHT))
        self._room.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._is_larger else Qt.FocusPolicy.NoFocus)
        self._fit()


def _holds(room: QSize, size: QSize) -> bool:
    return room.width() >= size.width() and room.height() >= size.height()
