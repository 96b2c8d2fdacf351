"""One assessment being filled in: every answer is saved as it is given, and nothing that was typed is lost."""

from collections.abc import Callable, Collection, Mapping

from ehdesk.domain import kinds
from ehdesk.domain.change import Value
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.filled import FilledForm, NoSuchField
from ehdesk.forms.engine.question import Problem
from ehdesk.forms.protective import policy_of
from ehdesk.services.answer_files import AnswerFiles
from ehdesk.services.assessment_record import (
    CALLED,
    COMPLETED,
    DONE,
    NOTE,
    AssessmentFacts,
    facts_of,
    names_in,
    notes_in,
)
from ehdesk.services.bookmark import Bookmark, Stop
from ehdesk.services.followed import Followed
from ehdesk.services.saving import Saving, Seen
from ehdesk.services.surroundings import Surroundings
from ehdesk.store.errors import StoreError
from ehdesk.store.records import Record


class AssessmentIsComplete(Exception):
    """A completed assessment is never altered in silence: it is opened again, with a reason, first."""


class AssessmentIsUnfinished(Exception):
    """An assessment cannot be completed yet; `problems` are what stands in the way, by topic."""

    def __init__(self, problems: Mapping[str, tuple[Problem, ...]]) -> None:
        super().__init__(f"{sum(map(len, problems.values()))} questions need a hand")
        self.problems = problems


class Filling(Followed):
    """One assessment of one family, open for answers."""

    files: AnswerFiles

    def __init__(self, saving: Saving, record: Record, definition: Definition, surroundings: Surroundings) -> None:
        self._saving, self._definition, self._surroundings = saving, definition, surroundings
        self._vault = saving.vault
        self._bookmark = Bookmark(saving.vault.settings, record.id)
        self._seen: Seen = {}
        self.files = AnswerFiles(
            saving, record.family, record.id, lambda: self.form, lambda: self._seen, self._answer_late
        )
        super().__init__()
        self._read(record)

    @property
    def facts(self) -> AssessmentFacts:
        """Where this assessment stands."""
        return facts_of(self._record)

    def still_stands(self) -> bool:
        """Is all of it as it would be read now: the answers, who is in the family, and the day?

        What came in from a colleague beside a save of our own is in the record and not yet on the form.
        """
        is_same = self._vault.records.one(self._record.id) == self._record and not self._is_apart
        return is_same and self._surroundings.found() == self._around

    def take_up(self) -> None:
        """Put it on screen, with what was typed when the app last stopped, on top of what its writer saw then."""
        self._seen = self._saving.on_screen(self._record.id)
        if self.facts.is_complete:
            return
        for field, draft in self._vault.drafts.of(self._record.id).items():
            self._seen = {**self._seen, field: draft.seen}
            if field.startswith(NOTE):
                self.keep_note(field.removeprefix(NOTE), draft.text)
            elif field.startswith(CALLED):
                self.call(field.removeprefix(CALLED), draft.text)
            else:
                self.answer(field, draft.text)
        self._seen = {**self._seen, **self.files.seen_while_drawing()}

    def answer(self, field: str, value: str, reason: str = "") -> frozenset[str]:
        """Save an answer, then show it; the fields that now stand differently, to be shown again.

        An answer about somebody who left the family meanwhile is saved too. Raises AssessmentIsComplete, StoreError.
        """
        self._refuse_if_complete()
        if value == self.form.answers.get(field, ""):
            self._vault.drafts.drop(self._record.id, field)
            return frozenset()
        try:
            return self._answered(field, value, reason)
        except BaseException:
            self._is_apart = True
            raise

    def _answer_late(self, field: str, keep: Callable[[], str]) -> None:
        """On top of what its writer saw, and of nothing that was written since. Raises as `answer` does."""
        self.reread(typing={field})
        self._refuse_if_complete()
        self.answer(field, keep())

    def _answered(self, field: str, value: str, reason: str) -> frozenset[str]:
        self._save({field: value}, reason)
        form, instances = self.form, self.form.instance.times
        try:
            changed = form.answer(field, value)
            if form.instance.times != instances or not changed.isdisjoint(form.heard.questions()):
                self._surroundings.recall(form, self._record)
        except NoSuchField:
            return frozenset()
        finally:
            self._count_again()
        self._save_what_the_form_set()
        return changed

    def add(self, repeat: str) -> str:
        """A further instance of a repeat, saved as being there; its field.

        Raises AssessmentIsComplete, NoSuchRepeat, NotToBeChanged, StoreError.
        """
        self._refuse_if_complete()
        field, _changed = self.form.repeats.add(repeat)
        self._save_instance(field)
        return field

    def remove(self, instance: str) -> int:
        """Remove an instance, keeping what was answered in it; the place that it had, for bringing it back.

        Raises AssessmentIsComplete, NoSuchRepeat, NotToBeChanged, StoreError.
        """
        self._refuse_if_complete()
        place = self.form.repeats.place(instance)
        self.form.repeats.remove(instance)
        self._save_instance(instance)
        return place

    def bring_back(self, instance: str, place: int | None = None, reason: str = "") -> None:
        """Undo a removal; or add an instance of another assessment, last.

        Raises AssessmentIsComplete, NoSuchRepeat, NotToBeChanged, StoreError.
        """
        self._refuse_if_complete()
        self.form.repeats.bring_back(instance, place)
        self._save_instance(instance, reason)

    def _save_instance(self, instance: str, reason: str = "") -> None:
        """That it is there, or is not, is an answer too. What the disk does not take is not on the screen either."""
        try:
            self._surroundings.recall(self.form, self._record)
            self._save({instance: self.form.answers[instance]}, reason)
            self._save_what_the_form_set()
        except StoreError:
            self._read(self._record)
            raise

    def call(self, instance: str, name: str) -> None:
        """Give an instance a name of its own; "" takes it away. Raises AssessmentIsComplete, StoreError."""
        self._refuse_if_complete()
        self._save({CALLED + instance: name})
        self.form.names = names_in(self._record.body)

    def draft_name(self, instance: str, text: str | None) -> None:
        """Keep what is being typed of a name, until it is one; None forgets it."""
        if text is None:
            self._vault.drafts.drop(self._record.id, CALLED + instance)
        else:
            self.draft(CALLED + instance, text)

    def draft(self, field: str, text: str) -> None:
        """Keep what is being typed, every two seconds or so, until it is an answer."""
        seen = self._seen.get(field, ())
        self._vault.drafts.keep(self._record.family, self._record.id, field, text, seen)

    @property
    def notes(self) -> Mapping[str, str]:
        """The notes to self, by the field of their question."""
        return notes_in(self._record.body)

    def keep_note(self, field: str, words: str) -> None:
        """Keep a note to self at a question; "" takes it away. Raises AssessmentIsComplete, StoreError."""
        self._refuse_if_complete()
        self._save({NOTE + field: words})

    def draft_note(self, field: str, text: str) -> None:
        """Keep what is being typed of a note."""
        self.draft(NOTE + field, text)

    def reread(self, typing: Collection[str] = ()) -> None:
        """Take in what arrived from colleagues, and who is in the family now.

        For the fields in `typing` the writer still has the old words on screen, so those stay what they build on.
        """
        record, seen = self._vault.records.one(self._record.id), self._seen
        if record is not None:
            self._read(record)
            self._seen = {**self._seen, **{field: seen.get(field, ()) for field in typing}}

    def has_two_versions(self, field: str) -> bool:
        """Do two answers to this question stand, until somebody chooses?"""
        return field in self._record.conflicts

    def shows_most_protective(self, field: str) -> bool:
        """While two stand, is it the most protective one that is shown?"""
        is_of_form = policy_of(self.form.definition, field) is not None
        return is_of_form or kinds.is_protective(kinds.ASSESSMENT, field)

    def finish(self, topic: str, *, is_finished: bool) -> None:
        """Say that a topic is finished for now, or that it is not. Raises AssessmentIsComplete."""
        self._refuse_if_complete()
        if is_finished is not self._record.body.get(DONE + topic):
            self._save({DONE + topic: is_finished})

    def said_finished(self, topic: str) -> bool | None:
        """What somebody said of a topic, here or on another laptop."""
        said = self._record.body.get(DONE + topic)
        return said if isinstance(said, bool) else None

    def complete(self) -> None:
        """Say that it is finished, as it stands now. Raises AssessmentIsUnfinished, AssessmentIsComplete."""
        self.reread()
        self._refuse_if_complete()
        if problems := self.problems():
            raise AssessmentIsUnfinished(problems)
        completed = {COMPLETED: self._surroundings.now().date().isoformat()}
        self._saving.seal(self._record.family, kinds.ASSESSMENT, self._record.id, completed)
        self.reread()

    def reopen(self, reason: str) -> None:
        """Open a completed assessment again to put something right; the reason is kept."""
        self._save({COMPLETED: None}, reason)

    def speak(self, language: str) -> None:
        """Go on in another language of the form, as every time when this assessment is opened on this computer."""
        if self.form.speak(language):
            self._bookmark.speak(self.form.language)
            self._count_again()

    @property
    def in_first_language(self) -> FilledForm:
        """The form in its first language, whatever it is asked in here: for words that leave the assessment."""
        first = self._definition.language
        return self.form if self.form.language == first else self._filled(first)

    def stop_at(self, topic: str, field: str) -> None:
        """Remember on this computer where the practitioner is."""
        self._bookmark.stop_at(Stop(topic, field, self._surroundings.now()))

    @property
    def stopped_at(self) -> Stop | None:
        """Where the practitioner was last, on this computer, if that topic is still there."""
        return self._bookmark.stopped_in({topic.id for topic in self.topics()})

    def _read(self, record: Record) -> None:
        self._record = record
        self._seen = self._saving.on_screen(record.id)
        self._around, self._is_apart = self._surroundings.found(), False
        kept = self._definition.language_called(self._bookmark.language)
        self.form: FilledForm = self._filled(kept or self._definition.language)
        self._count_again()

    def _filled(self, language: str) -> FilledForm:
        return self._surroundings.filled(self._definition, self._record, self._around, language)

    def _save(self, fields: Mapping[str, Value], reason: str = "") -> None:
        record = self._record.id
        change = self._saving.change(self._record.family, kinds.ASSESSMENT, record, fields, self._seen, reason)
        self._seen = {**self._seen, **self._saving.written(record, change, fields)}
        before, self._record = self._record, self._vault.records.one(record) or self._record
        self._is_apart |= _beside(before, fields) != _beside(self._record, fields)
        self._count_again()

    def _save_what_the_form_set(self) -> None:
        """Answers that the form gave itself are kept like any other."""
        if given := self.form.take_set():
            self._save(given)

    def _refuse_if_complete(self) -> None:
        if self.facts.is_complete:
            raise AssessmentIsComplete(self._record.id)


def _beside(record: Record, fields: Mapping[str, Value]) -> tuple[dict[str, Value], frozenset[str]]:
    """What stands in all other fields, and in which of them versions differ."""
    body = {name: value for name, value in record.body.items() if name not in fields}
    return body, frozenset(record.conflicts) - fields.keys()
