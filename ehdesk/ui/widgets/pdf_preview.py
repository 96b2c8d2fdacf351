"""The real pages of a PDF, drawn from memory: no file is made for looking at it.

preview = PdfPreview(look, "How it looks", ("Page before", "Next page"), ("Larger", "Whole page"))
preview.page_words = lambda page, of: f"Page {page} of {of}"
preview.show_pdf(pdf)
"""

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import IconButton, QuietButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.words import Line, show_when

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_WHOLE, _LARGER = 390, 545
"""How wide a page is drawn, in pixels at 100 per cent; the height follows the page."""


class PdfPreview(QFrame):
    """One page at a time, with arrows to the others, whole or large enough to read.

    `turning` are the words for the page before and the next one, `zooming` for drawing it larger and whole.
    """

    def __init__(
        self,
        look: Look,
        name: str,
        turning: tuple[str, str],
        zooming: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._name, self._zooming = look, name, zooming
        self.page_words: Callable[[int, int], str] = lambda page, of: f"{page} / {of}"
        self._pdf = b""
        self._page = 0
        self.setProperty("kind", "sunken")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._sheet, self._which = QLabel(), Line(look, "", "soft")
        self._before, self._after = (
            IconButton(look, said, icon) for said, icon in zip(turning, ("chevron-left", "chevron-right"), strict=True)
        )
        self._is_larger = False
        self._zoom = QuietButton(look, zooming[0])
        self._zoom.clicked.connect(self._change_size)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._lay_out()
        look.dress(self._draw)

    def show_pdf(self, pdf: bytes) -> None:
        """Show a document from its first page."""
        self._pdf = pdf
        self._page = 0
        self._draw()

    def _turn(self, by: int) -> None:
        self._page += by
        self._draw()

    def _change_size(self) -> None:
        self._is_larger = not self._is_larger
        self._zoom.say(self._zooming[self._is_larger])
        self._draw()

    def _draw(self) -> None:
        for widget in (self._sheet, self._which, self._before, self._after, self._zoom):
            show_when(widget, bool(self._pdf))
        if self._pdf:
            from pypdfium2 import PdfDocument  # noqa: PLC0415 - only here is it needed

            with closing(PdfDocument(self._pdf)) as document:
                self._draw_page(document)

    def _draw_page(self, document: "PdfDocument") -> None:
        pages = len(document)
        self._page = min(max(0, self._page), pages - 1)
        page = document[self._page]
        self._sheet.setPixmap(self._picture(page))
        self._which.set_words(self.page_words(self._page + 1, pages))
        self._sheet.setAccessibleName(f"{self._name}. {self._which.words()}")
        self._sheet.setAccessibleDescription(page.get_textpage().get_text_range())
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page + 1 < pages)

    def _picture(self, page: "PdfPage") -> QPixmap:
        ratio = self.devicePixelRatioF()
        width = self._look.px(_LARGER if self._is_larger else _WHOLE) * ratio
        paper = self._look.colour("paper").getRgb()
        drawn = page.render(scale=width / page.get_width(), fill_color=paper, prefer_bgrx=True)
        pixels = bytes(drawn.buffer)
        image = QImage(pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
        sheet = QPixmap.fromImage(image)
        sheet.setDevicePixelRatio(ratio)
        return sheet

    def _lay_out(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(row)
        row.addStretch()
        for widget in (self._before, self._which, self._after, self._zoom):
            row.addWidget(widget)
        row.addStretch()
        spaced(column, (16, 16, 16, 8), 8)
