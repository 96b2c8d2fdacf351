"""Pages of PDFs from bytes in memory, drawn behind the window.

PDFium works for one thread at a time: whoever comes second waits, so the window's own thread never comes.
"""

from contextlib import closing
from dataclasses import dataclass
from threading import Lock

from PySide6.QtGui import QColor, QImage

from ehdesk.ui.drawing_pictures import CannotBeShown

_LONGEST_PAGE = 10
"""How much longer than wide a page may be, or wider than long: it is drawn as wide as the window."""
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One page of `of`, counted from 0, and the words on it."""

    image: QImage
    words: str
    page: int
    of: int


def refuse_unshowable_pdf(content: bytes) -> None:
    """Can each page of it be drawn? Raises CannotBeShown."""
    with _one_at_a_time:
        from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - only here is it needed

        try:
            with closing(PdfDocument(content)) as document:
                sizes = [document.get_page_size(page) for page in range(len(document))]
        except (PdfiumError, ValueError) as error:
            raise CannotBeShown("broken") from error
    if not sizes or any(min(size) <= 0 or max(size) > _LONGEST_PAGE * min(size) for size in sizes):
        raise CannotBeShown("broken")


def drawn_page(content: bytes, page: int, width: float, paper: QColor) -> DrawnPage:
    """This page, or the nearest that there is, so many dots wide on paper of this colour."""
    with _one_at_a_time:
        from pypdfium2 import PdfDocument  # noqa: PLC0415 - only here is it needed

        with closing(PdfDocument(content)) as document:
            place = min(max(0, page), len(document) - 1)
            with closing(document[place]) as sheet, closing(sheet.get_textpage()) as text:
                with closing(
                    sheet.render(scale=width / sheet.get_width(), fill_color=paper.getRgb(), prefer_bgrx=True)
                ) as dots:
                    lines = bytes(dots.buffer)
                    form = QImage.Format.Format_RGB32
                    image = QImage(lines, dots.width, dots.height, dots.stride, form).copy()
                return DrawnPage(image, text.get_text_range(), place, len(document))
