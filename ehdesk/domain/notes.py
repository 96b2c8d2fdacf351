"""Case notes: what happened, when, how and with whom. Once kept, a note never changes; a later one may correct it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ehdesk.domain.body import Body, as_written, day_in, is_set, text
from ehdesk.domain.change import RecordId


class NoteIsKept(Exception):
    """A kept note never changes; a correction is another note."""


class How(StrEnum):
    """How a practitioner was in touch."""

    VISIT = "visit"
    CALL = "call"
    MESSAGE = "message"
    SCHOOL = "school"
    MEETING = "meeting"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Note:
    """One note. `how` is as it was recorded, a known word or not; `corrects` is the id of the note it puts right."""

    id: RecordId
    happened_on_as_written: str = ""
    how: str = ""
    with_whom: str = ""
    words: str = ""
    is_in_confidence: bool = False
    corrects: RecordId | None = None
    is_kept: bool = False

    @property
    def happened_on(self) -> date | None:
        """The day it happened, where a real day was given."""
        return day_in(self.happened_on_as_written)


def note_from(id: RecordId, body: Body) -> Note:
    """A note as recorded. Anything at all that is said about confidence means that there is some."""
    return Note(
        id,
        happened_on_as_written=as_written(body, "happened_on"),
        how=as_written(body, "how"),
        with_whom=as_written(body, "with_whom"),
        words=as_written(body, "words"),
        is_in_confidence=bool(body.get("in_confidence")),
        corrects=RecordId(text(body, "corrects")) or None,
        is_kept=is_set(body, "kept"),
    )


def newest_first(notes: Iterable[Note]) -> tuple[Note, ...]:
    """By the day they happened, and of one day the one that was begun last; those without a day come first."""
    return tuple(sorted(notes, key=lambda note: (note.happened_on or date.max, note.id), reverse=True))
