"""What is most likely to be done next with a family."""

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """One step of the work with a family, in the order in which it is usually done."""

    ADD_PEOPLE = "add_people"
    WRITE_AGREEMENT = "write_agreement"
    START_ASSESSMENT = "start_assessment"
    CARRY_ON_ASSESSMENT = "carry_on_assessment"
    MAKE_STAR = "make_star"
    CARRY_ON_STAR = "carry_on_star"
    MAKE_PLAN = "make_plan"
    PRINT_PLAN = "print_plan"


@dataclass(frozen=True, slots=True)
class WorkSoFar:
    """What has been done with a family, as far as the next step depends on it."""

    members: int
    has_agreement: bool
    has_assessment: bool
    is_assessment_complete: bool
    readings: int
    has_unfinished_reading: bool
    actions: int


def next_step(work: WorkSoFar) -> Step:
    """The first thing that is still to be done; a star that somebody began comes before what was not begun."""
    if not work.members:
        return Step.ADD_PEOPLE
    if work.has_unfinished_reading:
        return Step.CARRY_ON_STAR
    if not work.has_assessment:
        return Step.START_ASSESSMENT if work.has_agreement else Step.WRITE_AGREEMENT
    if not work.is_assessment_complete:
        return Step.CARRY_ON_ASSESSMENT
    if not work.readings:
        return Step.MAKE_STAR
    return Step.PRINT_PLAN if work.actions else Step.MAKE_PLAN
