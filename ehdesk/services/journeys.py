"""How far the work with each family is, put together from what is recorded and the days that somebody typed."""

from collections.abc import Iterable, Mapping
from datetime import date

from ehdesk.domain import kinds
from ehdesk.domain.body import Body, day, text
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.milestones import Milestone, Way, typed_days
from ehdesk.domain.plan import Plan
from ehdesk.services.assessment_record import COMPLETED, STARTED
from ehdesk.services.calendar import Calendar
from ehdesk.services.plans import Plans
from ehdesk.store.vault import Vault

_NOTHING: Body = {}


class Journeys:
    """The milestones of the families in this vault."""

    def __init__(self, vault: Vault, plans: Plans, calendar: Calendar) -> None:
        self._records, self._plans, self._calendar = vault.records, plans, calendar

    def way(self, family: FamilyId) -> Way:
        """Every milestone of a family as it stands today."""
        own = self._records.one(RecordId(family))
        agreements, assessments = self._agreements(family), self._bodies(family, kinds.ASSESSMENT)
        plan, begun = self._plans.plan(family), self._plans.begun_on(family)
        days = days_of(own.body if own else _NOTHING, agreements, assessments, begun)
        return self._calendar.timetable.way(with_plans(days, plan, self._calendar.today), self._calendar.today)

    def working_days_to(self, day: date) -> int:
        """How many working days are left until `day`; below 0: how many it is late."""
        return self._calendar.working_days_to(day)

    def late_before(self) -> date:
        """The latest working day up to today: what was due on a day before it is late."""
        return self._calendar.late_before()

    def _agreements(self, family: FamilyId) -> list[Body]:
        """Those that nobody withdrew."""
        withdrawn = {text(body, "agreement") for body in self._bodies(family, kinds.WITHDRAWAL)}
        return [one.body for one in self._records.of(family, kinds.AGREEMENT) if one.id not in withdrawn]

    def _bodies(self, family: FamilyId, kind: str) -> list[Body]:
        return [record.body for record in self._records.of(family, kind)]


def days_of(
    own: Body, agreements: Iterable[Body], assessments: Iterable[Body], planned: date | None
) -> dict[Milestone, date]:
    """The day of each milestone that has one: typed into the family's `own` record, or from what is recorded.

    Of several assessments the first one counts: a review does not undo what was reached. Of the agreements only those
    that nobody withdrew are given.
    `planned` is the day on which the plan's first goal was written.
    """
    every = list(assessments)
    found = {
        Milestone.AGREEMENT: max(filter(None, (day(one, "given_on") for one in agreements)), default=None),
        Milestone.ASSESSMENT_BEGUN: _first(day(one, STARTED) for one in every),
        Milestone.ASSESSMENT_COMPLETE: _later(_first(day(one, COMPLETED) for one in every), planned),
    }
    return {**typed_days(own), **{milestone: on for milestone, on in found.items() if on is not None}}


def with_plans(days: Mapping[Milestone, date], plan: Plan, today: date) -> dict[Milestone, date]:
    """The same with the days to come on which everyone means to meet and to look the plan through."""
    meant = {Milestone.FIRST_MEETING: plan.meet_on, Milestone.REVIEW: plan.review_on}
    return {**{milestone: on for milestone, on in meant.items() if on is not None and on > today}, **days}


def _first(days: Iterable[date | None]) -> date | None:
    return min(filter(None, days), default=None)


def _later(completed: date | None, planned: date | None) -> date | None:
    """The day on which there came to be both a complete assessment and a plan with a goal."""
    return max(completed, planned) if completed and planned else None
