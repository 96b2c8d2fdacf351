"""Readings: what a family said of each area of a star on one day.

The areas, steps and words of a star come from its definition file; a reading holds only ids and numbers of one
edition, and two readings of different editions are never compared.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ehdesk.domain.body import Body, day_in, is_set, text, texts_under, under
from ehdesk.domain.change import RecordId, Value


class ReadingIsRecorded(Exception):
    """A recorded reading never changes; a later talk makes a new one."""


class CorrectionNeedsReason(Exception):
    """A correction takes the place of another reading, so it says why."""


class ReadingIsUnfinished(Exception):
    """A reading cannot be recorded while an area has neither a score nor a reason; `areas` are those."""

    def __init__(self, areas: tuple[str, ...]) -> None:
        super().__init__(f"{len(areas)} areas have no score and no reason")
        self.areas = areas


@dataclass(frozen=True, slots=True)
class Reading:
    """One star: a score, or a reason for none, for each area of one edition, on one day.

    While it is being made it grows area by area; once recorded it never changes. `edition` names the star and its
    edition ("our-star/1"); `reasons` and `completed_by` are ids of that edition's own lists. `typed_up_on` is the day
    on which a star made earlier, on paper, was typed in. A correction says which reading it takes the place of, and
    why. `odd_scores` are those that are no whole number, as they were written.
    """

    id: RecordId
    edition: str
    taken_on_as_written: str = ""
    completed_by: str = ""
    scores: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    is_recorded: bool = False
    typed_up_on: date | None = None
    corrects: str = ""
    corrected_why: str = ""
    odd_scores: Mapping[str, Any] = field(default_factory=dict)

    @property
    def taken_on(self) -> date | None:
        """The day it was made, where a real day was given."""
        return day_in(self.taken_on_as_written)

    @property
    def is_typed(self) -> bool:
        """Is it typed up from a sheet, or a correction, and so not gone through with the family now?"""
        return self.typed_up_on is not None or bool(self.corrects)

    @property
    def written_scores(self) -> Mapping[str, Any]:
        """Every score, whatever somebody wrote."""
        return {**self.odd_scores, **self.scores}

    def unsaid(self, areas: tuple[str, ...]) -> tuple[str, ...]:
        """Which of the edition's areas have neither a score nor a reason yet, in the edition's order."""
        return tuple(area for area in areas if area not in self.scores and area not in self.reasons)


def reading_from(id: RecordId, body: Body) -> Reading:
    """A reading as recorded. A reason or note that is no words reads as none."""
    written = under(body, "score/")
    scores = {area: score for area, score in written.items() if type(score) is int}
    return Reading(
        id,
        edition=text(body, "edition"),
        taken_on_as_written=text(body, "taken_on"),
        completed_by=text(body, "completed_by"),
        scores=scores,
        reasons=texts_under(body, "reason/"),
        notes=texts_under(body, "note/"),
        is_recorded=is_set(body, "recorded"),
        typed_up_on=day_in(text(body, "typed_up_on")),
        corrects=text(body, "corrects"),
        corrected_why=text(body, "corrected_why"),
        odd_scores={area: score for area, score in written.items() if area not in scores},
    )


def standing(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Those readings in whose place no correction stands. Where each corrects another, all of them do."""
    every = tuple(readings)
    corrected = {reading.corrects for reading in every if reading.corrects != reading.id}
    return tuple(reading for reading in every if reading.id not in corrected) or every


def copied(reading: Reading) -> dict[str, Value]:
    """The fields with which the correction of a reading begins: all that the reading says."""
    said: dict[str, Value] = {
        "edition": reading.edition,
        "taken_on": reading.taken_on_as_written,
        "completed_by": reading.completed_by,
        "corrects": reading.id,
    }
    if reading.typed_up_on:
        said["typed_up_on"] = reading.typed_up_on.isoformat()
    for prefix, values in (("score", reading.written_scores), ("reason", reading.reasons), ("note", reading.notes)):
        said |= {f"{prefix}/{area}": value for area, value in values.items()}
    return {name: value for name, value in said.items() if value != ""}


def scored(area: str, score: int) -> dict[str, Value]:
    """The fields that give an area a score, and take back a reason given before."""
    return {f"score/{area}": score, f"reason/{area}": None}


def not_scored(area: str, reason: str) -> dict[str, Value]:
    """The fields that say why an area has no score, and take back one given before."""
    return {f"score/{area}": None, f"reason/{area}": reason}
