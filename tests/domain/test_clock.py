"""Hybrid time."""

from datetime import UTC, datetime, timedelta

from ehdesk.domain.clock import LAST_FOLLOWED, tick, wall_time

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_time_never_runs_backwards():
    later = tick(0, NOON)
    assert tick(later, NOON - timedelta(days=400)) > later


def test_time_follows_the_wall_clock():
    assert wall_time(tick(tick(0, NOON - timedelta(days=1)), NOON)) == NOON


def test_a_time_that_no_clock_shows_is_not_followed():
    assert wall_time(tick((1 << 63) - 1, NOON)) == NOON
    assert tick(LAST_FOLLOWED, NOON) < LAST_FOLLOWED


def test_a_year_that_no_calendar_has_can_still_be_told():
    assert wall_time((1 << 63) - 1).year >= 4199
