"""A row with a small picture at its left; the whole of it is one button.

row = PictureRow(look, "Leila’s drawing", "Leila, 24 November 2026", "paper");  row.show_small(image)
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.face import FaceButton, let_mouse_through
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.tag import Tag
from ehdesk.ui.widgets.two_lines import name_and_detail

_WIDE, _HIGH = 96, 72


class PictureRow(FaceButton):
    """One picture or paper. Until its small picture comes, and where there is none, an icon stands there.

    Signals:
        opened: the person pressed the row.
    """

    opened = Signal()
    kind = "row"

    def __init__(
        self, look: Look, name: str, detail: str, icon: str, state: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, ", ".join(filter(None, (name, detail, state))), parent)
        self._icon, self._image = icon, QImage()
        self._small = QLabel()
        self._small.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.addWidget(self._small)
        row.addLayout(name_and_detail(look, name, detail), 1)
        if state:
            row.addWidget(Tag(look, state, "info", "info"))
        row.addWidget(Picture(look, "chevron-right", size=18))
        let_mouse_through(self)
        self.clicked.connect(self.opened)
        look.dress(self._dress_row)

    def show_small(self, image: QImage | None) -> None:
        """Draw this at its left; None leaves the icon."""
        if image is not None:
            self._image = image
            self._draw()

    def has_small(self) -> bool:
        """Is a picture drawn there, and no icon?"""
        return not self._image.isNull()

    def _draw(self) -> None:
        if self._image.isNull():
            self._small.setPixmap(self._look.pixmap(self._icon, "text_soft", 32))
            return
        room, ratio = QSize(self._look.px(_WIDE), self._look.px(_HIGH)), self.devicePixelRatioF()
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        small = QPixmap.fromImage(self._image.scaled(room * ratio, keep, smooth))
        small.setDevicePixelRatio(ratio)
        self._small.setPixmap(small)

    def _dress_row(self) -> None:
        look = self._look
        self._small.setFixedSize(look.px(_WIDE), look.px(_HIGH))
        spaced(self.layout(), (look.space(18), look.space(6), look.space(16), look.space(6)), look.space(14))  # type: ignore[arg-type]
        self._draw()
