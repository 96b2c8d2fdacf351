"""The real pages of a PDF, drawn from memory and behind the window: no file is made for looking at it.

preview = PdfPreview(look, background, "How it looks", ("Page before", "Next page"), ("Larger", "Whole page"))
preview.page_words = lambda page, of: f"Page {page} of {of}"
preview.show_pdf(pdf)
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.background import Background
from ehdesk.ui.look import Look
from ehdesk.ui.pdf_pages import DrawnPage, drawn_page
from ehdesk.ui.widgets.buttons import IconButton, QuietButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.words import Line, show_when

_WHOLE, _LARGER = 390, 545
"""How wide a page is drawn, in pixels at 100 per cent; the height follows the page."""


class PdfPreview(QFrame):
    """One page at a time, with arrows to the others, whole or large enough to read.

    `turning` are the words for the page before and the next one, `zooming` for drawing it larger and whole.
    """

    def __init__(
        self,
        look: Look,
        background: Background,
        name: str,
        turning: tuple[str, str],
        zooming: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._background, self._name, self._zooming = look, background, name, zooming
        self.page_words: Callable[[int, int], str] = lambda page, of: f"{page} / {of}"
        self._pdf = b""
        self._page, self._asked = 0, object()
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
        self._show_parts(are_shown=False)
        look.dress(self._draw)

    def show_pdf(self, pdf: bytes) -> None:
        """Show a document from its first page. The one before stays until that is drawn."""
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
        """Only what was asked for last is shown."""
        if not self._pdf:
            return
        self._asked = asked = object()
        width = self._look.px(_LARGER if self._is_larger else _WHOLE) * self.devicePixelRatioF()
        work = partial(drawn_page, self._pdf, self._page, width, self._look.colour("paper"))
        self._background.run(work, partial(self._show_page, asked), _fail, self)

    def _show_page(self, asked: object, drawn: DrawnPage) -> None:
        if asked is not self._asked:
            return
        self._page, sheet = drawn.page, QPixmap.fromImage(drawn.image)
        sheet.setDevicePixelRatio(self.devicePixelRatioF())
        self._sheet.setPixmap(sheet)
        self._which.set_words(self.page_words(drawn.page + 1, drawn.of))
        self._sheet.setAccessibleName(f"{self._name}. {self._which.words()}")
        self._sheet.setAccessibleDescription(drawn.words)
        self._before.setEnabled(drawn.page > 0)
        self._after.setEnabled(drawn.page + 1 < drawn.of)
        self._show_parts(are_shown=True)

    def _show_parts(self, *, are_shown: bool) -> None:
        for widget in (self._sheet, self._which, self._before, self._after, self._zoom):
            show_when(widget, are_shown)

    def _lay_out(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(row)
        row.addStretch()
        for widget in (self._before, self._which, self._after, self._zoom):
            row.addWidget(widget)
        row.addStretch()
        spaced(column, (16, 16, 16, 8), 8)


def _fail(error: Exception) -> None:
    raise error
