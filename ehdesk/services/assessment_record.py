"""The fields of an assessment record: answers by their place in the form, and what is said of the whole.

A node of a form never begins with @, so the two cannot meet.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from ehdesk.domain import parts
from ehdesk.domain.body import Body, day, text
from ehdesk.domain.change import RecordId
from ehdesk.domain.merge import REMOVED
from ehdesk.store.records import Record

FORM, VERSION, STARTED, COMPLETED = "@form", "@version", "@started_on", "@completed_on"
DONE = "@done/"
CALLED, NOTE = parts.CALLED, parts.SELF_NOTE
_LONG = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class AssessmentFacts:
    """Where an assessment stands, without its answers."""

    id: RecordId
    form: str
    version: str
    started_on: date | None
    completed_on: date | None

    @property
    def is_complete(self) -> bool:
        """Has somebody said that it is finished?"""
        return self.completed_on is not None

    def is_left_open(self, today: date) -> bool:
        """Was it begun so long ago, and not completed, that the next one is due?"""
        return not self.is_complete and self.started_on is not None and today - self.started_on >= _LONG


def facts_of(record: Record) -> AssessmentFacts:
    """What an assessment record says of itself."""
    body = record.body
    started, completed = day(body, STARTED), day(body, COMPLETED)
    return AssessmentFacts(record.id, text(body, FORM), text(body, VERSION), started, completed)


def place_in(field: str) -> str:
    """The place in the form of what a field holds: an answer, a note to self there, or what somebody calls that part.

    "" for what is said of the whole.
    """
    place = field.removeprefix(NOTE).removeprefix(CALLED)
    return "" if place.startswith("@") or place == REMOVED else place


def answers_in(body: Body) -> dict[str, str]:
    """The answers, by field."""
    return {field: value for field, value in body.items() if not field.startswith("@") and isinstance(value, str)}


def notes_in(body: Body) -> dict[str, str]:
    """The notes to self, by the field of their question."""
    return _words_under(NOTE, body)


def names_in(body: Body) -> dict[str, str]:
    """What people call instances of repeats, by the field of each."""
    return _words_under(CALLED, body)


def _words_under(mark: str, body: Body) -> dict[str, str]:
    found = {field.removeprefix(mark): value for field, value in body.items() if field.startswith(mark)}
    return {field: value for field, value in found.items() if isinstance(value, str) and value}
