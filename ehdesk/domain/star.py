"""Readings: what a family said of each area of a star on one day.

The areas, steps and words of a star come from its definition file; a reading holds only ids and numbers of one
edition, and two readings of different editions are never compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ehdesk.domain.body import Body, day, is_set, text, texts_under, under
from ehdesk.domain.change import RecordId, Value


class ReadingIsRecorded(Exception):
    """A recorded reading never changes; a later talk makes a new one."""


class ReadingIsUnfinished(Exception):
    """A reading cannot be recorded while an area has neither a score nor a reason; `areas` are those."""

    def __init__(self, areas: tuple[str, ...]) -> None:
        super().__init__(f"{len(areas)} areas have no score and no reason")
        self.areas = areas


@dataclass(frozen=True, slots=True)
class Reading:
    """One star: a score, or a reason for none, for each area of one edition, on one day.

    While it is being made it grows area by area; once recorded it never changes. `edition` names the star and its
    edition ("our-star/1"); `reasons` and `completed_by` are ids of that edition's own lists.
    """

    id: RecordId
    edition: str
    taken_on: date | None = None
    completed_by: str = ""
    scores: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    is_recorded: bool = False

    def unsaid(self, areas: tuple[str, ...]) -> tuple[str, ...]:
        """Which of the edition's areas have neither a score nor a reason yet, in the edition's order."""
        return tuple(area for area in areas if area not in self.scores and area not in self.reasons)


def reading_from(id: RecordId, body: Body) -> Reading:
    """A reading as recorded. A score that is no whole number, or a reason or note that is no words, reads as none."""
    return Reading(
        id,
        edition=text(body, "edition"),
        taken_on=day(body, "taken_on"),
        completed_by=text(body, "completed_by"),
        scores={area: score for area, score in under(body, "score/").items() if type(score) is int},
        reasons=texts_under(body, "reason/"),
        notes=texts_under(body, "note/"),
        is_recorded=is_set(body, "recorded"),
    )


def scored(area: str, score: int) -> dict[str, Value]:
    """The fields that give an area a score, and take back a reason given before."""
    return {f"score/{area}": score, f"reason/{area}": None}


def not_scored(area: str, reason: str) -> dict[str, Value]:
    """The fields that say why an area has no score, and take back one given before."""
    return {f"score/{area}": None, f"reason/{area}": reason}
