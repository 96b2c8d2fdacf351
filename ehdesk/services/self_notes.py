"""A practitioner's notes to self in one assessment, each at its question ("ask nan about this").

They are kept with the assessment and go where it goes; they are no answers, so nothing that is printed or handed to
the family has them. What is held on a person does.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ehdesk.services.filling import Filling


@dataclass(frozen=True, slots=True)
class SelfNote:
    """One note: where it stands, what is asked there, its words. `topic` and `question` are "" where no such is known.

    One that `is_alone` stands at something that is to be talked about alone, or that was, or may be. `is_asked`: the
    question is one that is asked now.
    """

    field: str
    words: str
    topic: str = ""
    question: str = ""
    is_alone: bool = True
    is_asked: bool = False


def notes_of(filling: Filling) -> tuple[SelfNote, ...]:
    """Every note in the form's order; those at questions that this form, for this family, does not have come last."""
    return tuple(_notes(filling))


def _notes(filling: Filling) -> Iterator[SelfNote]:
    left, form, asked = dict(filling.notes), filling.form, {topic.id for topic in filling.topics()}
    for topic in form.topics():
        for field in topic.fields:
            if field in left:
                question, is_asked = form.question(field), topic.id in asked
                is_asked = is_asked and question.relevant
                yield SelfNote(field, left.pop(field), topic.id, question.label, topic.is_alone, is_asked)
    yield from (SelfNote(field, words) for field, words in left.items())
