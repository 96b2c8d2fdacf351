"""What follows from the answers: every cell worked out, and after an answer only those that depend on it."""

from collections.abc import Sequence
from heapq import heappop, heappush
from typing import TypeAlias

from ehdesk.forms.engine.cells import TEXTS, Cell, texts_of
from ehdesk.forms.engine.graph import Graph, Reader
from ehdesk.forms.engine.instance import Entry, Instance
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parts import Path
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.speech import Option, Speech
from ehdesk.forms.engine.values import as_boolean, as_string

Outcome: TypeAlias = bool | str | tuple[Option, ...]
_IF_NOT_SAID: dict[str, Outcome] = {
    "relevant": True,
    "constraint": True,
    "required": False,
    "readonly": False,
    "calculate": "",
    "choices": (),
}


class Consequences:
    """The outcome of every cell at every entry, kept true to the answers.

    An expression that fails on the answers of the moment (a pattern that cannot be read, say) counts as not written:
    a form in use never stops.
    """

    def __init__(self, graph: Graph, instance: Instance, speech: Speech) -> None:
        self._graph = graph
        self._instance = instance
        self._speech = speech
        self._outcomes: dict[tuple[Entry, str], Outcome] = {}
        for cell in graph.order:
            for entry in instance.entries(cell.path):
                self._settle(cell, entry)

    def follow(self, entry: Entry) -> frozenset[str]:
        """Work out what depends on this entry's value. The fields at which anything changed, its own among them."""
        changed = {entry.field}
        waiting = _Waiting(self._graph)
        self._call_readers(entry, waiting)
        while waiting:
            cell, at = waiting.next()
            for touched in self._settle(cell, at):
                changed.add(touched.field)
                if cell.aspect in {"relevant", "calculate"}:
                    self._call_readers(touched, waiting)
        return frozenset(changed)

    def claim(self, entry: Entry, aspect: str) -> bool:
        """Whether it is `required`, `readonly`, or meets its `constraint`."""
        return bool(self._outcomes.get((entry, aspect), _IF_NOT_SAID[aspect]))

    def words(self, entry: Entry, aspect: str) -> str:
        """Its `label`, `hint`, `constraint_message` or `required_message`, with answers in it."""
        outcome = self._outcomes.get((entry, aspect))
        return outcome if isinstance(outcome, str) else self._said(entry, aspect)

    def options(self, entry: Entry) -> tuple[Option, ...]:
        """What it offers to choose from."""
        outcome = self._outcomes.get((entry, "choices"))
        if isinstance(outcome, tuple):
            return outcome
        control = entry.part.control
        return self._speech.options(control.choices, entry.node) if control else ()

    def _call_readers(self, entry: Entry, waiting: "_Waiting") -> None:
        for reader in self._graph.readers.get(entry.part.path, ()):
            for at in self._readers_of(entry, reader):
                waiting.add(reader.cell, at)

    def _readers_of(self, entry: Entry, reader: Reader) -> Sequence[Entry]:
        """Where the reading cell stands: with the same person, if both stay within one repeat."""
        around = next((node for node in entry.repeats if self._path(node) == reader.within), None)
        return self._instance.entries(reader.cell.path, around)

    def _path(self, node: Node) -> Path:
        return self._instance.by_node[node].part.path

    def _settle(self, cell: Cell, entry: Entry) -> list[Entry]:
        """Work a cell out again; the entries that differ because of it."""
        before = self._outcomes.get((entry, cell.aspect))
        outcome = self._outcome(cell, entry)
        self._outcomes[entry, cell.aspect] = outcome
        if cell.aspect == "relevant":
            return self._spread_relevance(entry)
        if cell.aspect == "calculate":
            entry.node.kept = as_string(outcome) if isinstance(outcome, str) else ""
        return [entry] if outcome != before else []

    def _outcome(self, cell: Cell, entry: Entry) -> Outcome:
        try:
            return self._worked_out(cell, entry)
        except BadExpression:
            return _IF_NOT_SAID[cell.aspect]

    def _worked_out(self, cell: Cell, entry: Entry) -> Outcome:
        if cell.aspect in TEXTS:
            return self._said(entry, cell.aspect)
        if cell.aspect == "choices" and entry.part.control is not None:
            return self._speech.options(entry.part.control.choices, entry.node)
        value = self._speech.value(cell.expressions[0], entry.node)
        return as_string(value) if cell.aspect == "calculate" else as_boolean(value)

    def _said(self, entry: Entry, aspect: str) -> str:
        return self._speech.words(dict(texts_of(entry.part))[aspect], entry.node)

    def _spread_relevance(self, entry: Entry) -> list[Entry]:
        """Give the entry and all below it their relevance; those that changed."""
        above = entry.node.parent is None or entry.node.parent.relevant
        relevant = above and bool(self._outcomes.get((entry, "relevant"), True))
        if entry.node.relevant == relevant:
            return []
        entry.node.relevant = relevant
        changed = [entry]
        for child in entry.node.children:
            if child.kind == "text":
                child.relevant = relevant
            else:
                changed.extend(self._spread_relevance(self._instance.by_node[child]))
        return changed


class _Waiting:
    """Cells to work out, each once, those that others read first."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._heap: list[tuple[int, int, Cell, Entry]] = []
        self._seen: set[tuple[Cell, Entry]] = set()

    def __bool__(self) -> bool:
        return bool(self._heap)

    def add(self, cell: Cell, entry: Entry) -> None:
        if (cell, entry) not in self._seen:
            self._seen.add((cell, entry))
            heappush(self._heap, (self._graph.ranks[cell], entry.node.order, cell, entry))

    def next(self) -> tuple[Cell, Entry]:
        _rank, _order, cell, entry = heappop(self._heap)
        return cell, entry
