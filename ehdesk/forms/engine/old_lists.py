"""Lists asked for as forms did before `select_one_from_file`: `search()` in an appearance, and `query` on an input."""

import re
from collections.abc import Iterator, Mapping

from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parser import parse
from ehdesk.forms.engine.parts import Choice, Choices
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.syntax import Call, Expression, Literal, NameTest, Operation, Step
from ehdesk.forms.engine.syntax import Path as PathExpression

SEARCH = re.compile(r"\bsearch\s*\(.*\)", re.DOTALL)
EXTERNAL = "itemsets"
_QUERY = re.compile(r"\s*instance\('([^']*)'\)/root/item")
_STATIC = re.compile(r"-?\d+")
_CHOOSING = frozenset({"select", "select1"})
_WAYS = {"contains": "contains", "startswith": "starts-with", "endswith": "ends-with", "matches": "="}


def files_of(body: Node) -> Mapping[str, str]:
    """The files of such lists, by the name that the list goes by: what to read beside the form."""
    return dict(_files(body))


def external_to_itemsets(body: Node) -> None:
    """An input with a `query` is a choice among what itemsets.csv, the file of all external choices, has for it."""
    for element in body.descendants():
        query = element.attribute("query") if element.name == "input" else None
        if query is not None:
            element.name = "select1"
            itemset = element.add(Node("element", "itemset"))
            itemset.set_attribute("nodeset", _QUERY.sub(rf"instance('{EXTERNAL}')/root/item[list_name = '\1']", query))


def searched(written: str, items: Mapping[str, Choice]) -> Choices:
    """The choices that `search('fruits', 'contains', 'colour', ...)` asks for. Raises BadExpression.

    Of `items`, by the words of their labels, those with a number for a value stand as they are; the other one names the
    columns of the file that hold the values and the words.
    """
    columns = [(label, item.value) for label, item in items.items() if not _STATIC.fullmatch(item.value)]
    call = parse(written)
    if not isinstance(call, Call) or len(columns) != 1 or len(call.arguments) not in {1, 4, 6}:
        raise BadExpression(f"{written} needs its file, how to search it, and one choice that names columns of it")
    file, *how = call.arguments
    label, value = columns[0]
    steps = (_to("root"), Step("child", NameTest("", "item"), tuple(_predicates(how))))
    shown = [_column(name) for name in _names(label)]
    return Choices(
        fixed=tuple(item for item in items.values() if item.value != value),
        nodes=PathExpression(Call("instance", (Literal(_name_of(file)),)), absolute=False, steps=steps),
        value=_column(value),
        label=shown[0] if len(shown) == 1 else Call("join", (Literal(", "), *shown)),
    )


def _files(body: Node) -> Iterator[tuple[str, str]]:
    for element in body.descendants():
        found = SEARCH.search(element.attribute("appearance") or "") if element.name in _CHOOSING else None
        call = parse(found[0]) if found else None
        if isinstance(call, Call):
            name = _name_of(call.arguments[0] if call.arguments else None)
            yield name, f"jr://file-csv/{name}.csv"
        if element.name == "input" and element.attribute("query") is not None:
            yield EXTERNAL, f"jr://file-csv/{EXTERNAL}.csv"


def _name_of(file: Expression | None) -> str:
    if not isinstance(file, Literal):
        raise BadExpression("search() begins with the name of its file in quotation marks")
    return file.value.removesuffix(".csv")


def _predicates(how: list[Expression]) -> Iterator[Expression]:
    """Search a column, or several of them, for something; and keep what has a value in another."""
    if how:
        way, columns, sought = how[0], how[1], _seen_from_item(how[2])
        if not isinstance(way, Literal) or way.value not in _WAYS or not isinstance(columns, Literal):
            raise BadExpression(f"search() knows {', '.join(_WAYS)}, and then the names of columns in quotation marks")
        found = [_found(_WAYS[way.value], _column(name), sought) for name in _names(columns.value)]
        either = found[0]
        for each in found[1:]:
            either = Operation("or", either, each)
        yield either
    if len(how) > 3 and isinstance(how[3], Literal):
        yield Operation("=", _column(how[3].value), _seen_from_item(how[4]))


def _found(way: str, column: Expression, sought: Expression) -> Expression:
    return Operation("=", column, sought) if way == "=" else Call(way, (column, sought))


def _seen_from_item(expression: Expression) -> Expression:
    """What is said from the place of the question, said inside the list."""
    if isinstance(expression, PathExpression) and not expression.absolute and expression.base is None:
        return PathExpression(Call("current", ()), absolute=False, steps=expression.steps)
    if isinstance(expression, Call):
        return Call(expression.name, tuple(map(_seen_from_item, expression.arguments)))
    return expression


def _column(name: str) -> PathExpression:
    return PathExpression(None, absolute=False, steps=(_to(name),))


def _to(name: str) -> Step:
    return Step("child", NameTest("", name))


def _names(written: str) -> list[str]:
    return [name.strip() for name in written.split(",")]
