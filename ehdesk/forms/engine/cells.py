"""The cells of a form: each thing that an expression works out for one part of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ehdesk.forms.engine.parts import Part, Path, Text
from ehdesk.forms.engine.syntax import Expression

FELT_ELSEWHERE = frozenset({"relevant", "calculate"})
TEXTS = frozenset({"label", "hint", "constraint_message", "required_message"})


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One aspect of one part, with the expressions that it comes from.

    Aspects: relevant, calculate, required, readonly, constraint, count, choices, label, hint, constraint_message,
    required_message. Only `relevant` and `calculate` change what other expressions read; `count` changes how many
    instances of a repeat there are to be read.
    """

    path: Path
    aspect: str
    expressions: tuple[Expression, ...]


def cells_of(part: Part) -> Iterator[Cell]:
    """Everything about `part` that can change while the form is filled in, its value apart."""
    for aspect in ("relevant", "calculate", "required", "readonly", "constraint"):
        expression: Expression | None = getattr(part.bind, aspect)
        if expression is not None:
            yield Cell(part.path, aspect, (expression,))
    if part.repeat_count is not None:
        yield Cell(part.path, "count", (part.repeat_count,))
    for aspect, text in texts_of(part):
        expressions = tuple(text.expressions())
        if expressions:
            yield Cell(part.path, aspect, expressions)
    if part.control is not None and part.control.choices.nodes is not None:
        yield Cell(part.path, "choices", part.control.choices.sources)


def texts_of(part: Part) -> Iterator[tuple[str, Text]]:
    """The words that belong to `part`, by aspect."""
    yield "constraint_message", part.bind.constraint_message
    yield "required_message", part.bind.required_message
    if part.control is not None:
        yield "label", part.control.label
        yield "hint", part.control.hint
