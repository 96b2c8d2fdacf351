"""Working days are Monday to Friday without the days on which everything is closed."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain.working_days import is_working_day, working_day_after, working_days_between

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
CLOSED = st.frozensets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=30)
NEAR = st.dates(date(2026, 1, 1), date(2027, 12, 31))
CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)})


@given(NEAR, NEAR, CLOSED)
def test_between_two_days_each_working_day_after_the_first_counts_once(start: date, end: date, closed: frozenset[date]):
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    assert working_days_between(start, end, closed) == sum(is_working_day(day, closed) for day in days)


@given(NEAR, st.integers(1, 200), CLOSED)
def test_so_many_working_days_after_a_day_is_a_working_day_that_many_away(
    start: date, count: int, closed: frozenset[date]
):
    day = working_day_after(start, count, closed)
    assert is_working_day(day, closed)
    assert working_days_between(start, day, closed) == count


@given(DAYS, st.integers(0, 500), st.integers(0, 500), CLOSED)
def test_two_stretches_have_as_many_as_the_whole(start: date, one: int, other: int, closed: frozenset[date]):
    middle = start + timedelta(days=one)
    end = middle + timedelta(days=other)
    both = working_days_between(start, middle, closed) + working_days_between(middle, end, closed)
    assert both == working_days_between(start, end, closed)


def test_over_christmas_only_the_days_between_the_holidays_count():
    assert working_days_between(date(2026, 12, 24), date(2027, 1, 4), CHRISTMAS) == 4
    assert working_day_after(date(2026, 12, 24), 1, CHRISTMAS) == date(2026, 12, 29)


def test_a_weekend_makes_nothing_later():
    friday = date(2026, 11, 20)
    assert working_days_between(friday, friday + timedelta(days=2), frozenset()) == 0


def test_the_last_day_of_the_calendar_ends_the_counting():
    assert working_day_after(date.max, 5, frozenset()) == date.max
