"""Steps that look something up in a list: `item[state = /data/state]`, which need not try every item."""

from dataclasses import dataclass

from ehdesk.forms.engine.syntax import Call, Expression, Literal, NameTest, Operation, Path, Step, is_plain, within

_OF_PLACE = frozenset({"position", "last"})


@dataclass(frozen=True, slots=True)
class Sought:
    """Only an item called `item` can be meant, whose `column` is `value`, the same whichever item is asked.

    `predicates` are still to be met.
    """

    item: str
    column: str
    value: Expression
    predicates: tuple[Expression, ...]


def sought(step: Step) -> Sought | None:
    """What the first predicate of a step looks up, if it is an equality, or holds only where one holds."""
    item, predicates = _child(step), step.predicates
    if not item or not predicates:
        return None
    for asked in _needed(predicates[0]):
        for column, value in ((asked.left, asked.right), (asked.right, asked.left)):
            name = _column(column)
            if name and _is_the_same_everywhere(value):
                return Sought(item, name, value, predicates[asked is predicates[0] :])
    return None


def _needed(predicate: Expression) -> tuple[Operation, ...]:
    """The equalities without which it does not hold. None where it asks for the place among all items."""
    if not isinstance(predicate, Operation):
        return ()
    if predicate.operator == "and":
        asks_for_place = any(isinstance(each, Call) and each.name in _OF_PLACE for each in within(predicate))
        return () if asks_for_place else (*_needed(predicate.left), *_needed(predicate.right))
    return (predicate,) if predicate.operator == "=" else ()


def _child(step: Step) -> str:
    """The name of the children that it goes to, or ""."""
    if step.axis != "child" or not isinstance(step.test, NameTest) or step.test.prefix:
        return ""
    return "" if step.test.local == "*" else step.test.local


def _column(expression: Expression) -> str:
    """The name of an element of the item itself, or ""."""
    if not isinstance(expression, Path) or expression.base is not None or expression.absolute:
        return ""
    return _child(expression.steps[0]) if len(expression.steps) == 1 and is_plain(expression.steps[0]) else ""


def _is_the_same_everywhere(expression: Expression) -> bool:
    if isinstance(expression, Path):
        return expression.absolute or (isinstance(expression.base, Call) and expression.base.name == "current")
    return isinstance(expression, Literal)
