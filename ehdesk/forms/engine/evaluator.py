"""Expressions to values, over nodes.

Nodes that are not relevant drop out of every path, as in ODK: they read as empty, and a sum leaves them out. Where
nothing else is left to compare, they are the empty words.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any

from ehdesk.forms.engine.axes import ALONG
from ehdesk.forms.engine.comparison import compare
from ehdesk.forms.engine.context import Context
from ehdesk.forms.engine.functions import FUNCTIONS
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.sought import sought
from ehdesk.forms.engine.special import Special
from ehdesk.forms.engine.syntax import (
    Call,
    Expression,
    Filter,
    KindTest,
    Literal,
    NameTest,
    Negation,
    Number,
    Operation,
    Path,
    Step,
    Variable,
    is_plain,
)
from ehdesk.forms.engine.values import Nodes, Value, as_boolean, as_number

_COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
_REVERSE = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})


def evaluate(expression: Expression, context: Context) -> Value:
    """The value of an expression at a node. Raises BadExpression for what `graph` would have refused at load."""
    return _EVALUATORS[type(expression)](expression, context)


def _number(expression: Number, _context: Context) -> Value:
    return expression.value


def _literal(expression: Literal, _context: Context) -> Value:
    return expression.value


def _variable(expression: Variable, _context: Context) -> Value:
    raise BadExpression(f"${expression.name}: a form has no variables")


def _negation(expression: Negation, context: Context) -> Value:
    return -as_number(evaluate(expression.operand, context))


def _operation(expression: Operation, context: Context) -> Value:
    if expression.operator in _COMPARISONS:
        return compare(expression.operator, _compared(expression.left, context), _compared(expression.right, context))
    left = evaluate(expression.left, context)
    if expression.operator in {"and", "or"}:
        decided = as_boolean(left) == (expression.operator == "or")
        return as_boolean(left) if decided else as_boolean(evaluate(expression.right, context))
    right = evaluate(expression.right, context)
    if expression.operator == "|":
        return _union(left, right)
    return _ARITHMETIC[expression.operator](as_number(left), as_number(right))


def _compared(expression: Expression, context: Context) -> Value:
    if not isinstance(expression, Path):
        return evaluate(expression, context)
    nodes = _walked(expression, context)
    return [node for node in nodes if node.relevant] or ("" if nodes else [])


def _union(left: Value, right: Value) -> Nodes:
    if not (isinstance(left, list) and isinstance(right, list)):
        raise BadExpression("| joins nodes, and there is something else beside it")
    return _in_order([*left, *right])


def _divided(left: float, right: float) -> float:
    if right:
        return left / right
    if left == 0 or math.isnan(left) or math.isnan(right):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def _remainder(left: float, right: float) -> float:
    """With the sign of the left side, as XPath has it."""
    return math.nan if right == 0 or math.isinf(left) else math.fmod(left, right)


_ARITHMETIC: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "div": _divided,
    "mod": _remainder,
}


def _call(expression: Call, context: Context) -> Value:
    function = FUNCTIONS.get(expression.name)
    if function is None:
        raise BadExpression(f"there is no function called {expression.name}()")
    if isinstance(function, Special):
        return function.apply(expression.arguments, context, evaluate)
    look = _stood if expression.name == "position" else evaluate
    return function.apply(context, [look(argument, context) for argument in expression.arguments])


def _stood(expression: Expression, context: Context) -> Value:
    """The same, where what is not relevant has its place all the same."""
    return _walked(expression, context) if isinstance(expression, Path) else evaluate(expression, context)


def _filter(expression: Filter, context: Context) -> Value:
    nodes = evaluate(expression.base, context)
    if not isinstance(nodes, list):
        raise BadExpression("[...] chooses among nodes, and there is something else before it")
    for predicate in expression.predicates:
        nodes = _chosen(nodes, predicate, context)
    return nodes


def _path(expression: Path, context: Context) -> Value:
    return [node for node in _walked(expression, context) if node.relevant]


def _walked(expression: Path, context: Context) -> Nodes:
    """Relevant or not."""
    nodes, steps = _start(expression, context), expression.steps
    if expression.absolute and context.surroundings.keeps_to_repeat:
        nodes, steps = _own(nodes[0], steps, context.current)
    is_in_list = isinstance(expression.base, Call) and expression.base.name == "instance"
    for step in steps:
        found = _looked_up(nodes, step, context) if is_in_list else None
        nodes = _stepped(nodes, step, context) if found is None else found
    return nodes


def _looked_up(nodes: Nodes, step: Step, context: Context) -> Nodes | None:
    """The items of a list, which may be long, that a step chooses by the value of a column; None for other steps."""
    asked = sought(step)
    if asked is None or len(nodes) != 1:
        return None
    wanted = _compared(asked.value, context)
    if not isinstance(wanted, list | str):
        return None
    values = dict.fromkeys(node.value for node in wanted) if isinstance(wanted, list) else (wanted,)
    found = [context.surroundings.items_where(nodes[0], asked.item, asked.column, value) for value in values]
    items = list(found[0]) if len(found) == 1 else _in_order(chain.from_iterable(found))
    for predicate in asked.predicates:
        items = _chosen(items, predicate, context)
    return items


def _own(root: Node, steps: tuple[Step, ...], current: Node) -> tuple[Nodes, tuple[Step, ...]]:
    """As far down as the path goes by way of `current`'s own place, its last step left out; and the steps after."""
    above = [current, *ALONG["ancestor"](current)]
    above.reverse()
    known = 0
    while known < min(len(steps), len(above)) - 1 and _leads_to(above[known + 1], steps[known]):
        known += 1
    return [above[known] if known else root], steps[known:]


def _leads_to(node: Node, step: Step) -> bool:
    return is_plain(step) and isinstance(step.test, NameTest) and node.name == step.test.local


def _start(expression: Path, context: Context) -> Nodes:
    if expression.absolute:
        return [context.current.root]  # also inside instance(...)[...], as in ODK
    if expression.base is None:
        return [context.node]
    base = evaluate(expression.base, context)
    if not isinstance(base, list):
        raise BadExpression("/ goes on from nodes, and there is something else before it")
    return base


def _stepped(nodes: Nodes, step: Step, context: Context) -> Nodes:
    found: Nodes = []
    for node in nodes:
        along = _along(node, step, context)
        for predicate in step.predicates:
            along = _chosen(along, predicate, context)
        found.extend(along)
    return found if len(nodes) == 1 and step.axis not in _REVERSE else _in_order(found)


def _along(node: Node, step: Step, context: Context) -> Nodes:
    """The nodes one step away. Most steps are to a child by its name, so those go the short way."""
    test = step.test
    if step.axis == "child" and isinstance(test, NameTest) and not test.prefix and test.local != "*":
        return [one for one in node.named(test.local) if not one.namespace]
    if isinstance(test, KindTest) and test.kind == "node":
        return list(ALONG[step.axis](node))  # `..` and `.`: any node will do
    return [each for each in ALONG[step.axis](node) if _passes(each, step, context)]


def _chosen(nodes: Nodes, predicate: Expression, context: Context) -> Nodes:
    """Those for which the predicate is true, or whose place it names."""
    size = len(nodes)
    chosen: Nodes = []
    for position, node in enumerate(nodes, start=1):
        value = evaluate(predicate, context.at(node, position, size))
        if value == position if _is_number(value) else as_boolean(value):
            chosen.append(node)
    return chosen


def _is_number(value: Value) -> bool:
    return isinstance(value, float)


def _passes(node: Node, step: Step, context: Context) -> bool:
    if isinstance(step.test, NameTest):
        return _has_name(node, step.test, "attribute" if step.axis == "attribute" else "element", context)
    return _is_of_kind(node, step.test)


def _has_name(node: Node, test: NameTest, principal: str, context: Context) -> bool:
    if node.kind != principal:
        return False
    if test.local not in {"*", node.name}:
        return False
    if test.prefix:
        return node.namespace == context.namespace(test.prefix)
    return test.local == "*" or not node.namespace


def _is_of_kind(node: Node, test: KindTest) -> bool:
    return test.kind == "node" or (node.kind == test.kind and test.target in {"", node.name})


def _in_order(nodes: Iterable[Node]) -> Nodes:
    """In document order, each once."""
    return sorted(dict.fromkeys(nodes), key=lambda node: node.order)


_EVALUATORS: Mapping[type, Callable[[Any, Context], Value]] = {
    Number: _number,
    Literal: _literal,
    Variable: _variable,
    Negation: _negation,
    Operation: _operation,
    Call: _call,
    Filter: _filter,
    Path: _path,
}
