"""Cells that wait to be worked out: each once, those that others read first."""

from heapq import heappop, heappush

from ehdesk.forms.engine.cells import Cell
from ehdesk.forms.engine.graph import Graph
from ehdesk.forms.engine.instance import Entry


class Waiting:
    """The line. What left the tree meanwhile is passed over by whoever takes it out."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._heap: list[tuple[int, int, int, Cell, Entry]] = []
        self._inside: set[tuple[Cell, Entry]] = set()
        self._came = 0

    def __bool__(self) -> bool:
        return bool(self._heap)

    def add(self, cell: Cell, entry: Entry) -> None:
        """Join the line, unless it stands there already."""
        if (cell, entry) not in self._inside:
            self._inside.add((cell, entry))
            self._came += 1
            heappush(self._heap, (self._graph.ranks[cell], entry.node.order, self._came, cell, entry))

    def next(self) -> tuple[Cell, Entry]:
        """The first in line, taken out."""
        *_order, cell, entry = heappop(self._heap)
        self._inside.discard((cell, entry))
        return cell, entry
