"""Which part of a form a `ref` or a `nodeset` names, wherever it stands."""

import re

from ehdesk.forms.engine.parser import parse
from ehdesk.forms.engine.parts import Path
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.syntax import Call, Expression, KindTest, NameTest, Step
from ehdesk.forms.engine.syntax import Path as PathExpression

_PLAIN = re.compile(r"(/[a-z_][a-z0-9_.-]*)+", re.ASCII | re.IGNORECASE)
"""As nearly every reference is written: from the form itself down by names."""


def path_of(reference: str, within: Path = ()) -> Path:
    """`/data/home/money` as `("home", "money")`; a reference without its `/` goes on from `within`.

    Prefixes are left out, as in every path. Raises BadExpression for what is no plain path.
    """
    if _PLAIN.fullmatch(reference):
        return tuple(reference.split("/")[2:])
    if not reference.strip():
        return (*within, "")
    expression = parse(reference)
    if isinstance(expression, PathExpression) and any(step.predicates for step in expression.steps):
        raise BadExpression(f"{reference} chooses among the instances of a repeat, and here all of them are meant")
    return path_to(expression, within)


def path_to(expression: Expression, within: Path = ()) -> Path:
    """The same for a reference that may choose among instances: `/data/child[position() = 1]/name`."""
    if not isinstance(expression, PathExpression) or not (expression.base is None or _is_here(expression.base)):
        raise BadExpression("a reference is the path of a node, and here is something else")
    path = () if expression.absolute else within
    for place, step in enumerate(expression.steps):
        below = _stepped(path, step)
        path = () if expression.absolute and place == 0 else below  # the first name is that of the form itself
    return path


def _is_here(base: Expression) -> bool:
    return isinstance(base, Call) and base.name == "current"


def _stepped(path: Path, step: Step) -> Path:
    if isinstance(step.test, KindTest):
        if step.test.kind == "node" and step.axis in {"self", "parent"}:
            return path[: len(path) - (step.axis == "parent")]
    elif isinstance(step.test, NameTest) and step.axis in {"child", "attribute"}:
        return (*path, f"@{step.test.local}" if step.axis == "attribute" else step.test.local)
    raise BadExpression("a reference goes from each node to the one in it by its name, or to the one around it")
