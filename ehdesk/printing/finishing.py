"""The last touches to a PDF: fonts, tags, language and title, and nothing that says who made it or where."""

from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Pdf, String

from ehdesk.printing.blocks import Document
from ehdesk.printing.embedding import FontCase
from ehdesk.printing.tags import Tag, write_tags


def finished(drawn: bytes, document: Document, root: Tag, case: FontCase) -> bytes:
    """The drawn pages as a whole, tagged file."""
    with Pdf.open(BytesIO(drawn)) as pdf:
        _put_in_fonts(pdf, case)
        write_tags(pdf, root)
        _describe(pdf, document, is_accessible=not case.lacks_letters)
        file = BytesIO()
        pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return file.getvalue()


def _put_in_fonts(pdf: Pdf, case: FontCase) -> None:
    fonts = pdf.make_indirect(case.embed(pdf))
    for page in pdf.pages:
        page.obj.Resources.Font = fonts


def _describe(pdf: Pdf, document: Document, *, is_accessible: bool) -> None:
    """Title and language. The identifier of PDF/UA is left off where a letter could not be drawn."""
    pdf.Root.Lang = String(document.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseNone
    del pdf.docinfo
    pdf.docinfo["/Title"] = String(document.title)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = document.title
        metadata["dc:language"] = [document.language]
        if is_accessible:
            metadata["pdfuaid:part"] = "1"
