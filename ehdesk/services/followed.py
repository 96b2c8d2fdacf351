"""How far a form is, topic by topic, whoever keeps its answers: an assessment in a vault, or a trial."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.outline import Line, outline
from ehdesk.forms.engine.question import Problem, Topic
from ehdesk.services.answer_files import Files


class TopicState(StrEnum):
    """How far a topic is, as the task list shows it."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a topic is: its state, how many questions it asks now, and how many of those have an answer."""

    state: TopicState
    asked: int
    answered: int


class Followed(ABC):
    """A form being filled in. What is worked out of it is kept until something changes."""

    form: FilledForm
    files: Files
    _topics: tuple[Topic, ...] | None
    _lines: tuple[Line, ...] | None
    _progress: dict[str, Progress]

    def __init__(self) -> None:
        self._count_again()

    @abstractmethod
    def said_finished(self, topic: str) -> bool | None:
        """What somebody said of a topic: that it is finished for now, that they will come back to it, or nothing."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The form's languages by their names; none where it has only one that has no name."""
        return tuple(filter(None, self.form.definition.languages))

    @abstractmethod
    def speak(self, language: str) -> None:
        """Go on in another of its languages."""

    @abstractmethod
    def has_two_versions(self, field: str) -> bool:
        """Do two answers to this question stand, or is it in doubt whether this instance of a repeat is there?"""

    @abstractmethod
    def call(self, instance: str, name: str) -> None:
        """Give an instance of a repeat a name of its own; "" takes it away."""

    @abstractmethod
    def draft_name(self, instance: str, text: str | None) -> None:
        """Keep what is being typed of such a name, until it is one; None forgets it."""

    def topics(self) -> tuple[Topic, ...]:
        """The topics that concern this family now, in the form's order."""
        if self._topics is None:
            found = (topic for topic in self.form.topics() if topic.relevant and self.form.asks(topic.id))
            self._topics = tuple(found)
        return self._topics

    def lines(self) -> tuple[Line, ...]:
        """The same as a list to choose from, in which a repeat is one line."""
        if self._lines is None:
            self._lines = outline(self.form)
        return self._lines

    def state(self, topic: Topic) -> TopicState:
        """How far a topic is: finished is what a person says, and only while nothing stands in the way."""
        return self.progress(topic).state

    def progress(self, topic: Topic) -> Progress:
        """The same with what is asked and answered."""
        if topic.id not in self._progress:
            self._progress[topic.id] = self._worked_out(topic)
        return self._progress[topic.id]

    def problems(self) -> Mapping[str, tuple[Problem, ...]]:
        """What stands in the way of completing the whole of it, by topic."""
        found = {topic.id: self.form.problems(topic.id) for topic in self.topics()}
        return {topic: problems for topic, problems in found.items() if problems}

    def seems_finished(self, topic: Topic) -> bool:
        """Did somebody say so, or is something answered, and all that it cannot be without?"""
        is_answered = bool(self.form.answered(topic.id)) and not self.form.problems(topic.id)
        return bool(self.said_finished(topic.id)) or is_answered

    def _worked_out(self, topic: Topic) -> Progress:
        asked, answered = self.form.asked(topic.id), self.form.answered(topic.id)
        state = TopicState.IN_PROGRESS if answered else TopicState.NOT_STARTED
        if self.said_finished(topic.id):
            state = TopicState.PROBLEM if self.form.problems(topic.id) else TopicState.COMPLETED
        return Progress(state, asked, answered)

    def _count_again(self) -> None:
        """The answers are others now."""
        self._topics = self._lines = None
        self._progress = {}
