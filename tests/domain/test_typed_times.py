"""Times, months, places and numbers as people type them, and back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain.typed_days import Typed
from ehdesk.domain.typed_numbers import number_as_typed, number_kept
from ehdesk.domain.typed_periods import month_as_typed, month_kept, year_as_typed, year_kept
from ehdesk.domain.typed_places import place_as_typed, place_kept, places_as_typed, places_kept
from ehdesk.domain.typed_times import moment_as_typed, moment_kept, time_as_typed, time_kept

TYPED = Typed(dt.date(2026, 11, 24))
TIMES = st.times().map(lambda time: time.replace(microsecond=0).isoformat("milliseconds"))
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0930 hrs", "09:30:00.000"), ("9h30", "09:30:00.000"), ("5 o'clock", "05:00:00.000"), ("12am", "00:00:00.000"),
        ("12.15 p.m.", "12:15:00.000"), ("17:30pm", "17:30:00.000"), ("13am", "13am"), ("9:3", "9:3"), ("", ""),
        ("٣:٣٠", "٣:٣٠"),
    ],
)  # fmt: skip
def test_a_time_is_read_however_it_is_written(typed: str, kept: str):
    assert time_kept(typed) == kept


@given(TIMES)
def test_a_time_that_is_shown_reads_as_itself(kept: str):
    assert time_kept(time_as_typed(kept)) == kept


@given(DAYS, TIMES)
def test_a_moment_that_is_shown_reads_as_itself(day: dt.date, time: str):
    kept = f"{day.isoformat()}T{time}"
    assert moment_kept(TYPED, *moment_as_typed(kept)) == kept


@given(st.text(max_size=20).map(str.strip), st.text(max_size=20).map(str.strip))
def test_what_is_no_moment_is_kept_and_shown_whole(day: str, time: str):
    kept = moment_kept(TYPED, day, time)
    assert moment_kept(TYPED, *moment_as_typed(kept)) == kept


@given(DAYS)
def test_a_month_and_a_year_that_are_shown_read_as_themselves(day: dt.date):
    month, year = day.replace(day=1).isoformat(), day.replace(month=1, day=1).isoformat()
    assert month_kept(TYPED, month_as_typed(month)) == month
    assert year_kept(TYPED, year_as_typed(year)) == year


@given(st.integers(-900_000_000, 900_000_000), st.integers(-1_800_000_000, 1_800_000_000))
def test_a_place_that_is_shown_reads_as_itself(latitude: int, longitude: int):
    kept = place_kept(f"{latitude / 10**7:.7f}, {longitude / 10**7:.7f}")
    assert kept.endswith(" 0 0")
    assert place_kept(place_as_typed(kept)) == kept
    assert places_kept(places_as_typed(f"{kept}; {kept}")) == f"{kept}; {kept}"


@given(st.integers())
def test_a_number_with_commas_is_the_bare_number(number: int):
    assert number_kept(number_as_typed(str(number))) == str(number)
