"""How far work is that takes longer than a moment: heard on the thread that does it, which is stopped from there."""

from collections.abc import Callable

HowFar = Callable[[int, int], object]
"""Hears how many bytes are done, of how many. What it raises (Stopped) ends the work, and nothing of it is left."""


def quietly(_done: int, _of: int) -> None:
    """Nobody looks on."""
