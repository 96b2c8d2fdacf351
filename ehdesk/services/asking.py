"""What the pages that ask questions need, whoever keeps the answers: an assessment in a vault, or a trial."""

from collections.abc import Collection
from typing import Protocol

from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.outline import Line
from ehdesk.forms.engine.question import Topic
from ehdesk.services.filling import Progress, TopicState


class Asking(Protocol):
    """What a sheet of questions needs."""

    form: FilledForm

    def answer(self, field: str, value: str) -> frozenset[str]:
        """Take an answer; the fields that now stand differently."""
        ...

    def draft(self, field: str, text: str) -> None:
        """Take what is being typed and is no answer yet."""
        ...

    def reread(self, typing: Collection[str] = ()) -> None:
        """Take in what others wrote."""
        ...

    def has_two_versions(self, field: str) -> bool:
        """Do two answers to this question stand?"""
        ...


class Followed(Protocol):
    """What a list of topics needs."""

    form: FilledForm

    def topics(self) -> tuple[Topic, ...]:
        """The topics that concern this family now."""
        ...

    def lines(self) -> tuple[Line, ...]:
        """The same as a list to choose from, in which a repeat is one line."""
        ...

    def progress(self, topic: Topic) -> Progress:
        """How far a topic is."""
        ...

    def state(self, topic: Topic) -> TopicState:
        """The same without its numbers."""
        ...
