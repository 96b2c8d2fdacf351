"""Pictures and papers of a family: a photograph, a scanned letter, a child's drawing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ehdesk.domain.attachment import Attachment, attachment_in
from ehdesk.domain.body import Body, as_written, day_in, name_in, names
from ehdesk.domain.change import RecordId

CONTENT = "content"
"""The field that names what a picture consists of."""
_LONGEST_TITLE = 80
_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""Letters that nobody sees, or that turn the words around them the other way."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One of them. `about` are the ids of those it is about; `described` is for whoever cannot see it.

    `content` is None where the record does not say in a known way what it consists of.
    """

    id: RecordId
    title: str = ""
    about: tuple[str, ...] = ()
    taken_on_as_written: str = ""
    note: str = ""
    described: str = ""
    content: Attachment | None = None

    @property
    def taken_on(self) -> date | None:
        """The day it was made, where a real day was given."""
        return day_in(self.taken_on_as_written)


def picture_from(id: RecordId, body: Body) -> Picture:
    """A picture as recorded."""
    return Picture(
        id,
        title=name_in(body, "title"),
        about=names(body, "about"),
        taken_on_as_written=as_written(body, "taken_on"),
        note=as_written(body, "note"),
        described=as_written(body, "described"),
        content=attachment_in(body, CONTENT),
    )


def newest_first(pictures: Iterable[Picture]) -> tuple[Picture, ...]:
    """Those that were added last first."""
    return tuple(sorted(pictures, key=lambda one: one.id, reverse=True))


def title_of_file(stem: str) -> str:
    """A file's name without its ending as a title to begin with: at most 80 letters, and none that nobody sees."""
    return name_to_say(stem.replace("_", " "))


def name_to_say(name: str) -> str:
    """A file's name as it can stand among words: at most 80 letters, and none that turns those around it."""
    plain = " ".join(_NOT_SHOWN.sub("", name).split())
    return plain if len(plain) <= _LONGEST_TITLE else f"{plain[: _LONGEST_TITLE - 2].rstrip()} …"
