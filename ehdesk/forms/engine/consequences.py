"""What follows from the answers: every cell worked out, and after an answer only those that depend on it."""

import math
from collections.abc import Callable, Iterator, Sequence

from ehdesk.forms.engine.cells import FELT_ELSEWHERE, Cell
from ehdesk.forms.engine.graph import Graph, Reader
from ehdesk.forms.engine.instance import Entry, Instance
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.outcomes import Outcomes
from ehdesk.forms.engine.parts import Path
from ehdesk.forms.engine.waiting import Waiting

MOST_COUNTED = 1_000
"""No repeat grows further by its count: a slip of the pen must not fill the memory."""
_MOST_ROUNDS = 50
"""A count that counts its own repeat would never end; counts inside counts end after a few."""
Hook = Callable[[Entry], None]


def _ignored(_entry: Entry) -> None:
    """Nobody needs to know."""


class Consequences:
    """Keeps the outcome of every cell true to the answers.

    Say what happened (`put`, `appear`, `leave`), any number of times, then `settle`. `on_change` is told of each value
    that came to be another, `on_new` of each instance that a count brought; what follows from it is not worked out yet.
    """

    def __init__(self, graph: Graph, instance: Instance, outcomes: Outcomes) -> None:
        self._graph, self._instance, self._outcomes = graph, instance, outcomes
        self._waiting = Waiting(graph)
        self._changed: set[str] = set()
        self._counted: dict[Entry, None] = {}
        self._is_beginning = False
        self.on_change: Hook = _ignored
        self.on_new: Hook = _ignored

    def begin(self) -> None:
        """Work out everything, each cell after all that it reads; `settle` for what repeats by count."""
        self._is_beginning = True
        for cell in self._graph.order:
            for entry in self._instance.entries(cell.path):
                self._settle(cell, entry)
        self._is_beginning = False

    def put(self, entry: Entry, value: str) -> None:
        """A value is another now."""
        if entry.node.kept != value:
            entry.node.kept = value
            self._call_readers(entry)
            self.on_change(entry)

    def appear(self, entries: Sequence[Entry]) -> None:
        """Instances of a repeat, one after another, have come up."""
        for each in (inside for entry in entries for inside in self._with_series(entry)):
            for cell in self._graph.cells[each.part.path]:
                self._waiting.add(cell, each)
            self._call_readers(each)
        series = self._instance.series_of(entries[0])
        self._call_places(series, self._instance.instances(series).index(entries[0]))

    def leave(self, series: Entry, place: int, gone: Sequence[Entry]) -> None:
        """The instance of a repeat that stood at `place` is no more, with all that was in it."""
        for each in gone:
            self._call_readers(each)
            self._outcomes.forget(each)
            self._counted.pop(each, None)
        self._call_places(series, place)

    def hear(self, cell: Cell, entry: Entry) -> None:
        """Something outside the form changed what a cell comes to."""
        self._waiting.add(cell, entry)

    def settle(self) -> frozenset[str]:
        """Work out whatever waits; the fields at which anything changed since the last time."""
        for _round in range(_MOST_ROUNDS):
            while self._waiting:
                cell, entry = self._waiting.next()
                if self._instance.is_there(entry):
                    self._settle(cell, entry)
            if not self._counted:
                break
            counted, self._counted = list(self._counted), {}
            self._bring([self._count(series) for series in counted])
        self._counted.clear()
        changed, self._changed = self._changed, set()
        return frozenset(changed)

    def _count(self, series: Entry) -> Sequence[Entry]:
        """Give a repeat as many instances as it should have, by the numbers 1, 2, 3 ...; those that are new."""
        if not self._instance.is_there(series):
            return ()
        number = self._outcomes.number(series, "count")
        wanted = 0 if math.isnan(number) else int(max(0, min(number, MOST_COUNTED)))
        there = self._instance.instances(series)
        while len(there) > wanted:
            self.leave(series, len(there) - 1, self._instance.remove(there[-1]))
        wanted = min(wanted, len(there) + self._instance.room(series))
        ids = [str(number) for number in range(len(there) + 1, wanted + 1)]
        return self._instance.add(series, ids, len(there)) if ids else ()

    def _bring(self, counted: Sequence[Sequence[Entry]]) -> None:
        """Let what is new, and did not go again at once, have its say; the tree is numbered once for all of it."""
        if any(counted):
            self._instance.number()
        for new in counted:
            there = [entry for entry in new if self._instance.is_there(entry)]
            if there:
                self.appear(there)
            for entry in there:
                self.on_new(entry)

    def _with_series(self, entry: Entry) -> Iterator[Entry]:
        for each in self._instance.all_below(entry):
            yield each
            yield from self._instance.series_below(each)

    def _call_places(self, series: Entry, first: int) -> None:
        """Whoever asks how many there are, or which of them one is, from the first that stands elsewhere now."""
        self._changed.add(series.field)
        self._call_readers(series)
        for entry in self._instance.instances(series)[first:]:
            self._call_readers(entry)

    def _call_readers(self, entry: Entry) -> None:
        if self._is_beginning:
            return
        self._changed.add(entry.field)
        for reader in self._graph.readers.get(entry.part.path, ()):
            for at in self._readers_of(entry, reader):
                self._waiting.add(reader.cell, at)

    def _readers_of(self, entry: Entry, reader: Reader) -> Sequence[Entry]:
        """Where the reading cell stands: in the same instance, if both stay within one repeat."""
        if not reader.within:
            return self._instance.entries(reader.cell.path)
        around = next((node for node in entry.repeats if self._path(node) == reader.within), None)
        return self._instance.entries(reader.cell.path, around) if around else ()

    def _path(self, node: Node) -> Path:
        entry = self._instance.by_node.get(node)
        return entry.part.path if entry else ()

    def _settle(self, cell: Cell, entry: Entry) -> None:
        if cell.aspect == "count" and not entry.is_series:
            return
        outcome, is_new = self._outcomes.settle(cell, entry)
        if cell.aspect == "relevant":
            self._spread_relevance(entry)
        elif cell.aspect == "calculate":
            self.put(entry, outcome if isinstance(outcome, str) else "")
        elif cell.aspect == "count":
            self._counted[entry] = None
        if is_new and cell.aspect not in FELT_ELSEWHERE:
            self._changed.add(entry.field)

    def _spread_relevance(self, entry: Entry) -> None:
        """Give the entry and all below it their relevance."""
        above = entry.node.parent is None or entry.node.parent.relevant
        relevant = above and self._outcomes.claim(entry, "relevant")
        if entry.node.relevant == relevant:
            return
        entry.node.relevant = relevant
        self._call_readers(entry)
        for attribute in self._instance.attributes(entry):
            self._spread_relevance(attribute)
        for child in entry.node.children:
            if child.kind == "text":
                child.relevant = relevant
            else:
                self._spread_relevance(self._instance.by_node[child])
        for series in self._instance.series_below(entry):
            self._spread_relevance(series)
