"""What must hold of a form before anyone fills it in, rings apart: `graph` finds those."""

import difflib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from ehdesk.forms.engine.absent import is_nowhere, no_such_node
from ehdesk.forms.engine.actions import Action
from ehdesk.forms.engine.cells import Cell
from ehdesk.forms.engine.functions import FUNCTIONS
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parts import Part, Path, is_template
from ehdesk.forms.engine.patterns import read_pattern
from ehdesk.forms.engine.problems import BadDefinition, BadExpression, refuse_for
from ehdesk.forms.engine.references import references
from ehdesk.forms.engine.syntax import Call, Expression, Literal, Variable, within

LISTS = frozenset({"instance", "pulldata"})
"""The functions whose first value names a list."""
_UNREPEATED = "this stands several times side by side in the form's instance, and no <repeat> is of it"
ROLES = ("member", "adult", "child", "expected")


def check(parts: Mapping[Path, Part], cells: Mapping[Path, Iterable[Cell]], instances: Collection[str]) -> None:
    """Raises BadDefinition for everything wrong, in the form's own order."""
    checked: set[int] = set()
    wrong: list[BadDefinition] = []
    for part in parts.values():
        _check_repeat(part)
        for cell in cells[part.path]:
            try:
                _check_cell(cell, instances, checked)
            except BadDefinition as error:
                wrong.append(error)
    refuse_for(wrong)


def check_paths(named: Iterable[Path], parts: Mapping[Path, Part]) -> None:
    """Raises BadDefinition for a control of a node that is nowhere."""
    nowhere = (path for path in named if is_nowhere(path, parts))
    refuse_for([no_such_node(path, parts, "/".join(path)) for path in nowhere])


def check_siblings(root: Node, parts: Mapping[Path, Part]) -> None:
    """Raises BadDefinition for nodes that stand several times where no repeat says so: all but one would be lost."""
    found = dict.fromkeys(_unrepeated(root, (), parts))
    refuse_for([BadDefinition(_UNREPEATED, "/".join(path), code="repeated-node") for path in found])


def _unrepeated(node: Node, path: Path, parts: Mapping[Path, Part]) -> Iterator[Path]:
    many = Counter(child.name for child in node.elements() if not is_template(child))
    for child in node.elements():
        below = (*path, child.name)
        if many[child.name] > 1 and not parts[below].is_repeat:
            yield below
        yield from _unrepeated(child, below, parts)


def check_actions(
    actions: Iterable[Action], parts: Mapping[Path, Part], instances: Collection[str], *, published: bool
) -> None:
    """Raises BadDefinition for an action that cannot be followed."""
    for action in actions:
        field = "/".join(action.target)
        if action.target not in parts:
            raise BadDefinition(f"an action gives a value to {field}, which is nowhere in the form", field, "setvalue")
        written = tuple(each for each in (action.value, action.chosen) if each is not None)
        _check_cell(Cell(action.target, "setvalue", written), instances, set())
        missing = [path for each in written for path in references(each, action.target, parts).missing]
        if missing and not published:
            raise no_such_node(missing[0], parts, field, "setvalue")


def check_call(call: Call, instances: Collection[str]) -> None:
    """Raises BadExpression for an unknown function, the wrong number of arguments, or an unknown list."""
    function = FUNCTIONS.get(call.name)
    if function is None:
        raise BadExpression(f"there is no function called {call.name}(){_nearest(call.name)}", "unknown-function")
    if not function.takes(len(call.arguments)):
        raise BadExpression(f"{call.name}() is given {len(call.arguments)} values, which is not what it takes")
    if call.name in LISTS and isinstance(call.arguments[0], Literal):
        _check_list(call.arguments[0].value, instances)
    if call.name == "regex" and isinstance(call.arguments[1], Literal):
        read_pattern(call.arguments[1].value)


def _check_repeat(part: Part) -> None:
    unknown = [role for role in part.bind.each if role not in ROLES]
    if unknown:
        near = difflib.get_close_matches(unknown[0], ROLES, 1)
        hint = f"; the nearest is {near[0]}" if near else ""
        message = f"bind::ehdesk:each knows {', '.join(ROLES)}, not {unknown[0]}{hint}"
        raise BadDefinition(message, "/".join(part.path), "each")


def _check_cell(cell: Cell, instances: Collection[str], checked: set[int]) -> None:
    """`checked` are expressions found sound, each one object wherever it is written: most forms repeat a few."""
    try:
        for expression in (each for each in cell.expressions if id(each) not in checked):
            for inside in within(expression):
                _check_expression(inside, instances)
            checked.add(id(expression))
    except BadExpression as error:
        raise BadDefinition(str(error), "/".join(cell.path), cell.aspect, error.code) from error


def _check_expression(expression: Expression, instances: Collection[str]) -> None:
    if isinstance(expression, Variable):
        raise BadExpression(f"${expression.name}: a form has no variables; an answer is ${{{expression.name}}}")
    if isinstance(expression, Call):
        check_call(expression, instances)


def _check_list(name: str, instances: Collection[str]) -> None:
    if name != "family" and name not in instances:
        raise BadExpression(f"there is no list called {name}", "unknown-list")


def _nearest(name: str) -> str:
    near = difflib.get_close_matches(name, FUNCTIONS, 1)
    return f"; the nearest is {near[0]}()" if near else ""
