"""How long to wait before trying again: longer each time, and not all devices at once."""

from datetime import timedelta

FIRST = timedelta(seconds=5)
LONGEST = timedelta(minutes=15)


def wait_after(failures: int, chance: float) -> timedelta:
    """The wait after so many failures in a row (from 1). `chance` is a random number from 0 to 1."""
    doubled: int = 2 ** min(failures - 1, 16)
    return min(FIRST * doubled, LONGEST) * (0.5 + chance / 2)
