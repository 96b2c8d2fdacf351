"""Days as people type them: read where only one day can be meant, and else left alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain.typed_days import Lean, Typed, as_typed

SUNDAY = date(2026, 11, 22)
DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("words", "past", "coming"),
    [
        ("22/11/26", "2026-11-22", "2026-11-22"),
        ("30.11.2026", "2026-11-30", "2026-11-30"),
        ("30 / 11 / 2026", "2026-11-30", "2026-11-30"),
        ("27 Nov", "2025-11-27", "2026-11-27"),
        ("27th November", "2025-11-27", "2026-11-27"),
        ("3 sept 2026", "2026-09-03", "2026-09-03"),
        ("29 Feb", "2024-02-29", "2028-02-29"),
        ("Friday", "2026-11-20", "2026-11-27"),
        ("Friday 27 Nov 2026", "2026-11-27", "2026-11-27"),
        ("fri 27 nov", None, "2026-11-27"),
        (" Today ", "2026-11-22", "2026-11-22"),
        ("tomorrow", "2026-11-23", "2026-11-23"),
        ("yesterday", "2026-11-21", "2026-11-21"),
        ("27 Nov 99", "1999-11-27", "1999-11-27"),
        ("2 weeks", "2026-11-08", "2026-12-06"),
        ("In six weeks", "2027-01-03", "2027-01-03"),
        ("in a fortnight", "2026-12-06", "2026-12-06"),
        ("10 days ago", "2026-11-12", "2026-11-12"),
        ("three months", "2026-08-22", "2027-02-22"),
    ],
)
def test_a_day_without_its_year_or_week_lies_the_way_that_is_asked_for(words: str, past: str | None, coming: str):
    assert Typed(SUNDAY, Lean.PAST).kept(words) == (past or words)
    assert Typed(SUNDAY, Lean.COMING).kept(words) == coming


@pytest.mark.parametrize(
    "words",
    [
        "Sunday",
        "next week",
        "in some weeks",
        "in 0 days",
        "in 2 weeks ago",
        "no day",
        "31/11/2026",
        "3 m 2026",
        "12",
        "1 2 3 4",
        "11/2026",
        "Monday 27 Nov 2026",
        "٣/٤/٢٦",
        "",
    ],
)
@pytest.mark.parametrize("lean", Lean)
def test_what_is_no_day_or_may_be_several_comes_back_as_it_was_typed(words: str, lean: Lean):
    assert Typed(SUNDAY, lean).kept(words) == words


def test_a_weekday_or_a_time_alone_says_nothing_where_the_day_may_lie_either_way():
    assert Typed(SUNDAY).day("Friday") is None
    assert Typed(SUNDAY).day("2 weeks") is None
    assert Typed(SUNDAY).day("27 Nov") == date(2026, 11, 27)


def test_a_month_from_the_last_of_a_month_is_the_last_of_the_next():
    assert Typed(date(2026, 12, 31)).day("in 2 months") == date(2027, 2, 28)
    assert Typed(date(2027, 1, 31)).day("2 months ago") == date(2026, 11, 30)


@given(day=DAYS, today=DAYS, lean=st.sampled_from(Lean), style=st.sampled_from(["%d/%m/%Y", "%d %b %Y", "%a %d %B %Y"]))
def test_a_whole_date_is_that_date_whenever_it_is_typed(day: date, today: date, lean: Lean, style: str):
    typed = Typed(today, lean)
    assert typed.day(day.strftime(style)) == day
    assert typed.kept(as_typed(day.isoformat())) == day.isoformat()


@given(today=DAYS, away=st.integers(-300, 300))
def test_a_day_and_a_month_are_the_nearest_that_lie_the_right_way(today: date, away: int):
    day = today + timedelta(days=away)
    lean = Lean.PAST if away < 0 else Lean.COMING
    found = Typed(today, lean).day(f"{day.day} {day:%B}")
    assert found == day or (day.month, day.day) == (2, 29)


@given(today=DAYS, day=DAYS)
def test_a_year_of_two_digits_is_at_most_so_far_ahead(today: date, day: date):
    found = Typed(today, years_ahead=0).day(f"{day:%d/%m/%y}")
    assert found is None or (found.year % 100 == day.year % 100 and today.year - 100 < found.year <= today.year)


@given(words=st.text(max_size=30), today=DAYS, lean=st.sampled_from(Lean))
def test_nothing_that_is_typed_is_lost(words: str, today: date, lean: Lean):
    kept = Typed(today, lean).kept(words)
    assert kept == words.strip() or date.fromisoformat(kept)
