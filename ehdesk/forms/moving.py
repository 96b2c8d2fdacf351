"""What becomes of a form's answers in another version of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.instance import Entry


@dataclass(frozen=True, slots=True)
class Comparison:
    """Fields, each list in its form's order.

    `carried` counts every answer that has a place. `look_again` are those of them that were in order and are not any
    more; `new` the questions without an answer that are asked now and were not there before; `no_place` the answered
    fields of the version before that are not in this one.
    """

    carried: int
    look_again: tuple[str, ...]
    no_place: tuple[str, ...]
    new: tuple[str, ...]


def compared(before: FilledForm, after: FilledForm) -> Comparison:
    """The same answers of the same people, in two versions."""
    answered = carried(after.answers, after)
    wrong = [field for field in answered if not after.question(field).valid and _was_in_order(before, field)]
    return Comparison(
        carried=len(answered),
        look_again=tuple(wrong),
        no_place=tuple(entry.field for entry in _questions(before) if entry.field in after.strays),
        new=tuple(_new(before, after)),
    )


def carried(answers: Mapping[str, str], after: FilledForm) -> tuple[str, ...]:
    """The fields of `after` that have one of these answers, by their places, in its order."""
    return tuple(entry.field for entry in _questions(after) if answers.get(entry.field))


def _questions(form: FilledForm) -> Iterator[Entry]:
    return (entry for entry in form.instance.by_field.values() if entry.part.takes_answers)


def _was_in_order(form: FilledForm, field: str) -> bool:
    return field in form.instance.by_field and form.question(field).valid


def _new(before: FilledForm, after: FilledForm) -> Iterator[str]:
    for topic in after.topics():
        for field in topic.fields if topic.relevant else ():
            part = before.definition.parts.get(after.instance.by_field[field].part.path)
            was_there = part is not None and part.takes_answers
            if not was_there and not after.answers.get(field) and after.question(field).is_answerable:
                yield field
