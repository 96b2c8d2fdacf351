"""A picture in a page: as large as it is, or smaller where there is less room. The room is there before the picture.

shown = ShownPicture(look, "The rooms of a house", QSize(800, 600));  shown.show_image(image)
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ehdesk.ui.look import Look

LARGEST = QSize(480, 270)
"""Pixels at 100 per cent: with it, the answers are seen as well."""


def paint_picture(painter: QPainter, image: QImage, room: QRect) -> None:
    """All of it, at the left of the room. It lies on white: what is drawn in black is seen in the dark too."""
    held = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(room.topLeft(), held)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(place, QColor(Qt.GlobalColor.white))
    painter.drawImage(place, image)


class ShownPicture(QLabel):
    """`name` is what is heard of it, `size` how many dots it has."""

    def __init__(self, look: Look, name: str, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._size, self._image = look, size, QImage()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.dress(self._dress)

    def show_image(self, image: QImage) -> None:
        """Show it in the room that was kept for it."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        largest = QSize(self._look.px(LARGEST.width()), self._look.px(LARGEST.height()))
        wanted = QSize(self._look.px(self._size.width()), self._look.px(self._size.height()))
        return wanted.scaled(wanted.boundedTo(largest), Qt.AspectRatioMode.KeepAspectRatio)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _dress(self) -> None:
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        if not self._image.isNull():
            paint_picture(QPainter(self), self._image, self.rect())
