"""What the assessments of a family ever asked alone, or among others: by its place, in each version of its form."""

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
from ehdesk.services.editions import Editions
from ehdesk.services.families import Families
from ehdesk.services.heard_before import HeardBefore
from ehdesk.store.records import Record
from ehdesk.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Asked:
    """The places of answers: which were said `alone` (and what whoever said it is called), which were ever asked among
    others. `private` are those that a form asks alone whoever was heard how. `is_all` unless a form that was
    answered is not on this computer.
    """

    alone: Mapping[str, tuple[Topic, str]] = field(default_factory=dict)
    openly: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()
    is_all: bool = True

    def may_be_alone(self, place: str) -> bool:
        """Can it not be ruled out that what was answered there was said alone?"""
        return place in self.alone or place not in self.openly

    def is_unknown(self, place: str) -> bool:
        """Is only a form that is not here able to say how it was asked?"""
        return not self.is_all and place not in self.alone and place not in self.openly

    def __or__(self, other: "Asked") -> "Asked":
        """Both; `other` says what a topic is called now."""
        alone, is_all = {**self.alone, **other.alone}, self.is_all and other.is_all
        return Asked(alone, self.openly | other.openly, self.private | other.private, is_all)


class EverAsked:
    """What every assessment that there ever was asks, in each version of its form, of everyone who ever was there."""

    def __init__(
        self,
        vault: Vault,
        families: Families,
        editions: Editions,
        heard_before: HeardBefore,
        clock: Callable[[], datetime],
    ) -> None:
        self._vault, self._families, self._editions, self._clock = vault, families, editions, clock
        self._heard_before = heard_before
        self._last: tuple[Sequence[Record], FamilyId, Asked] | None = None
        self._last_alone: tuple[Sequence[Record], FamilyId, frozenset[str]] | None = None

    def of(self, family: FamilyId) -> Asked:
        """All of it: the same object until something is written."""
        records = self._vault.records.of(family)
        if self._last is None or self._last[0] is not records or self._last[1] != family:
            self._last = records, family, self._read(family)
        return self._last[2]

    def alone(self, family: FamilyId) -> frozenset[str]:
        """The places of what any version asked alone; none while there was but one version, which says so itself."""
        records = self._vault.records.of(family)
        if self._last_alone is None or self._last_alone[0] is not records or self._last_alone[1] != family:
            forms = {(text(one.body, FORM), version) for one in self._all(family) for version in self._versions(one)}
            self._last_alone = records, family, frozenset(self.of(family).private if len(forms) > 1 else ())
        return self._last_alone[2]

    def is_of_one(self, family: FamilyId) -> bool:
        """Was there ever but one assessment, in one version of its form?"""
        records = self._all(family)
        return len(records) == 1 and len(self._versions(records[0])) == 1

    def _read(self, family: FamilyId) -> Asked:
        found = Asked()
        for record in self._all(family):
            for form in self._forms(record):
                found |= asked_in(form) if form is not None else Asked(is_all=False)
        return found

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
                form = FilledForm(definition, people, answers_in(record.body), today)
                yield self._heard_before.recall(form, RecordId(record.id))


def asked_in(form: FilledForm) -> Asked:
    """What a form asks, and of whom."""
    called, topics = {one.id: one.name for one in form.people}, form.topics()
    alone = {
        place: (topic, called.get(topic.person or "", ""))
        for topic in topics
        if topic.is_alone
        for place in topic.fields
    }
    private = frozenset(place for topic in topics if topic.is_private for place in topic.fields)
    openly = frozenset(place for topic in topics for place in topic.fields if place not in alone)
    return Asked(alone, openly, private)
