"""What a form being filled in may ask for beside its answers: who is in the family, what else is known, the time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from ehdesk.domain.change import FamilyId
from ehdesk.forms.engine.circumstances import Circumstances
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.family import NOTHING_KNOWN, Known
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.people import Person
from ehdesk.services.assessment_record import answers_in, names_in
from ehdesk.services.heard_before import HeardBefore
from ehdesk.services.saving import Saving
from ehdesk.store.records import Record

Roster = Callable[[FamilyId], Sequence[Person]]
"""The members of a family as they are now, as a form needs to know them."""


@dataclass(frozen=True, slots=True)
class Around:
    """All of it at one time. The next minute is as good, the next day is not."""

    people: tuple[Person, ...]
    known: Known
    now: datetime = field(compare=False)
    day: date


class Surroundings:
    """Finds it for one family, and reads an assessment of theirs as its form.

    `known` finds what the form may ask of the family beside who is in it.
    """

    def __init__(
        self,
        saving: Saving,
        family: FamilyId,
        roster: Roster,
        heard_before: HeardBefore,
        clock: Callable[[], datetime],
        *,
        known: Callable[[], Known] = lambda: NOTHING_KNOWN,
    ) -> None:
        self._saving, self._family, self._roster = saving, family, roster
        self._heard_before, self._clock, self._known = heard_before, clock, known

    def now(self) -> datetime:
        """The practitioner's own clock."""
        return self._clock().astimezone()

    def found(self) -> Around:
        """As it is now."""
        now = self.now()
        return Around(tuple(self._roster(self._family)), self._known(), now, now.date())

    def filled(self, definition: Definition, record: Record, around: Around, language: str) -> FilledForm:
        """The record as its form, in one of its languages."""
        answers = answers_in(record.body)
        circumstances = Circumstances(
            around.now,
            properties={"username": self._saving.vault.owner.name},
            new_id=self._saving.new_id,
            is_new=not answers,
            known=around.known,
            seed=record.id,
        )
        form = FilledForm(definition, around.people, answers, around.day, language=language, around=circumstances)
        form.names = names_in(record.body)
        return self.recall(form, record)

    def recall(self, form: FilledForm, record: Record) -> FilledForm:
        """The same form, which knows from now on what was said alone before."""
        return self._heard_before.recall(form, record.id)
