"""What was answered in the assessment before this one: shown beside each question, and taken over one by one.

An answer of last time is one of this assessment once somebody says that it is still so, never before. What was said
alone is not brought forward at all, and somebody's own words are shown and asked anew.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.instance import Entry
from ehdesk.forms.engine.places import place_later
from ehdesk.forms.engine.question import FILES, Problem, Question, Topic
from ehdesk.forms.engine.reading_back import in_plain_words
from ehdesk.services.assessment_record import AssessmentFacts
from ehdesk.services.filling import Filling

_NUMBERS = frozenset({"integer", "decimal", "range"})
_WORDS = FILES | {"text"}


class NotTakenOver(Exception):
    """An answer of last time that cannot be one of today: it is answered already, or it is not to be copied."""


class Stands(StrEnum):
    """How an answer of last time stands to the one of now."""

    WAITING = "waiting"
    """There is no answer yet: this one can be taken over."""
    VOICE = "voice"
    """Somebody's own words: they are asked anew."""
    FILE = "file"
    """A drawing, a picture or a paper: it is seen in its own assessment."""
    OTHERWISE = "otherwise"
    """There is no answer yet, and this one is not allowed, or reads otherwise, as the question is asked now."""
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """One answer of last time: as it reads ("" for a file), how it stands to the one of now, and when it was said."""

    field: str
    said: str
    stands: Stands
    on: date | None


@dataclass(frozen=True, slots=True)
class LastInstance:
    """One that somebody had added to a repeat: where it would stand now, and what it goes by ("" for nothing)."""

    field: str
    called: str


class LastTime:
    """The assessment before this one, `before`, as its own form reads it; `filling` is the one of now.

    `alone`: the places of what was asked alone in another version of a form. `said_on`: the day of each answer.
    """

    def __init__(
        self,
        filling: Filling,
        facts: AssessmentFacts,
        before: FilledForm,
        alone: frozenset[str],
        said_on: Mapping[str, date],
    ) -> None:
        self._said_on = said_on
        self._filling, self._before, self._alone = filling, before, alone
        self.facts = facts
        self._found: tuple[FilledForm, int, Mapping[str, Question], frozenset[str]] | None = None

    @property
    def on(self) -> date | None:
        """When that was: the day on which it was completed, or else begun."""
        return self.facts.completed_on or self.facts.started_on

    def of(self, field: str) -> LastAnswer | None:
        """What was answered last time; None where nothing was, or where it is kept closed or not asked now."""
        before = self._answered.get(field)
        if before is None:
            return None
        now = self._form.question(field)
        if not now.is_answerable or _is_how_heard(now) or _is_how_heard(before):
            return None
        on = self._said_on.get(before.field)
        if before.kind in FILES:
            return LastAnswer(field, "", Stands.FILE, on)
        return LastAnswer(field, _said(before), self._stands(now, before), on) if now.kind not in FILES else None

    def was_said_alone(self, topic: Topic) -> bool:
        """Was something answered on this topic last time that is kept closed now?"""
        return any(self._before.answers.get(field) for field in topic.fields if field in self._closed)

    def waiting(self, topic: Topic) -> tuple[str, ...]:
        """The questions of a topic whose answer of last time can be taken over."""
        return self._that(topic, Stands.WAITING)

    def changed(self, topic: Topic) -> tuple[str, ...]:
        """Those that have another answer now."""
        return self._that(topic, Stands.CHANGED)

    def take(self, field: str, reason: str) -> frozenset[str]:
        """Say that an answer is still so: it is an answer of today, kept with its reason; the fields to show again.

        Raises NotTakenOver, AssessmentIsComplete, StoreError.
        """
        last = self.of(field)
        if last is None or last.stands is not Stands.WAITING:
            raise NotTakenOver(field)
        return self._filling.answer(field, self._answered[field].value, reason)

    def named(self, problem: Problem, words: Callable[[str], str]) -> Problem:
        """The same, but where an answer of last time waits there: `words` puts that, given what is asked."""
        last = self.of(problem.field)
        if last is None or last.stands is not Stands.WAITING:
            return problem
        return replace(problem, message=words(self._form.question(problem.field).label))

    def instances(self, repeat: str) -> tuple[LastInstance, ...]:
        """What people had added to a repeat, and is not there now: none of it where something was said alone."""
        return tuple(
            LastInstance(now, self._name_of(entry) or next(map(_said, self._open_in(entry)), ""))
            for now, entry in self._left_behind().items()
            if now.rpartition("[")[0] == repeat
        )

    def bring(self, instance: str, reason: str) -> None:
        """Say that it is still there: an instance of today, whose answers of last time wait like all others.

        It keeps the name that it had. Raises NotTakenOver, AssessmentIsComplete, StoreError.
        """
        before = self._left_behind().get(instance)
        if before is None:
            raise NotTakenOver(instance)
        name = self._name_of(before)
        self._filling.bring_back(instance, reason=reason)
        if name:
            self._filling.call(instance, name)

    @property
    def no_place(self) -> int:
        """How many answers of last time are about somebody who left, or that this form or family has no place for."""
        asked = {field for field, one in self._questions.items() if one.is_answerable}
        left = tuple(f"{entry.field}/" for entry in self._left_behind().values())
        waiting = {field for field in asked if field.startswith(left)}
        return len(asked - {*self._carried().values()} - waiting - self._closed)

    @property
    def _form(self) -> FilledForm:
        return self._filling.form

    @cached_property
    def _questions(self) -> Mapping[str, Question]:
        fields = (field for topic in self._before.topics() for field in topic.fields)
        return {field: self._before.question(field) for field in fields if self._before.answers.get(field)}

    @property
    def _answered(self) -> Mapping[str, Question]:
        """The questions of last time that have their place in the form of now, and that may be looked at here."""
        return self._placed()[0]

    @property
    def _closed(self) -> frozenset[str]:
        """What is, or was, to be talked about alone, and what was said alone."""
        return self._placed()[1]

    def _placed(self) -> tuple[Mapping[str, Question], frozenset[str]]:
        """Both, found again when the form of now is another, or an instance of a repeat came or went."""
        form = self._form
        if self._found is None or self._found[0] is not form or self._found[1] != form.instance.times:
            now = {field for topic in form.topics() if topic.is_private for field in topic.fields}
            then = self._before.said_alone()
            closed = self._alone | then | now
            open_now = ((now, was) for now, was in self._carried().items() if not {now, was} & closed)
            found = ((now, self._questions[was]) for now, was in open_now)
            asked = {field: one for field, one in found if one.is_answerable}
            self._found = form, form.instance.times, asked, closed
        return self._found[2:]

    def _carried(self) -> Mapping[str, str]:
        """Those with a place now, by that: a job or a room that is the first one again may be another one."""
        entries = self._form.instance.by_field
        places = ((self._later(field), field) for field in self._questions)
        return {now: was for now, was in places if now in entries and entries[now].part.takes_answers}

    def _left_behind(self) -> Mapping[str, Entry]:
        """What people had added and answered something in that is not closed, by the place that it would have now."""
        there = self._form.instance.by_field
        added = (one for one in self._before.instance.by_field.values() if one.id and one.part.takes_instances)
        found = ((self._later(one.field), one) for one in added if any(self._open_in(one)))
        return {now: one for now, one in found if now not in there and self._takes(now.rpartition("[")[0])}

    def _name_of(self, instance: Entry) -> str:
        """What people called it; "" where something in it is kept closed, which the name may tell."""
        is_closed = any(field.startswith(f"{instance.field}/") for field in self._closed)
        return "" if is_closed else self._before.names.get(instance.field, "")

    def _open_in(self, instance: Entry) -> Iterator[Question]:
        """What was answered in it and is not kept closed."""
        fields = (field for field in self._questions if field.startswith(f"{instance.field}/"))
        return (self._questions[field] for field in fields if field not in self._closed)

    def _takes(self, repeat: str) -> bool:
        """May people add to it now, and where somebody may look on?"""
        series, parts = self._form.instance.by_field.get(repeat), self._form.definition.parts
        if series is None or not (series.is_series and series.node.relevant and series.part.takes_instances):
            return False
        path = series.part.path
        return not any(parts[path[:end]].is_private for end in range(1, len(path) + 1))

    def _later(self, field: str) -> str:
        return place_later(field, [person.id for person in self._form.people], self.facts.id)

    def _that(self, topic: Topic, stands: Stands) -> tuple[str, ...]:
        found = (self.of(field) for field in topic.fields if field in self._answered)
        return tuple(one.field for one in found if one is not None and one.stands is stands)

    def _stands(self, now: Question, before: Question) -> Stands:
        if now.is_voice or before.is_voice:
            return Stands.VOICE
        if now.value:
            return Stands.SAME if _is_same(now, before) else Stands.CHANGED
        reads_so = in_plain_words(replace(now, value=before.value), "OK") == in_plain_words(before, "OK")
        may_be = reads_so and _are_alike(now, before) and self._form.allows(now.field, before.value)
        return Stands.WAITING if may_be else Stands.OTHERWISE


def _is_how_heard(question: Question) -> bool:
    """It is about somebody's own words and is none of them: how they were heard, this time."""
    return question.is_voice and question.kind not in _WORDS


def _said(question: Question) -> str:
    return in_plain_words(question, question.label)


def _are_alike(now: Question, before: Question) -> bool:
    return now.kind == before.kind or {now.kind, before.kind} <= _NUMBERS


def _is_same(now: Question, before: Question) -> bool:
    """Do they say the same? A choice does where it reads the same: its code may have come to mean something else."""
    if {now.kind, before.kind} <= _NUMBERS and (one := _number(now.value)) is not None:
        return one == _number(before.value)
    return in_plain_words(now, "OK").split() == in_plain_words(before, "OK").split()


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
