"""Where things lie on a star: spokes, rings, points. Lengths from a middle, no drawing."""

from collections.abc import Sequence
from math import cos, pi, sin

from PySide6.QtCore import QPointF


def spoke(place: int, of: int) -> QPointF:
    """The direction of a spoke (length 1): the first points up, the rest follow the clock."""
    angle = -pi / 2 + 2 * pi * place / of
    return QPointF(cos(angle), sin(angle))


def ring(step: float, steps: int, areas: int, middle: QPointF, radius: float) -> list[QPointF]:
    """The corners of the ring for one step."""
    return [middle + spoke(place, areas) * (radius * step / steps) for place in range(areas)]


def stretches(scores: Sequence[int | None]) -> list[list[int]]:
    """The places that a line joins: runs of scored areas, around the end too. An unscored area breaks the line.

    A star with every area scored comes back to where it began: its one run ends with its first place.
    """
    places = [place for place, score in enumerate(scores) if score is not None]
    if len(places) == len(scores):
        return [[*places, places[0]]] if len(places) > 2 else [places]
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    if len(runs) > 1 and runs[0][0] == 0 and runs[-1][-1] == len(scores) - 1:
        runs[0] = runs.pop() + runs[0]
    return runs
