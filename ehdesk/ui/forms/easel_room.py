"""Where a sheet and what one draws with stand: beside each other or one below the other, both seen whole at once."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt

from ehdesk.ui.widgets.drawing_sheet import EDGE

_LEAST = QSize(200, 150)
"""Pixels: a sheet is never smaller, wherever the tools then go."""
_STEP = 10
"""Pixels by which the tools are made wider until they are low enough."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What is known of the tools: how narrow they can be, how high they are so wide, and the gap to the sheet."""

    least: int
    height: Callable[[int], int]
    gap: int


@dataclass(frozen=True, slots=True)
class Laid:
    """Both places, from the left upper corner of the room."""

    sheet: QRect
    tools: QRect

    @property
    def size(self) -> QSize:
        """How much of the room they take together."""
        return self.sheet.united(self.tools).size()


def laid(room: QSize, shape: QSize, widest: int, tools: Tools) -> Laid:
    """The way that leaves the larger sheet, which is shaped as `shape` and no wider than `widest`."""
    below, beside = _below(room, shape, widest, tools), _beside(room, shape, widest, tools)
    return beside if beside is not None and beside.sheet.width() >= below.sheet.width() else below


def _beside(room: QSize, shape: QSize, widest: int, tools: Tools) -> Laid | None:
    """The narrowest tools that are no higher than the room; None where there are none."""
    for wide in range(tools.least, room.width() - tools.gap - _LEAST.width(), _STEP):
        if (high := tools.height(wide)) <= room.height():
            sheet = _fitted(shape, room.width() - wide - tools.gap, room.height(), widest)
            return Laid(QRect(0, 0, sheet.width(), sheet.height()), QRect(sheet.width() + tools.gap, 0, wide, high))
    return None


def _below(room: QSize, shape: QSize, widest: int, tools: Tools) -> Laid:
    high = tools.height(room.width())
    left_over = max(_LEAST.height(), room.height() - high - tools.gap)
    sheet = _fitted(shape, room.width(), left_over, widest)
    return Laid(QRect(0, 0, sheet.width(), sheet.height()), QRect(0, sheet.height() + tools.gap, room.width(), high))


def _fitted(shape: QSize, width: int, height: int, widest: int) -> QSize:
    edges = QSize(2 * EDGE, 2 * EDGE)
    return shape.scaled(QSize(min(width, widest), height) - edges, Qt.AspectRatioMode.KeepAspectRatio) + edges
