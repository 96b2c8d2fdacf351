"""The parts of an XPath 1.0 expression, as a small tree."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: `2` or `.5`."""

    value: float


@dataclass(frozen=True, slots=True)
class Literal:
    """Words in quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Variable:
    """`$name`: part of XPath, never part of a form."""

    name: str


@dataclass(frozen=True, slots=True)
class Negation:
    """`-x`."""

    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Operation:
    """Two operands and the sign between them: `or and = != < <= > >= + - * div mod |`."""

    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Call:
    """A function by its name as written (`jr:choice-name`), and its arguments."""

    name: str
    arguments: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class NameTest:
    """`name`, `p:name`, `p:*` or `*`."""

    prefix: str
    local: str


@dataclass(frozen=True, slots=True)
class KindTest:
    """`node()`, `text()`, `comment()` or `processing-instruction('target')`."""

    kind: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: along `axis`, to what passes `test` and every predicate."""

    axis: str
    test: NameTest | KindTest
    predicates: tuple["Expression", ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """An expression with predicates: `instance('x')[2]`."""

    base: "Expression"
    predicates: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from `base`; with no base, from the root if `absolute`, else from the context node."""

    base: "Expression | None"
    absolute: bool
    steps: tuple[Step, ...]


Expression: TypeAlias = Number | Literal | Variable | Negation | Operation | Call | Filter | Path


def is_plain(step: Step) -> bool:
    """To a child by its name, and to all of them."""
    named = isinstance(step.test, NameTest) and step.test.local != "*" and not step.test.prefix
    return step.axis == "child" and named and not step.predicates


def within(expression: Expression) -> Iterator[Expression]:
    """The expression and every expression inside it."""
    waiting = [expression]
    while waiting:
        at = waiting.pop()
        yield at
        waiting.extend(reversed([*_inside(at)]))


def depth(expression: Expression) -> int:
    """How many expressions lie inside one another, at most."""
    deepest, waiting = 0, [(expression, 1)]
    while waiting:
        at, level = waiting.pop()
        deepest = max(deepest, level)
        waiting.extend((inside, level + 1) for inside in _inside(at))
    return deepest


def _inside(expression: Expression) -> Iterator[Expression]:
    if isinstance(expression, Negation):
        yield expression.operand
    if isinstance(expression, Operation):
        yield from (expression.left, expression.right)
    if isinstance(expression, Call):
        yield from expression.arguments
    if isinstance(expression, Filter):
        yield from (expression.base, *expression.predicates)
    if isinstance(expression, Path):
        yield from (expression.base,) if expression.base is not None else ()
        yield from (predicate for step in expression.steps for predicate in step.predicates)
