"""Which cells read which parts of a form, and in what order to work them out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from graphlib import CycleError, TopologicalSorter

from ehdesk.forms.engine.absent import no_such_node
from ehdesk.forms.engine.cells import FELT_ELSEWHERE, TEXTS, Cell
from ehdesk.forms.engine.parts import Part, Path
from ehdesk.forms.engine.problems import BadDefinition, Gathered
from ehdesk.forms.engine.references import Reference, references
from ehdesk.forms.engine.syntax import Call, Expression, within

_SAID = TEXTS | {"choices"}
_WORDS = frozenset({"jr:itext", "jr:choice-name", "format-date", "format-date-time"})


@dataclass(frozen=True, slots=True)
class Reader:
    """A cell that reads a part. `within` is the repeat in which both stay with one person; `()` when any may.

    Not `by_value` when it only looks whether the part is there, `by_place` when only which one it is.
    """

    cell: Cell
    within: Path
    by_value: bool
    by_place: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """`order` has every cell after all that it reads; `readers` are the cells that read a part, by its path.

    `cells` are those of each part, by its path; `spoken` are the cells that hold words for people, and so change with
    the language.
    """

    order: tuple[Cell, ...]
    readers: Mapping[Path, tuple[Reader, ...]]
    ranks: Mapping[Cell, int]
    cells: Mapping[Path, tuple[Cell, ...]]
    spoken: tuple[Cell, ...]


def graph_of(parts: Mapping[Path, Part], by_part: Mapping[Path, tuple[Cell, ...]], *, published: bool) -> Graph:
    """`by_part` are the cells of each part. Raises BadDefinition for a ring.

    And, unless the form was `published`, for a path from the root to a node that is nowhere.
    """
    cells = [cell for each in by_part.values() for cell in each]
    readers = _readers(cells, parts, published)
    order = _ordered(cells, readers, parts)
    return Graph(order, readers, {cell: rank for rank, cell in enumerate(order)}, by_part, _spoken(cells))


def _spoken(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    speak: dict[int, bool] = {}
    return tuple(
        cell for cell in cells if cell.aspect in _SAID or any(_speaks(each, speak) for each in cell.expressions)
    )


def _speaks(expression: Expression, known: dict[int, bool]) -> bool:
    """`known` is what is known of expressions, each one object wherever it is written: most forms repeat a few."""
    if id(expression) not in known:
        known[id(expression)] = any(isinstance(each, Call) and each.name in _WORDS for each in within(expression))
    return known[id(expression)]


def _readers(cells: Iterable[Cell], parts: Mapping[Path, Part], published: bool) -> Mapping[Path, tuple[Reader, ...]]:
    found: dict[Path, dict[Reader, None]] = {}
    wrong = Gathered()
    for cell in cells:
        for reference in wrong.look(partial(_references, cell, parts, published), list[Reference]()):
            within_repeat = _repeat_kept(cell.path, reference.floor, parts)
            reader = Reader(cell, within_repeat, reference.by_value, reference.by_place)
            for path in _read_by(reference, parts):
                found.setdefault(path, {})[reader] = None
    wrong.refuse()
    return {path: tuple(readers) for path, readers in found.items()}


def _references(cell: Cell, parts: Mapping[Path, Part], published: bool) -> list[Reference]:
    found: list[Reference] = []
    for expression in cell.expressions:
        read = references(expression, cell.path, parts)
        if read.missing and not published:
            raise no_such_node(read.missing[0], parts, "/".join(cell.path), cell.aspect)
        found += read.found
    return found


def _read_by(reference: Reference, parts: Mapping[Path, Part]) -> Iterator[Path]:
    """A group's value is all that is in it, attributes left out."""
    if not reference.by_value:
        return iter((reference.path,))
    inside = (part.path for part in parts[reference.path].all())
    return (path for path in inside if path == reference.path or not path[-1].startswith("@"))


def _repeat_kept(path: Path, floor: int, parts: Mapping[Path, Part]) -> Path:
    """The innermost repeat around `path` that a reference with this floor did not leave."""
    lengths = range(min(floor, len(path)), 0, -1)
    return next((path[:length] for length in lengths if parts[path[:length]].is_repeat), ())


def _ordered(
    cells: Iterable[Cell], readers: Mapping[Path, tuple[Reader, ...]], parts: Mapping[Path, Part]
) -> tuple[Cell, ...]:
    sorter: TopologicalSorter[Cell] = TopologicalSorter()
    for cell in cells:
        sorter.add(cell)
        for path in _felt(cell, parts):
            for reader in readers.get(path, ()):
                if reader.by_value or (cell.aspect == "relevant" and not reader.by_place):
                    sorter.add(reader.cell, cell)
    try:
        return tuple(sorter.static_order())
    except CycleError as ring:
        raise _ring(ring.args[1]) from None


def _felt(cell: Cell, parts: Mapping[Path, Part]) -> Iterator[Path]:
    """The parts that read differently when this cell changes."""
    if cell.aspect not in FELT_ELSEWHERE:
        return iter(())
    if cell.aspect == "calculate":
        return iter((cell.path,))
    return (part.path for part in parts[cell.path].all())


def _ring(cells: Iterable[Cell]) -> BadDefinition:
    ring = list(cells)
    names = " needs ".join(f"{'/'.join(cell.path)} ({cell.aspect})" for cell in reversed(ring))
    return BadDefinition(f"these go round in a ring: {names}", "/".join(ring[0].path), ring[0].aspect, "cycle")
