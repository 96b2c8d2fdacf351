"""Whether what a form asks of the lists beside it is there: a list's first row says what its columns are."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from ehdesk.forms.engine.cells import Cell
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parts import Choices, Part, Path
from ehdesk.forms.engine.problems import BadDefinition, refuse_for
from ehdesk.forms.engine.syntax import Call, Expression, Literal, NameTest, within
from ehdesk.forms.engine.syntax import Path as PathExpression


def check_lists(parts: Mapping[Path, Part], cells: Mapping[Path, Iterable[Cell]], beside: Mapping[str, Node]) -> None:
    """Raises BadDefinition for columns that a list does not have. `beside` are the lists from other files."""
    refuse_for(list(_missing(parts, cells, beside)) if beside else [])


def _missing(
    parts: Mapping[Path, Part], cells: Mapping[Path, Iterable[Cell]], beside: Mapping[str, Node]
) -> Iterator[BadDefinition]:
    all_of: dict[str, Collection[str]] = {}
    for part in parts.values():
        for name, column, aspect in dict.fromkeys(_asked(part, cells[part.path])):
            if name not in beside or _first_has(beside[name], column):
                continue
            known = all_of.setdefault(name, _columns(beside[name]))
            if known and column not in known:
                message = f"the list {name} has no column called {column}; it has {', '.join(sorted(known))}"
                yield BadDefinition(message, "/".join(part.path), aspect, "unknown-column")


def _first_has(instance: Node, column: str) -> bool:
    """As nearly always: then nobody has to look at all of them."""
    item = next(_items(instance), None)
    return item is not None and bool(item.named(column))


def _columns(instance: Node) -> Collection[str]:
    """Of all items, since one may lack what is empty there; none when the list is empty, or no list of items."""
    return {child.name for item in _items(instance) for child in item.elements()}


def _items(instance: Node) -> Iterator[Node]:
    return next(instance.elements(), instance).elements("item")


def _asked(part: Part, cells: Iterable[Cell]) -> Iterator[tuple[str, str, str]]:
    """List, column and the aspect of the part that asks for it."""
    if part.control is not None:
        yield from ((name, column, "choices") for name, column in _of_choices(part.control.choices))
    for cell in cells:
        for expression in (inside for each in cell.expressions for inside in within(each)):
            if isinstance(expression, Call) and expression.name == "pulldata":
                words = [each.value if isinstance(each, Literal) else "" for each in expression.arguments]
                yield from ((words[0], column, cell.aspect) for column in words[1:3] if column)


def _of_choices(choices: Choices) -> Iterator[tuple[str, str]]:
    nodes = choices.nodes
    if isinstance(nodes, Call) and nodes.name == "randomize" and nodes.arguments:
        nodes = nodes.arguments[0]
    if not isinstance(nodes, PathExpression) or not isinstance(nodes.base, Call) or nodes.base.name != "instance":
        return
    named = nodes.base.arguments[0] if nodes.base.arguments else None
    if isinstance(named, Literal):
        predicates = (each for step in nodes.steps for each in step.predicates)
        for expression in (choices.value, None if choices.translated else choices.label, *predicates):
            yield from ((named.value, column) for column in _columns_in(expression))


def _columns_in(expression: Expression | None) -> Iterator[str]:
    """The names of elements of an item; where another list is asked inside, nothing is said."""
    inside = list(within(expression)) if expression is not None else []
    if any(isinstance(each, Call) and each.name == "instance" for each in inside):
        return
    for each in inside:
        if isinstance(each, PathExpression) and each.base is None and not each.absolute and len(each.steps) == 1:
            step = each.steps[0]
            if step.axis == "child" and isinstance(step.test, NameTest) and step.test.local != "*":
                yield step.test.local
