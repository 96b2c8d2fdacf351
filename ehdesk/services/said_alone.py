"""What was said alone, wherever the words of an answer were taken over: by its place, whatever became of the form."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ehdesk.domain import kinds
from ehdesk.domain.body import text
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.people import Person
from ehdesk.forms.engine.question import Topic
from ehdesk.services.assessment_record import FORM, VERSION, answers_in
from ehdesk.services.assessments import Assessments
from ehdesk.services.editions import Editions
from ehdesk.services.families import Families
from ehdesk.store.records import Record
from ehdesk.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Asked:
    """The places of answers: which are of topics for one person `alone` (and what that one is called), which were ever
    asked among others. `is_all` unless a form that was answered is not on this computer.
    """

    alone: Mapping[str, tuple[Topic, str]] = field(default_factory=dict)
    openly: frozenset[str] = frozenset()
    is_all: bool = True

    def may_be_alone(self, place: str) -> bool:
        """Can it not be ruled out that what was answered there was said alone?"""
        return place in self.alone or place not in self.openly

    def is_unknown(self, place: str) -> bool:
        """Is only a form that is not here able to say how it was asked?"""
        return not self.is_all and place not in self.alone and place not in self.openly

    def __or__(self, other: "Asked") -> "Asked":
        """Both; `other` says what a topic is called now."""
        return Asked({**self.alone, **other.alone}, self.openly | other.openly, self.is_all and other.is_all)


class SaidAlone:
    """What the assessments of the families in this vault ask, and of whom."""

    def __init__(
        self,
        vault: Vault,
        families: Families,
        editions: Editions,
        assessments: Assessments,
        clock: Callable[[], datetime],
    ) -> None:
        self._vault, self._families, self._editions = vault, families, editions
        self._assessments, self._clock = assessments, clock
        self._last: tuple[Sequence[Record], FamilyId, Asked] | None = None

    def now(self, family: FamilyId) -> Asked:
        """By the assessment that stands; nothing where there is none."""
        facts = self._assessments.current(family)
        if facts is None:
            return Asked()
        try:
            return _asked(self._assessments.view(facts.id).form)
        except UnknownForm:
            return Asked(is_all=False)

    def ever(self, family: FamilyId) -> Asked:
        """By every assessment that there ever was, in each version of its form, of everyone who ever was there.

        The same object until something is written.
        """
        records = self._vault.records.of(family)
        if self._last is None or self._last[0] is not records or self._last[1] != family:
            self._last = records, family, self._ever(family)
        return self._last[2]

    def _ever(self, family: FamilyId) -> Asked:
        found = Asked()
        for record in self._all(family):
            for form in self._forms(record):
                found |= _asked(form) if form is not None else Asked(is_all=False)
        return found

    def about(self, family: FamilyId, *places: str) -> Asked:
        """What is known of these places: from the assessment that stands, or from every one where that is not enough.

        It is not where it does not ask them, nor where another may have asked one alone that it asks openly.
        """
        found = self.now(family)
        left = frozenset(places) - found.alone.keys()
        is_enough = left <= found.openly and (not left or self._has_only_one(family))
        return found if is_enough else self.ever(family) | found

    def _has_only_one(self, family: FamilyId) -> bool:
        """Was there ever but one assessment, in one version of its form?"""
        records = self._all(family)
        return len(records) == 1 and len(self._versions(records[0])) == 1

    def _all(self, family: FamilyId) -> tuple[Record, ...]:
        records = self._vault.records
        return (*records.removed(family, kinds.ASSESSMENT), *records.of(family, kinds.ASSESSMENT))

    def _versions(self, record: Record) -> tuple[str, ...]:
        """Those of its form, the oldest first."""
        versions = self._vault.changes.history(RecordId(record.id), VERSION)
        return tuple(dict.fromkeys(str(one.value) for one in reversed(versions)))

    def _forms(self, record: Record) -> Iterator[FilledForm | None]:
        today, family = self._clock().astimezone().date(), record.family
        members = (*self._families.removed_people(family), *self._families.family(family).members)
        people = tuple(Person(member.id, member.called, member.role.value) for member in members)
        for version in self._versions(record):
            try:
                definition = self._editions.definition(text(record.body, FORM), version)
            except UnknownForm:
                yield None
            else:
                yield FilledForm(definition, people, answers_in(record.body), today)


def _asked(form: FilledForm) -> Asked:
    called, topics = {one.id: one.name for one in form.people}, form.topics()
    alone = {
        place: (topic, called.get(topic.person or "", ""))
        for topic in topics
        if topic.is_private
        for place in topic.fields
    }
    return Asked(alone, frozenset(place for topic in topics for place in topic.fields if place not in alone))
