"""A paper straight to a printer of this computer, from memory: ehdesk writes no file of its own for it (0024)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from ehdesk.ui.pdf_pages import drawn_page

_DOTS_ACROSS = 1984
"""Of a page as it is drawn: 240 dots an inch on A4, more than a kitchen table needs and less than fills the memory."""


class NotPrinted(Exception):
    """The printer did not take it."""


def has_printer() -> bool:
    """Is a printer set up on this computer?"""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_which_printer(parent: QWidget, title: str, chosen: Callable[[QPrinter], object]) -> None:
    """The system's own question; `chosen` gets the printer. A file is for Save, which says what becomes of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: chosen(printer))
    QDialog.open(dialog)  # the print dialog has one of its own, which takes a slot by its name


def pages_to_print(pdf: bytes) -> list[QImage]:
    """Every page as dots; for behind the window."""
    first = drawn_page(pdf, 0, _DOTS_ACROSS, QColor("white"))
    others = (drawn_page(pdf, page, _DOTS_ACROSS, QColor("white")) for page in range(1, first.of))
    return [first.image, *(page.image for page in others)]


def put_on_paper(pages: Sequence[QImage], printer: QPrinter) -> None:
    """Each page as large as the sheet takes it. Raises NotPrinted."""
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted
    try:
        for number, page in enumerate(pages):
            if number and not printer.newPage():
                raise NotPrinted
            sheet = QRectF(painter.viewport())
            size = page.size().scaled(sheet.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), page)
    finally:
        painter.end()
