"""Claims that hold whatever the answers: `true()`, `1 = 1`."""

import datetime as dt

from ehdesk.forms.engine.context import Context, Surroundings
from ehdesk.forms.engine.evaluator import evaluate
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.syntax import Call, Expression, Literal, Negation, Number, Operation, within
from ehdesk.forms.engine.values import as_boolean

_OF_NOTHING_ELSE = frozenset({"true", "false", "not"})
_NOWHERE = Context.of(Node("root"), Surroundings(dt.datetime.min))


def is_always(claim: Expression | None) -> bool:
    """Is it true whatever the answers?"""
    return claim is not None and all(map(_is_constant, within(claim))) and as_boolean(evaluate(claim, _NOWHERE))


def _is_constant(expression: Expression) -> bool:
    if isinstance(expression, Call):
        return expression.name in _OF_NOTHING_ELSE
    return isinstance(expression, Number | Literal | Negation) or (
        isinstance(expression, Operation) and expression.operator != "|"
    )
