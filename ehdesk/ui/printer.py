"""Paper straight from memory: the pages of a PDF to a printer that the person chooses, with no file in between."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget


def print_with_dialog(pdf: bytes, asker: QWidget, title: str, printed: Callable[[], object]) -> None:
    """Ask which printer, then print; `printed` is called when it has been sent."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, asker)
    dialog.setWindowTitle(title)

    def send() -> None:
        put_on(printer, pdf)
        printed()

    dialog.accepted.connect(send)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # the print dialog's own `open` wants a slot by its name


def put_on(printer: QPrinter, pdf: bytes) -> None:
    """Draw every page on a printer, from edge to edge of the paper."""
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    paper = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    painter = QPainter(printer)
    try:
        for page in range(document.pageCount()):
            if page:
                printer.newPage()
            painter.drawImage(paper, document.render(page, QSize(paper.width(), paper.height())))
    finally:
        painter.end()
        document.close()
