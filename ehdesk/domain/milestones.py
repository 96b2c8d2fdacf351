"""How far the work with a family is: its milestones, when each was reached, and by when the next should be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from ehdesk.domain.body import Body, day
from ehdesk.domain.working_days import Closed, working_day_after, working_days_between


class Milestone(StrEnum):
    """The milestones, in the order in which they are usually reached."""

    ENQUIRY = "enquiry"
    ALLOCATION = "allocation"
    AGREEMENT = "agreement"
    ASSESSMENT_BEGUN = "assessment_begun"
    ASSESSMENT_COMPLETE = "assessment_complete"
    FIRST_MEETING = "first_meeting"
    REVIEW = "review"
    CLOSURE = "closure"


_PLACES = {milestone: place for place, milestone in enumerate(Milestone)}


TYPED: Mapping[Milestone, str] = {
    Milestone.ENQUIRY: "enquiry_on",
    Milestone.ALLOCATION: "allocated_on",
    Milestone.FIRST_MEETING: "met_on",
    Milestone.REVIEW: "reviewed_on",
    Milestone.CLOSURE: "closed_on",
}
"""The milestones whose day somebody types, and the field of the family's own record that holds it."""


class Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A milestone should be reached `within` so many working days after another one."""

    within: int
    after: Milestone


class Together(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many weeks the whole work should take, counted from the day of a milestone."""

    count: int
    after: Milestone


class Standing(StrEnum):
    """How a milestone stands. `PASSED`: a later one was reached, and nobody noted this one."""

    DONE = "done"
    LATE = "late"
    NOW = "now"
    PASSED = "passed"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Stop:
    """One milestone on the way. `since` is when the one before it was reached, for the one that is next.

    `planned_on` is a day to come that somebody gave it; `late_by` counts working days after `due_on`.
    """

    milestone: Milestone
    standing: Standing
    reached_on: date | None = None
    due_on: date | None = None
    planned_on: date | None = None
    since: date | None = None
    late_by: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """Which week of the work this is (from 1), of how many, and the day on which the last one ends."""

    number: int
    of: int
    until: date


@dataclass(frozen=True, slots=True)
class Way:
    """The whole way of a family. There is no `week` before the first day is known, nor once the work is closed."""

    stops: tuple[Stop, ...]
    week: Week | None = None

    @property
    def is_closed(self) -> bool:
        """Was the work closed?"""
        return any(stop.milestone is Milestone.CLOSURE and stop.reached_on is not None for stop in self.stops)


def typed_days(body: Body) -> dict[Milestone, date]:
    """The days that were typed into the family's own record, where they exist."""
    written = {milestone: day(body, field) for milestone, field in TYPED.items()}
    return {milestone: on for milestone, on in written.items() if on is not None}


@dataclass(frozen=True, slots=True)
class Timetable:
    """When each milestone should be reached: an authority's rules, and the days that do not count."""

    targets: Mapping[Milestone, Target]
    together: Together
    closed: Closed

    def way(self, days: Mapping[Milestone, date], today: date) -> Way:
        """The way as it stands `today`. Of `days`, those still to come are plans."""
        reached = {milestone: on for milestone, on in days.items() if on <= today}
        is_closed = Milestone.CLOSURE in reached
        stops = tuple(self._stop(milestone, days, reached, today) for milestone in Milestone)
        return Way(stops, None if is_closed else self._week(reached, today))

    def _stop(
        self, milestone: Milestone, days: Mapping[Milestone, date], reached: Mapping[Milestone, date], today: date
    ) -> Stop:
        if milestone in reached:
            return Stop(milestone, Standing.DONE, reached[milestone])
        due, planned = self._due(milestone, reached), days.get(milestone)
        if Milestone.CLOSURE in reached:
            return Stop(milestone, Standing.PASSED)
        late_by = working_days_between(due, today, self.closed) if due else 0
        last, place = max((_PLACES[one] for one in reached), default=-1), _PLACES[milestone]
        standing = Standing.PASSED if place < last else Standing.NOW if place == last + 1 else Standing.TO_COME
        since = max(reached.values(), default=None) if place == last + 1 else None
        return Stop(milestone, Standing.LATE if late_by else standing, None, due, planned, since, late_by)

    def _due(self, milestone: Milestone, reached: Mapping[Milestone, date]) -> date | None:
        target = self.targets.get(milestone)
        if target is not None:
            start = reached.get(target.after)
            return working_day_after(start, target.within, self.closed) if start else None
        begun = reached.get(self.together.after)
        return self._end(begun) if begun and milestone is Milestone.CLOSURE else None

    def _week(self, reached: Mapping[Milestone, date], today: date) -> Week | None:
        begun = reached.get(self.together.after)
        if begun is None:
            return None
        return Week((today - begun).days // 7 + 1, self.together.count, self._end(begun))

    def _end(self, begun: date) -> date:
        return begun + min(timedelta(weeks=self.together.count), date.max - begun)
