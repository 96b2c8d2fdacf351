"""The real pages of a PDF, drawn from memory: no file is made for looking at it.

preview = PdfPreview(look, "How it looks", ("Page before", "Next page"), ("Larger", "Whole page"))
preview.page_words = lambda page, of: f"Page {page} of {of}"
preview.show_pdf(pdf)
"""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import IconButton, QuietButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.words import Line

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
        self._document, self._buffer = QPdfDocument(self), QBuffer(self)
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
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._page = 0
        self._draw()

    def _turn(self, by: int) -> None:
        self._page = min(max(0, self._page + by), self._document.pageCount() - 1)
        self._draw()

    def _change_size(self) -> None:
        self._is_larger = not self._is_larger
        self._zoom.say(self._zooming[self._is_larger])
        self._draw()

    def _draw(self) -> None:
        pages = self._document.pageCount()
        for widget in (self._sheet, self._which, self._before, self._after, self._zoom):
            widget.setVisible(pages > 0)
        if not pages:
            return
        self._sheet.setPixmap(self._picture())
        self._which.set_words(self.page_words(self._page + 1, pages))
        self._sheet.setAccessibleName(f"{self._name}. {self._which.words()}")
        self._sheet.setAccessibleDescription(self._document.getAllText(self._page).text())
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page + 1 < pages)

    def _picture(self) -> QPixmap:
        size, ratio = self._document.pagePointSize(self._page), self.devicePixelRatioF()
        width = self._look.px(_LARGER if self._is_larger else _WHOLE) * ratio
        image = self._document.render(
            self._page, QSize(round(width), round(width * size.height() / size.width())), QPdfDocumentRenderOptions()
        )
        sheet = QPixmap(image.size())
        sheet.fill(self._look.colour("paper"))
        QPainter(sheet).drawImage(0, 0, image)
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
