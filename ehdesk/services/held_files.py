"""Everything held on one person as one file: the data, and the pictures and papers that it names."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from ehdesk.domain.attachment import Attachment, attachment_in, ending_of
from ehdesk.domain.held import EverythingHeld
from ehdesk.store.attachments import Attachments

DATA = "everything-held.json"
PICTURES, LOOK_FIRST = "pictures", "look-at-first"
"""The folders of pictures: those that somebody has to look at before they are handed over lie apart."""


def zipped(found: EverythingHeld, data: bytes, attachments: Attachments) -> bytes:
    """A ZIP file; each picture is named by the hash that the data has for it. Raises StoreError."""
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as file:
        file.writestr(DATA, data)
        for name, content in _pictures(found):
            if attachments.has(content.hash):
                file.writestr(name, b"".join(attachments.pieces(content.hash)), ZIP_STORED)
    return whole.getvalue()


def _pictures(found: EverythingHeld) -> Iterator[tuple[str, Attachment]]:
    """Each content once; one is to be looked at where anything that is written of it is."""
    look_first = {one.record for one in found.held if one.is_to_look_at}
    named = [(content, one) for one in found.held if (content := attachment_in({"": one.value}, "")) is not None]
    first = {content.hash for content, one in named if one.record in look_first}
    for content in {content.hash: content for content, _one in named}.values():
        folder = LOOK_FIRST if content.hash in first else PICTURES
        yield f"{folder}/{content.hash}.{ending_of(content.media)}", content
