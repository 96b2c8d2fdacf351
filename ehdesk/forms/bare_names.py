"""Names that an expression of the survey writes without `${}`: they name nothing there, and few of them mean to."""

from collections.abc import Collection, Iterator

from ehdesk.forms.engine.syntax import Call, Expression, Filter, NameTest, Negation, Operation
from ehdesk.forms.engine.syntax import Path as PathExpression
from ehdesk.forms.xlsform_words import nearest


def bare_names(expression: Expression) -> Iterator[str]:
    """Those that stand outside [...], where a name would be that of an item or an instance."""
    if isinstance(expression, PathExpression):
        first = expression.steps[0] if expression.steps else None
        if expression.base is not None:
            yield from bare_names(expression.base)
        elif first and not expression.absolute and first.axis == "child" and isinstance(first.test, NameTest):
            yield from () if first.test.local == "*" else (first.test.local,)
    for inside in _parts(expression):
        yield from bare_names(inside)


def advice_on(name: str, names: Collection[str]) -> str:
    """What was probably meant."""
    if name in names:
        return f"{name} names nothing here; the answer to that question is ${{{name}}}"
    return f"{name} names nothing here; words stand in quotation marks, an answer in ${{}}{nearest(name, names)}"


def _parts(expression: Expression) -> tuple[Expression, ...]:
    if isinstance(expression, Negation):
        return (expression.operand,)
    if isinstance(expression, Operation):
        return (expression.left, expression.right)
    if isinstance(expression, Call):
        return expression.arguments
    return (expression.base,) if isinstance(expression, Filter) else ()
