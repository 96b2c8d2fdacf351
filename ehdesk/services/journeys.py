"""How far the work with each family is, put together from what is recorded and the days that somebody typed."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from ehdesk.domain import kinds
from ehdesk.domain.body import day
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.milestones import Milestone, Timetable, Way, typed_days
from ehdesk.domain.working_days import is_working_day, working_days_between
from ehdesk.forms.catalogue import Catalogue
from ehdesk.services.assessments import Assessments
from ehdesk.services.plans import Plans
from ehdesk.store.vault import Vault

_YEARS_BACK, _YEARS_ON = 10, 3
"""Around this year, those whose bank holidays are known: nobody is late by more."""


class Journeys:
    """The milestones of the families in this vault."""

    def __init__(
        self,
        vault: Vault,
        assessments: Assessments,
        plans: Plans,
        catalogue: Catalogue,
        clock: Callable[[], datetime],
    ) -> None:
        self._vault, self._assessments, self._plans, self._catalogue = vault, assessments, plans, catalogue
        self._clock = clock
        self._timetables: dict[int, Timetable] = {}

    def way(self, family: FamilyId) -> Way:
        """Every milestone of a family as it stands today."""
        return self._timetable().way(self._days(family), self._today())

    def working_days_to(self, day: date) -> int:
        """How many working days are left until `day`; below 0: how many it is late."""
        today, closed = self._today(), self._timetable().closed
        return working_days_between(today, day, closed) - working_days_between(day, today, closed)

    def late_before(self) -> date:
        """The latest working day up to today: what was due on a day before it is late."""
        today, closed = self._today(), self._timetable().closed
        return next(day for day in (today - timedelta(days=back) for back in range(366)) if is_working_day(day, closed))

    def _days(self, family: FamilyId) -> dict[Milestone, date]:
        own = self._vault.records.one(RecordId(family))
        days = typed_days(own.body) if own else {}
        meeting = self._plans.plan(family).meet_on
        recorded = {
            Milestone.AGREEMENT: self._agreed(family),
            Milestone.ASSESSMENT_BEGUN: self._assessment_begun(family),
            Milestone.ASSESSMENT_COMPLETE: self._assessed_and_planned(family),
        }
        if meeting is not None and meeting > self._today():
            days.setdefault(Milestone.FIRST_MEETING, meeting)
        return {**days, **{milestone: on for milestone, on in recorded.items() if on is not None}}

    def _agreed(self, family: FamilyId) -> date | None:
        """The day of the newest agreement; it stays reached if that is withdrawn later."""
        given = (day(record.body, "given_on") for record in self._vault.records.of(family, kinds.AGREEMENT))
        return max((on for on in given if on is not None), default=None)

    def _assessment_begun(self, family: FamilyId) -> date | None:
        facts = self._assessments.current(family)
        return facts.started_on if facts else None

    def _assessed_and_planned(self, family: FamilyId) -> date | None:
        """The day on which there came to be both a complete assessment and a plan with a goal."""
        facts, planned = self._assessments.current(family), self._plans.begun_on(family)
        if facts is None or facts.completed_on is None or planned is None:
            return None
        return max(facts.completed_on, planned)

    def _timetable(self) -> Timetable:
        year = self._today().year
        if year not in self._timetables:
            years = range(year - _YEARS_BACK, year + _YEARS_ON + 1)
            self._timetables[year] = self._catalogue.journey.timetable(years)
        return self._timetables[year]

    def _today(self) -> date:
        return self._clock().astimezone().date()
