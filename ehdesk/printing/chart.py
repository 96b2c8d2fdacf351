"""A star drawn: spokes and rings, a line for each reading, and a gap where an area has no score."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import cos, pi, sin

from ehdesk.printing.blocks import StarChart, StarLine
from ehdesk.printing.lines import Line
from ehdesk.printing.pen import Look, Pen
from ehdesk.printing.pieces import Piece
from ehdesk.printing.setting import Setting
from ehdesk.printing.styles import PAPER, Style

Point = tuple[float, float]

_LABEL_SHARE = 0.21  # of the width, at most, for the labels on each side
_OVER_SHARE = 0.35  # and for those above and below it
_OFF = 8  # points from the end of a spoke to its label
_FILL = 0.13
_UPRIGHT = 0.05  # a spoke this little aside has its label above or below it
_LONG_DASHES, _DOTS = (6, 3), (0.1, 4)


@dataclass(frozen=True, slots=True)
class _Star:
    """The geometry of one star: its middle, its outer radius, how many spokes and steps."""

    x: float
    y: float
    radius: float
    spokes: int
    steps: int

    def at(self, spoke: float, step: float) -> Point:
        """The point of a step on a spoke; the first spoke points up and the others follow clockwise."""
        angle = pi / 2 - 2 * pi * spoke / self.spokes
        reach = self.radius * step / self.steps
        return self.x + reach * cos(angle), self.y + reach * sin(angle)


def chart(block: StarChart, setting: Setting) -> Piece:
    """The chart, the same words as in the table standing for it when it is read out."""
    style = setting.style
    tag = setting.tag.add("Figure", alt=block.description)
    labels = _labels(block, setting)
    radius = _radius(labels, setting.width / 2)
    height = 2 * radius + 5 * style.chart.leading

    def draw(pen: Pen, left: float, top: float) -> None:
        star = _Star(left + setting.width / 2, top - height / 2, radius, len(block.spokes), block.steps)
        tag.box = (left, top - height, left + setting.width, top)
        with pen.figure(tag):
            _draw_grid(pen, star, style)
            for at, line in reversed(list(enumerate(block.lines[:3]))):
                _draw_reading(pen, star, line, at, style)
            _draw_steps(pen, star, setting)
            _draw_labels(pen, star, labels)

    return Piece(height, draw, space=style.step)


def _side(spoke: int, spokes: int) -> float:
    """How far a spoke points aside: 0 for up or down, 1 for level."""
    return abs(sin(2 * pi * spoke / spokes))


def _labels(block: StarChart, setting: Setting) -> list[tuple[Line, ...]]:
    sides = [_side(at, len(block.spokes)) for at in range(len(block.spokes))]
    shares = [_LABEL_SHARE if side > _UPRIGHT else _OVER_SHARE for side in sides]
    return [
        setting.lines(label, setting.style.chart, setting.width * share)
        for label, share in zip(block.spokes, shares, strict=True)
    ]


def _radius(labels: Sequence[tuple[Line, ...]], half: float) -> float:
    """As large as leaves room for every label beside its spoke."""
    rooms = [half * 0.75]
    for spoke, lines in enumerate(labels):
        side = _side(spoke, len(labels))
        width = max((line.width for line in lines), default=0)
        if side > _UPRIGHT:
            rooms.append((half - _OFF - width) / side)
    return min(rooms)


def _draw_grid(pen: Pen, star: _Star, style: Style) -> None:
    for step in range(1, star.steps + 1):
        pen.path([star.at(spoke, step) for spoke in range(star.spokes + 1)], 0.8, style.palette.grid)
    for spoke in range(star.spokes):
        pen.path([star.at(spoke, 0), star.at(spoke, star.steps)], 0.8, style.palette.grid)


def _draw_steps(pen: Pen, star: _Star, setting: Setting) -> None:
    """The numbers of the rings, between the last spoke and the first so that no line hides them."""
    for step in range(1, star.steps + 1):
        x, y = star.at(-0.5, step - 0.5)
        for line in setting.lines(str(step), setting.style.chart):
            pen.text(line, x - line.width / 2, y + line.style.leading / 2)


def _draw_reading(pen: Pen, star: _Star, line: StarLine, place: int, style: Style) -> None:
    """The newest reading (place 0) solid with filled dots, the first in dashes with squares, a third in dots."""
    colour = style.palette.series[place]
    points = [None if score is None else star.at(at, score) for at, score in enumerate(line.scores)]
    if place == 0:
        _fill(pen, star, points, colour)
    for start, end in pairwise([*points, *points[:1]]):
        if start and end:
            pen.path([start, end], 1.8, colour, ((), _LONG_DASHES, _DOTS)[place])
    for point in filter(None, points):
        _draw_marker(pen, point, place, colour)


def _fill(pen: Pen, star: _Star, points: Sequence[Point | None], colour: str) -> None:
    """13 % of colour inside the line, through the middle on each side of a gap."""
    if all(points):
        pen.area([point for point in points if point], colour, _FILL)
    else:
        for stretch in _stretches(points):
            pen.area([(star.x, star.y), *stretch], colour, _FILL)


def _stretches(points: Sequence[Point | None]) -> list[list[Point]]:
    """The neighbours with no gap between them, round the star from its first gap."""
    gap = points.index(None)
    turned = [*points[gap:], *points[:gap]]
    runs = [[point for point in run if point] for is_scored, run in groupby(turned, key=bool) if is_scored]
    return [run for run in runs if len(run) > 1]


def _draw_marker(pen: Pen, point: Point, place: int, colour: str) -> None:
    x, y = point
    if place == 0:
        pen.dot(x, y, 3.2, colour)
    elif place == 1:
        pen.box(x - 3.8, y - 3.8, 7.6, 7.6, Look(fill=PAPER, edge=colour, thickness=1.4))
    else:
        corners = [(x, y + 5), (x - 4.5, y - 3.2), (x + 4.5, y - 3.2)]
        pen.area(corners, PAPER)
        pen.path([*corners, corners[0]], 1.4, colour)


def _draw_labels(pen: Pen, star: _Star, labels: Sequence[tuple[Line, ...]]) -> None:
    for spoke, lines in enumerate(labels):
        x, y = star.at(spoke, star.steps)
        side = round((x - star.x) / star.radius, 2)
        height = sum(line.style.leading for line in lines)
        top = _label_top(star, y, height, is_over=abs(side) < _UPRIGHT)
        for at, line in enumerate(lines):
            shift = line.width / 2 if abs(side) < _UPRIGHT else (0 if side > 0 else line.width)
            pen.text(line, x - shift + _away(side), top - at * line.style.leading)


def _label_top(star: _Star, y: float, height: float, *, is_over: bool) -> float:
    if not is_over:
        return y + height / 2 + (y - star.y) / star.radius * height / 3
    return y + height + 4 if y > star.y else y - 4


def _away(side: float) -> float:
    """How far a label stands off its spoke."""
    return 0 if abs(side) < _UPRIGHT else _OFF * (1 if side > 0 else -1)
