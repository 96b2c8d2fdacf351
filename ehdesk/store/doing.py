"""What an opening is at, where it may take longer than a moment: for words on the screen meanwhile."""

from collections.abc import Callable
from enum import StrEnum


class Doing(StrEnum):
    """Each only where there is something of it to do."""

    READING_ALL = "reading_all"
    COPYING = "copying"
    MIGRATING = "migrating"
    ERASING = "erasing"


Told = Callable[[Doing], object]
"""Hears it, on the thread that opens."""


def nobody(_doing: Doing) -> None:
    """Nobody looks on."""
