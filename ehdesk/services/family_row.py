"""A family as the list shows it, made of what the vault keeps together for the list."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter

from ehdesk.domain import kinds
from ehdesk.domain.body import Body, day, is_set, text
from ehdesk.domain.change import RecordId
from ehdesk.domain.due import Due, Occasion, soonest_first
from ehdesk.domain.family import Family, family_from
from ehdesk.domain.journey import Step, WorkSoFar, next_step
from ehdesk.domain.milestones import Standing, Stop, Way
from ehdesk.domain.plan import Plan, Progress, plan_from
from ehdesk.services.assessment_record import COMPLETED
from ehdesk.services.calendar import Calendar
from ehdesk.services.journeys import days_of, with_plans
from ehdesk.store.records import FamilySummary, SyncState


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """Who they are, what is next, what has not reached the hub or waits for a choice, and the last change.

    `family` has its members and no more. `dues` is what is to be done by a day, the soonest first; `step` is next where
    nothing has a day. `way` is how far the work is.
    """

    family: Family
    addresses: tuple[str, ...]
    step: Step
    dues: tuple[Due, ...]
    way: Way
    state: SyncState
    conflicts: int
    changed_at: datetime

    @property
    def next_due(self) -> Due | None:
        """The soonest of what has a day; what is late comes first of all."""
        return self.dues[0] if self.dues else None

    def is_late(self, late_before: date) -> bool:
        """Is something late, on the day whose latest working day this is?"""
        return bool(self.dues) and self.dues[0].is_late(late_before)

    def is_due_soon(self, today: date) -> bool:
        """Is anything to be done today or within the next seven days?"""
        return any(due.is_soon(today) for due in self.dues)

    @property
    def weeks(self) -> int:
        """In which week of the work with them this is; 0 before it began and once it is closed."""
        return self.way.week.number if self.way.week else 0

    @property
    def waits(self) -> bool:
        """Is something of it not with the hub yet?"""
        return self.state is not SyncState.NOTHING_WAITS


def row_of(summary: FamilySummary, calendar: Calendar) -> FamilyRow:
    """The row of a family today."""
    of = _by_kind(summary)
    own = next((body for id, body in of[kinds.FAMILY] if id == RecordId(summary.id)), {})
    plan = plan_from(next((body for _id, body in of[kinds.PLAN]), {}), of[kinds.GOAL], of[kinds.ACTION])
    way = _way(summary, of, own, plan, calendar)
    return FamilyRow(
        family=family_from(summary.id, own, {kinds.MEMBER: of[kinds.MEMBER]}),
        addresses=tuple(" ".join((text(body, "name"), text(body, "address"))) for _id, body in of[kinds.HOUSEHOLD]),
        step=next_step(_work_so_far(of, plan)),
        dues=() if way.is_closed else soonest_first(*_dues(plan, own), *_targets(way)),
        way=way,
        state=summary.state,
        conflicts=summary.conflicts,
        changed_at=summary.changed_at,
    )


_ByKind = Mapping[str, Sequence[tuple[RecordId, Body]]]
"""The records of a family by kind, those made first first."""


def _by_kind(summary: FamilySummary) -> _ByKind:
    found: dict[str, list[tuple[RecordId, Body]]] = defaultdict(list)
    for id, entry in sorted(summary.entries.items(), key=itemgetter(0)):
        found[entry.kind].append((id, entry.body))
    return found


def _way(summary: FamilySummary, of: _ByKind, own: Body, plan: Plan, calendar: Calendar) -> Way:
    assessments = [body for _id, body in of[kinds.ASSESSMENT]]
    first_goal = summary.first_made(kinds.GOAL) if of[kinds.GOAL] else None
    days = days_of(own, _agreements(of), assessments, first_goal.astimezone().date() if first_goal else None)
    return calendar.timetable.way(with_plans(days, plan, calendar.today), calendar.today)


def _agreements(of: _ByKind) -> list[Body]:
    """Those that nobody withdrew."""
    withdrawn = {text(body, "agreement") for _id, body in of[kinds.WITHDRAWAL]}
    return [body for id, body in of[kinds.AGREEMENT] if id not in withdrawn]


def _work_so_far(of: _ByKind, plan: Plan) -> WorkSoFar:
    assessments, readings = of[kinds.ASSESSMENT], of[kinds.READING]
    recorded = sum(is_set(body, "recorded") for _id, body in readings)
    return WorkSoFar(
        members=len(of[kinds.MEMBER]),
        has_agreement=bool(_agreements(of)),
        has_assessment=bool(assessments),
        is_assessment_complete=any(day(body, COMPLETED) is not None for _id, body in assessments),
        readings=recorded,
        has_unfinished_reading=recorded < len(readings),
        actions=len(plan.actions),
    )


def _dues(plan: Plan, own: Body) -> Iterator[Due]:
    """What has a day in it: the next meeting, the next look through the plan, and actions that are still to do."""
    for planned, field, occasion in (
        (plan.meet_on, "met_on", Occasion.MEETING),
        (plan.review_on, "reviewed_on", Occasion.REVIEW),
    ):
        was = day(own, field)
        if planned is not None and (was is None or was < planned):
            yield Due(planned, occasion)
    for action in plan.actions:
        if action.by is not None and action.state not in (Progress.DONE, Progress.STOPPED):
            yield Due(action.by, Occasion.ACTION, action.what)


def _targets(way: Way) -> Iterator[Due]:
    """The milestones that should be reached by a day, but for those that are planned for a day in time."""
    for stop in way.stops:
        if stop.due_on is not None and stop.standing is not Standing.PASSED and not _is_planned_in_time(stop):
            yield Due(stop.due_on, Occasion.MILESTONE, stop.milestone)


def _is_planned_in_time(stop: Stop) -> bool:
    return stop.planned_on is not None and stop.due_on is not None and stop.planned_on <= stop.due_on
