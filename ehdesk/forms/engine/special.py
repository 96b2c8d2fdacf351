"""Functions that look at their arguments as written, or work out only some of them."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ehdesk.forms.engine.axes import ALONG
from ehdesk.forms.engine.context import Context
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.syntax import Expression, KindTest, NameTest, Path
from ehdesk.forms.engine.values import Nodes, Value, as_boolean, as_number, as_string

Evaluate: TypeAlias = Callable[[Expression, Context], Value]
Given: TypeAlias = Sequence[Expression]


@dataclass(frozen=True, slots=True)
class Special:
    """One such function; `most` is None when it takes any number of arguments.

    Those beyond the `least` come so many at a time.
    """

    name: str
    least: int
    most: int | None
    apply: Callable[[Given, Context, Evaluate], Value]
    at_a_time: int = 1

    def takes(self, count: int) -> bool:
        """Whether it may be called with so many arguments."""
        enough = self.least <= count and (self.most is None or count <= self.most)
        return enough and (count - self.least) % self.at_a_time == 0


def _if(given: Given, context: Context, evaluate: Evaluate) -> Value:
    return evaluate(given[1] if as_boolean(evaluate(given[0], context)) else given[2], context)


def _coalesce(given: Given, context: Context, evaluate: Evaluate) -> Value:
    for expression in given:
        value = evaluate(expression, context)
        if as_string(value):
            return value
    return ""


def _once(given: Given, context: Context, evaluate: Evaluate) -> Value:
    return context.current.kept or evaluate(given[0], context)


def _indexed_repeat(given: Given, context: Context, evaluate: Evaluate) -> Value:
    """The node of the first argument in the instances that the pairs after it number; else in one's own."""
    wanted = {
        _names(repeat, context, evaluate): as_number(evaluate(index, context))
        for repeat, index in zip(given[1::2], given[2::2], strict=True)
    }
    target = _names(given[0], context, evaluate)
    around = {context.current, *ALONG["ancestor"](context.current)}
    nodes: Nodes = [context.current.root]
    for depth, name in enumerate(target, start=1):
        nodes = [child for node in nodes for child in node.named(name)]
        if target[:depth] in wanted:
            nodes = _numbered(nodes, wanted[target[:depth]])
        else:
            nodes = [node for node in nodes if node in around] or nodes
    return [node for node in nodes if node.relevant]


def _numbered(nodes: Nodes, index: float) -> Nodes:
    if math.isnan(index) or not 1 <= index <= len(nodes) or index != int(index):
        return []
    return [nodes[int(index) - 1]]


def _names(expression: Expression, context: Context, evaluate: Evaluate) -> tuple[str, ...]:
    """The names down to what a path leads to, whether or not there is anything now."""
    if not isinstance(expression, Path):
        raise BadExpression("indexed-repeat() needs the paths of a question and of its repeats")
    names = () if expression.absolute or expression.base else _own_names(context.node)
    for step in expression.steps:
        if step.axis == "child" and isinstance(step.test, NameTest) and step.test.local != "*":
            names = (*names, step.test.local)
        elif step.axis == "parent" and isinstance(step.test, KindTest):
            names = names[:-1]
        elif step.axis != "self":
            found = evaluate(expression, context)
            return _own_names(found[0]) if isinstance(found, list) and found else ()
    return names


def _own_names(node: Node) -> tuple[str, ...]:
    return tuple(each.name for each in reversed([node, *ALONG["ancestor"](node)]) if each.kind == "element")


SPECIAL: tuple[Special, ...] = (
    Special("if", 3, 3, _if),
    Special("coalesce", 1, None, _coalesce),
    Special("once", 1, 1, _once),
    Special("indexed-repeat", 3, 7, _indexed_repeat, at_a_time=2),
)
