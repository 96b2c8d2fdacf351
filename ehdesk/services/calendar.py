"""Today, and by when each milestone of the work should be reached, counted in an authority's working days."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from ehdesk.domain.milestones import Timetable
from ehdesk.domain.working_days import is_working_day, working_days_between
from ehdesk.forms.catalogue import Catalogue

_YEARS_BACK, _YEARS_ON = 10, 3
"""Around this year, those whose bank holidays are known: nobody is late by more."""


class Calendar:
    """The days of one authority."""

    def __init__(self, catalogue: Catalogue, clock: Callable[[], datetime]) -> None:
        self._catalogue, self._clock = catalogue, clock
        self._timetables: dict[int, Timetable] = {}

    @property
    def today(self) -> date:
        """The day here."""
        return self._clock().astimezone().date()

    @property
    def timetable(self) -> Timetable:
        """The milestones' targets, with the days on which everything is closed in the years around today."""
        year = self.today.year
        if year not in self._timetables:
            years = range(year - _YEARS_BACK, year + _YEARS_ON + 1)
            self._timetables[year] = self._catalogue.journey.timetable(years)
        return self._timetables[year]

    def working_days_to(self, day: date) -> int:
        """How many working days are left until `day`; below 0: how many it is late."""
        today, closed = self.today, self.timetable.closed
        return working_days_between(today, day, closed) - working_days_between(day, today, closed)

    def late_before(self) -> date:
        """The latest working day up to today: what was due on a day before it is late."""
        today, closed = self.today, self.timetable.closed
        return next(day for day in (today - timedelta(days=back) for back in range(366)) if is_working_day(day, closed))
