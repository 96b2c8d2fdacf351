"""Hybrid logical time: wall-clock milliseconds that never run backwards, with a counter for ties.

It orders what people see and nothing else: a clock that is wrong by a year cannot lose anything, since which value
replaces which is said by a change's parents.
"""

from datetime import UTC, datetime

COUNTER_BITS = 16
LAST_FOLLOWED = 1 << 62
"""A time from here on (the year 4199) is nobody's clock. Following it would leave no later time to save at."""


def tick(latest: int, wall: datetime) -> int:
    """A time after `latest` (the newest seen here, from anyone; ignored from LAST_FOLLOWED on), not before `wall`."""
    now = int(wall.timestamp() * 1000) << COUNTER_BITS
    return max(latest + 1, now) if latest < LAST_FOLLOWED else now


def wall_time(at: int) -> datetime:
    """The wall-clock time (UTC) in a hybrid time; a year no calendar has gives the last moment of 9999."""
    try:
        return datetime.fromtimestamp((at >> COUNTER_BITS) / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.max.replace(tzinfo=UTC)
