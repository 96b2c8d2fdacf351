"""A form being tried out with made-up people. Nothing is kept: no vault, no file, no record."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial

from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.people import Person
from ehdesk.forms.protective import policy_of
from ehdesk.services.answer_files import TriedFiles
from ehdesk.services.followed import Followed


class Trying(Followed):
    """One form as a practitioner would fill it in, in memory only. It is asked like an assessment (`asking`)."""

    def __init__(self, definition: Definition, people: Sequence[Person], now: datetime) -> None:
        self._definition, self._people, self._now = definition, people, now
        self.language = definition.language
        self.files = TriedFiles()
        super().__init__()
        self._finished: dict[str, bool] = {}
        self._begin()

    def start_again(self) -> Callable[[], None]:
        """With nothing answered, in the language of the moment. What it gives back undoes that."""
        before = self.form, self._finished
        self._begin()
        return partial(self._put_back, *before)

    def speak(self, language: str) -> None:
        """Go on in another of its languages."""
        if self.form.speak(language):
            self.language = language
            self._count_again()

    def answer(self, field: str, value: str) -> frozenset[str]:
        """Take an answer; the fields that now stand differently."""
        changed = self.form.answer(field, value)
        self._count_again()
        return changed

    def draft(self, field: str, text: str) -> None:
        """What is only being typed is nowhere kept."""

    def reread(self, typing: Collection[str] = ()) -> None:
        """Nobody else writes here."""

    def has_two_versions(self, field: str) -> bool:  # noqa: ARG002 - it never depends on which
        """Nobody else writes here."""
        return False

    def shows_most_protective(self, field: str) -> bool:
        """As the form says."""
        return policy_of(self.form.definition, field) is not None

    def add(self, repeat: str) -> str:
        """A further instance of a repeat; its field. Raises NoSuchRepeat, NotToBeChanged."""
        field, _changed = self.form.repeats.add(repeat)
        self._count_again()
        return field

    def remove(self, instance: str) -> int:
        """Remove an instance; the place that it had, for bringing it back. Raises NoSuchRepeat, NotToBeChanged."""
        place = self.form.repeats.place(instance)
        self.form.repeats.remove(instance)
        self._count_again()
        return place

    def bring_back(self, instance: str, place: int) -> None:
        """Undo a removal: the instance as it was. Raises NoSuchRepeat, NotToBeChanged."""
        self.form.repeats.bring_back(instance, place)
        self._count_again()

    def call(self, instance: str, name: str) -> None:
        """Give an instance a name of its own; "" takes it away."""
        self.form.names = {**self.form.names, instance: name}

    def draft_name(self, instance: str, text: str | None) -> None:
        """What is only being typed is nowhere kept."""

    def is_asked(self, topic: str) -> bool:
        """Is there such a topic, and does it ask anything now?"""
        return self.form.has_topic(topic) and self.form.asks(topic)

    def finish(self, topic: str, *, is_finished: bool) -> None:
        """Say that a topic is finished for now, or that it is not."""
        self._finished[topic] = is_finished
        self._count_again()

    def said_finished(self, topic: str) -> bool | None:
        """What the one who tries it said of a topic."""
        return self._finished.get(topic)

    def _put_back(self, form: FilledForm, finished: dict[str, bool]) -> None:
        form.speak(self.language)
        self.form, self._finished = form, finished
        self._count_again()

    def _begin(self) -> None:
        self.form = FilledForm(
            self._definition, self._people, {}, self._now.date(), now=self._now, language=self.language
        )
        self._finished = {}
        self._count_again()
