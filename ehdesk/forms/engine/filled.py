"""A form with a family's answers in it: what the windows, the services and the prints use.

    form = FilledForm(definition, people, answers, today=date(2026, 11, 24))
    for topic in form.topics():                      # one page each
        for field in topic.fields:
            question = form.question(field)          # label, value, choices, relevant, valid, message ...
    changed = form.answer("home/money/worry", "some")  # the fields to show again
    form.problems("home/money")                      # what stands in the way of completing that page
    form.answers                                     # what to keep, by field

Answers are written as ODK does: ISO for dates, spaces between several choices, `OK` for a ticked box, "" to clear. What
is typed is kept; what is not of its type or fails its constraint is flagged. Answers to fields that this form or
family does not have (a member who left, a newer version) stay in `answers` untouched.

A repeat tied to people (`bind::ehdesk:each`) stands once for each of them, in their order, as `child[ID]/...`. Who is
in the family and the language are fixed for one FilledForm: make another from the same answers when they change.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ehdesk.forms.engine.consequences import Consequences
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.instance import Entry, Instance, first_values
from ehdesk.forms.engine.people import Person
from ehdesk.forms.engine.question import Problem, Question, Topic, kind_of
from ehdesk.forms.engine.reading_back import in_plain_words
from ehdesk.forms.engine.speech import Speech
from ehdesk.forms.engine.submission import instance_xml
from ehdesk.forms.engine.topics import Page, pages
from ehdesk.forms.engine.validity import PLAIN_WORDS, CheckWords, wrong_type


class NoSuchField(KeyError):
    """A field that this form, for this family, does not have, or that takes no answer."""


class NoSuchTopic(KeyError):
    """A topic that this form, for this family, does not have."""


class FilledForm:
    """One running form. `now` is used by now(); without it, the first moment of `today`."""

    def __init__(
        self,
        definition: Definition,
        people: Sequence[Person],
        answers: Mapping[str, str],
        today: dt.date,
        *,
        now: dt.datetime | None = None,
        language: str = "",
        words: CheckWords = PLAIN_WORDS,
    ) -> None:
        self.definition = definition
        self.people = tuple(people)
        self._answers = dict(answers)
        self._words = words
        self._instance = Instance(definition, people)
        first_values(self._instance, answers, today.isoformat())
        speech = Speech(definition, self._instance, people, now or dt.datetime.combine(today, dt.time()), language)
        self._consequences = Consequences(definition.graph, self._instance, speech)
        self._pages = {page.entry.field: page for page in pages(self._instance)}

    @property
    def answers(self) -> Mapping[str, str]:
        """Every answer by its field, those that this form does not know among them. A cleared one is ""."""
        return MappingProxyType(self._answers)

    def answer(self, field: str, value: str) -> frozenset[str]:
        """Keep an answer, and give back the fields (groups among them) that now stand differently.

        Raises NoSuchField. The same answer again changes nothing.
        """
        entry = self._entry(field)
        if not entry.part.takes_answers:
            raise NoSuchField(field)
        self._answers[field] = value
        if entry.node.kept == value:
            return frozenset()
        entry.node.kept = value
        return self._consequences.follow(entry)

    def question(self, field: str) -> Question:
        """The question as it stands now. Raises NoSuchField."""
        entry = self._entry(field)
        kind, options = kind_of(entry.part), self._consequences.options(entry)
        message = self._wrong(entry, kind)
        return Question(
            field=field,
            kind=kind,
            label=self._consequences.words(entry, "label") if entry.part.control else "",
            hint=self._consequences.words(entry, "hint") if entry.part.control else "",
            value=entry.node.kept,
            relevant=entry.node.relevant,
            required=self._consequences.claim(entry, "required"),
            readonly=self._consequences.claim(entry, "readonly") or entry.part.bind.calculate is not None,
            valid=not message,
            message=message,
            choices=options,
            appearance=entry.part.control.appearance if entry.part.control else (),
            person=entry.person,
        )

    def topics(self) -> tuple[Topic, ...]:
        """Every page in order, with those that are not relevant now marked so."""
        return tuple(self._topic(page) for page in self._pages.values())

    def topic(self, topic_id: str) -> Topic:
        """One page. Raises NoSuchTopic."""
        return self._topic(self._page(topic_id))

    def has_topic(self, topic_id: str) -> bool:
        """Is there such a page, for this family?"""
        return topic_id in self._pages

    def asks(self, topic_id: str) -> bool:
        """Does the page ask anything now? Raises NoSuchTopic."""
        return any(self.question(entry.field).is_answerable for entry in self._page(topic_id).questions)

    def problems(self, topic_id: str) -> tuple[Problem, ...]:
        """What stands in the way of completing a page, in its own order. Raises NoSuchTopic."""
        questions = self._asked(topic_id)
        found = (Problem(question.field, self._problem(question)) for question in questions)
        return tuple(problem for problem in found if problem.message)

    def asked(self, topic_id: str) -> int:
        """How many questions the page asks now. Raises NoSuchTopic."""
        return len(self._asked(topic_id))

    def answered(self, topic_id: str) -> int:
        """How many of those have an answer, right or wrong. Raises NoSuchTopic."""
        return sum(1 for question in self._asked(topic_id) if question.value)

    def display(self, field: str, ticked: str = "Yes") -> str:
        """The answer as it reads on paper; "" when there is none. Raises NoSuchField."""
        return in_plain_words(self.question(field), ticked)

    def instance_xml(self) -> str:
        """The answers as ODK writes them, without what is not relevant."""
        return instance_xml(self._instance.root, self.definition)

    def _asked(self, topic_id: str) -> list[Question]:
        questions = (self.question(entry.field) for entry in self._page(topic_id).questions)
        return [question for question in questions if question.is_answerable]

    def _problem(self, question: Question) -> str:
        if question.message or question.value or not question.required:
            return question.message
        own = self._consequences.words(self._entry(question.field), "required_message")
        return own or self._words.answer.format(label=question.label)

    def _wrong(self, entry: Entry, kind: str) -> str:
        value = entry.node.kept
        wrong = wrong_type(value, kind, self._consequences.options(entry), self._words)
        if wrong or not value or self._consequences.claim(entry, "constraint"):
            return wrong
        return self._consequences.words(entry, "constraint_message") or self._words.check

    def _topic(self, page: Page) -> Topic:
        return Topic(
            id=page.entry.field,
            title=self._title(page.entry),
            section=page.section.field,
            section_title=self._title(page.section),
            person=page.entry.person,
            fields=tuple(entry.field for entry in page.questions),
            relevant=any(entry.node.relevant for entry in page.questions),
            is_private=page.entry.part.is_private,
        )

    def _title(self, entry: Entry) -> str:
        return self._consequences.words(entry, "label") if entry.part.control else self.definition.title

    def _page(self, topic_id: str) -> Page:
        try:
            return self._pages[topic_id]
        except KeyError:
            raise NoSuchTopic(topic_id) from None

    def _entry(self, field: str) -> Entry:
        entry = self._instance.by_field.get(field)
        if entry is None or entry.part.children or not field:
            raise NoSuchField(field)
        return entry
