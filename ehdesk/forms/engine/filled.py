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
from random import Random

from ehdesk.forms.engine.circumstances import Circumstances
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.heard import Heard
from ehdesk.forms.engine.instance import Entry
from ehdesk.forms.engine.people import Person
from ehdesk.forms.engine.question import NEVER_ASKED, Problem, Question, Topic, kind_of
from ehdesk.forms.engine.running import NoSuchField, RunningForm
from ehdesk.forms.engine.topics import Page, pages

__all__ = ["FilledForm", "NoSuchField", "NoSuchTopic"]


class NoSuchTopic(KeyError):
    """A topic that this form, for this family, does not have."""


class FilledForm(RunningForm):
    """One running form and its pages. now() is `now`, or else the first moment of `today`; `around` says it all.

    Without `around`, chance is the same each time. `names` are what people call instances of its repeats, by field.
    """

    def __init__(
        self,
        definition: Definition,
        people: Sequence[Person],
        answers: Mapping[str, str],
        today: dt.date,
        *,
        now: dt.datetime | None = None,
        language: str = "",
        around: Circumstances | None = None,
    ) -> None:
        moment = now or dt.datetime.combine(today, dt.time())
        found = around or Circumstances(moment, Random(0), is_new=not answers, seed="")  # noqa: S311 - only a look
        super().__init__(definition, people, answers, found, language=language)
        self.heard = Heard(definition, self.instance)
        self.names: Mapping[str, str] = {}
        self._paged: tuple[int, Mapping[str, Page]] = (-1, {})

    def read_by(self, definition: Definition) -> "FilledForm":
        """The same answers of the same people, in another version of the form."""
        return FilledForm(definition, self.people, self.answers, self._around.now.date(), language=self.language)

    def topics(self) -> tuple[Topic, ...]:
        """Every page in order, with those that are not relevant now marked so."""
        alone = self.heard.alone()
        return tuple(self._topic(page, alone) for page in self._pages().values())

    def said_alone(self) -> frozenset[str]:
        """The fields of every page that is for one person alone."""
        return frozenset(field for topic in self.topics() if topic.is_alone for field in topic.fields)

    def topic(self, topic_id: str) -> Topic:
        """One page. Raises NoSuchTopic."""
        return self._topic(self._page(topic_id), self.heard.alone())

    def has_topic(self, topic_id: str) -> bool:
        """Is there such a page, for this family?"""
        return topic_id in self._pages()

    def asks(self, topic_id: str) -> bool:
        """Does the page ask anything now? Raises NoSuchTopic."""
        return any(map(self._is_asked, self._page(topic_id).questions))

    def problems(self, topic_id: str) -> tuple[Problem, ...]:
        """What stands in the way of completing a page, in its own order. Raises NoSuchTopic."""
        questions = (self.question(entry.field) for entry in self._asked(topic_id))
        found = (Problem(question.field, self._problem(question)) for question in questions)
        return tuple(problem for problem in found if problem.message)

    def asked(self, topic_id: str) -> int:
        """How many questions the page asks now. Raises NoSuchTopic."""
        return len(self._asked(topic_id))

    def answered(self, topic_id: str) -> int:
        """How many of those have an answer, right or wrong. Raises NoSuchTopic."""
        return sum(1 for entry in self._asked(topic_id) if entry.node.kept)

    def _asked(self, topic_id: str) -> list[Entry]:
        return [entry for entry in self._page(topic_id).questions if self._is_asked(entry)]

    def _is_asked(self, entry: Entry) -> bool:
        """The same as `Question.is_answerable`, without its words: a list of topics looks at every question."""
        return entry.node.relevant and not self.is_readonly(entry) and kind_of(entry.part) not in NEVER_ASKED

    def _problem(self, question: Question) -> str:
        if question.message or question.value or not question.required:
            return question.message
        own = self._outcomes.words(self._entry(question.field), "required_message")
        return own or self._check_words.answer.format(label=question.label)

    def _topic(self, page: Page, alone: frozenset[str]) -> Topic:
        is_alone = page.is_private or any(entry.field in alone for entry in page.questions)
        return Topic(
            id=page.field,
            title=self._title(page, is_alone=is_alone),
            section=page.section.field,
            section_title=self._words(page.section) or self.definition.title,
            person=page.group.person,
            fields=tuple(entry.field for entry in page.questions),
            relevant=any(entry.node.relevant for entry in page.questions),
            is_private=page.is_private,
            is_alone=is_alone,
        )

    def _title(self, page: Page, *, is_alone: bool) -> str:
        """Never blank. What is asked alone does not stand in a list, where others may look on."""
        names = (entry for entry in page.named_by if not (is_alone and entry in page.questions))
        return next(filter(None, map(self._words, names)), self.definition.title)

    def _words(self, entry: Entry) -> str:
        """What it is called, on one line."""
        if not entry.part.path:
            return self.definition.title
        lines = self._outcomes.words(entry, "label").strip().splitlines() if entry.part.control else []
        return lines[0] if lines else ""

    def _pages(self) -> Mapping[str, Page]:
        """Found again when an instance of a repeat came or went."""
        if self._paged[0] != self.instance.times:
            self._paged = self.instance.times, {page.field: page for page in pages(self.instance)}
        return self._paged[1]

    def _page(self, topic_id: str) -> Page:
        try:
            return self._pages()[topic_id]
        except KeyError:
            raise NoSuchTopic(topic_id) from None
