"""What is to be done by a day: it gives the list of families its order, and says what is late."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Occasion(StrEnum):
    """What falls due."""

    ACTION = "action"
    MEETING = "meeting"
    REVIEW = "review"
    MILESTONE = "milestone"


_AT_ONCE = (Occasion.MEETING, Occasion.REVIEW, Occasion.MILESTONE, Occasion.ACTION)
"""Which comes first of what is due on one day."""


_SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing and its day; `what` in somebody's own words where there are any, or which milestone it is."""

    on: date
    occasion: Occasion
    what: str = ""

    def is_late(self, late_before: date) -> bool:
        """Has its day gone by? `late_before` is the latest working day: on a Sunday, what was due on Friday is not."""
        return self.on < late_before

    def is_soon(self, today: date) -> bool:
        """Is it today, or on one of the seven days after it?"""
        return today <= self.on <= today + _SOON


def soonest_first(*dues: Due) -> tuple[Due, ...]:
    """In the order of their days; of one day, meetings and what is due for the work as a whole before actions."""
    return tuple(sorted(dues, key=lambda due: (due.on, _AT_ONCE.index(due.occasion), due.what)))
