"""Repeats whose number comes of their own number, so that it would grow for ever."""

from collections.abc import Mapping

from ehdesk.forms.engine.parts import Part, Path
from ehdesk.forms.engine.problems import BadDefinition
from ehdesk.forms.engine.references import references
from ehdesk.forms.engine.syntax import Call, Expression, Operation, within

_REACHING_NO_END = frozenset({"+", "-", "*", "div", "mod", "|"})
_OF_NUMBERS = frozenset({"count", "number", "int", "round", "floor", "ceiling", "abs"})


def check_counts(parts: Mapping[Path, Part]) -> None:
    """Raises BadDefinition. One that asks something before it goes on (`if()`, `<`) may come to an end."""
    for part in parts.values():
        if part.repeat_count is not None and _comes_of(part.path, part.path, part.repeat_count, parts, set()):
            message = "these go round in a ring: how often it is repeated needs how often it is repeated"
            raise BadDefinition(message, "/".join(part.path), "count", "cycle")


def _comes_of(repeat: Path, at: Path, number: Expression, parts: Mapping[Path, Part], seen: set[Path]) -> bool:
    """Whether a number, worked out at `at`, is reckoned from the instances of the repeat and nothing else decides."""
    seen.add(at)
    if not all(map(_only_reckons, within(number))):
        return False
    for read in references(number, at, parts).found:
        calculate = parts[read.path].bind.calculate
        if not read.by_value and read.path[: len(repeat)] == repeat:
            return True
        if calculate is not None and read.path not in seen and _comes_of(repeat, read.path, calculate, parts, seen):
            return True
    return False


def _only_reckons(expression: Expression) -> bool:
    if isinstance(expression, Operation):
        return expression.operator in _REACHING_NO_END
    return not isinstance(expression, Call) or expression.name in _OF_NUMBERS
