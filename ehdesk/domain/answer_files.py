"""Pictures and files that are answers: a drawing, a signature, a sound. The answer is the name of its file."""

import re
from dataclasses import dataclass

from ehdesk.domain.attachment import Attachment, attachment_in, ending_of
from ehdesk.domain.body import Body, as_written, is_id, name_in
from ehdesk.domain.change import RecordId
from ehdesk.domain.pictures import CONTENT

_NAME = re.compile(r"[a-z]+-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[a-z0-9]{2,5}")


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """One of them. `name` is the answer, as ODK writes it; `title` what a file was called that somebody chose.

    `described` is for whoever cannot see it. `content` is None where the record does not say in a known way what it
    consists of.
    """

    name: str
    title: str = ""
    described: str = ""
    content: Attachment | None = None


def file_name(what: str, record: RecordId, media: str) -> str:
    """The answer that names a file: `drawing-0193….png`. `what` is one small word."""
    return f"{what}-{record}.{ending_of(media)}"


def record_named(name: str) -> RecordId | None:
    """The record that an answer names; None for the name of a file from elsewhere."""
    found = _NAME.fullmatch(name)
    return RecordId(found[1]) if found and is_id(found[1]) else None


def answer_file_from(name: str, body: Body) -> AnswerFile:
    """One of them as recorded."""
    return AnswerFile(name, name_in(body, "title"), as_written(body, "described"), attachment_in(body, CONTENT))
