"""A document as PDF: laid out, drawn by ReportLab in memory, then tagged for screen readers."""

from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from ehdesk.printing.blocks import Document
from ehdesk.printing.embedding import FontCase
from ehdesk.printing.finishing import finished
from ehdesk.printing.fonts import FontShelf
from ehdesk.printing.layout import laid_out
from ehdesk.printing.lines import Typesetter
from ehdesk.printing.pen import FOOTER, Pen
from ehdesk.printing.pieces import Placed, pages
from ehdesk.printing.setting import Setting
from ehdesk.printing.shaping import Shaper
from ehdesk.printing.stamp import read_first, stamp
from ehdesk.printing.styles import A4, COLOUR, Style
from ehdesk.printing.tags import Tag


def pdf(document: Document, fonts: Path, style: Style = COLOUR) -> bytes:
    """`document` as an A4 PDF with the fonts of the folder `fonts`. The same document gives the same bytes.

    Nothing is written to disk and nothing is fetched.
    """
    root = Tag("Document")
    setting = Setting(style, Typesetter(Shaper(FontShelf(fonts))), style.width, root)
    sheets = pages([laid_out(block, setting) for block in document.blocks], style.top, style.room)
    case = FontCase()
    return finished(_drawn(sheets, document, setting, case), document, root, case)


def _drawn(sheets: list[list[Placed]], document: Document, setting: Setting, case: FontCase) -> bytes:
    file, footer, stamps = BytesIO(), document.footer, list[Tag]()
    canvas = Canvas(file, pagesize=A4, invariant=1, pageCompression=1)
    pen = Pen(canvas, case)
    for number, sheet in enumerate(sheets, 1):
        _draw_sheet(pen, sheet, setting.style)
        if document.stamp:
            stamps.append(stamp(pen, document.stamp, setting))
        _draw_footer(pen, footer.text, footer.page_of.format(page=number, pages=len(sheets)), setting)
        pen.turn_page()
    canvas.save()
    read_first(setting.tag, stamps)
    return file.getvalue()


def _draw_sheet(pen: Pen, sheet: list[Placed], style: Style) -> None:
    for placed in sheet:
        if placed.is_again:
            with pen.repeated():
                placed.piece.draw(pen, style.margin, placed.top)
        else:
            placed.piece.draw(pen, style.margin, placed.top)


def _draw_footer(pen: Pen, text: str, page_of: str, setting: Setting) -> None:
    style = setting.style
    right = setting.lines(page_of, style.footer)
    left = setting.lines(text, style.footer, style.width - sum(line.width for line in right) - style.step)
    top = style.margin
    with pen.repeated(FOOTER):
        pen.rule(style.margin, top, style.width, 0.6, style.palette.line)
        for at, line in enumerate(left):
            pen.text(line, style.margin, top - 2 - at * style.footer.leading)
        for line in right:
            pen.text(line, style.margin + style.width - line.width, top - 2)
