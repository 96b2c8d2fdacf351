"""The assessment before another one of the same family, for bringing its answers forward."""

from collections.abc import Collection, Iterator, Mapping

from ehdesk.domain import kinds
from ehdesk.domain.body import text
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.family import Member
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.places import is_about
from ehdesk.services.as_people import person_of
from ehdesk.services.assessment_record import FORM, AssessmentFacts, answers_in, facts_of, names_in
from ehdesk.services.calendar import Calendar
from ehdesk.services.days_said import days_said
from ehdesk.services.editions import Editions
from ehdesk.services.ever_asked import EverAsked
from ehdesk.services.families import Families
from ehdesk.services.filling import Filling
from ehdesk.services.heard_before import HeardBefore
from ehdesk.services.last_time import LastTime
from ehdesk.store.records import Record
from ehdesk.store.vault import Vault

_HIDDEN = "last time hidden: "


class LastTimes:
    """What was answered last time. Whether it is shown is chosen on this computer, assessment by assessment."""

    def __init__(
        self,
        vault: Vault,
        families: Families,
        editions: Editions,
        calendar: Calendar,
        heard_before: HeardBefore,
        ever_asked: EverAsked,
    ) -> None:
        self._records, self._changes, self._settings = vault.records, vault.changes, vault.settings
        self._families, self._editions, self._calendar = families, editions, calendar
        self._heard_before, self._ever_asked = heard_before, ever_asked
        self._in_hand: tuple[Record, Filling, str, LastTime] | None = None

    def earlier(self, facts: AssessmentFacts, family: FamilyId) -> tuple[AssessmentFacts, ...]:
        """The family's assessments before this one, the newest first."""
        return tuple(map(facts_of, self._before(facts.id, family)))

    def of(self, filling: Filling, family: FamilyId) -> LastTime | None:
        """The newest one before this in which anything was answered; None without, or where its form is not here.

        It reads in the language in which this one is asked.
        """
        record = self._with_answers(filling.facts.id, family)
        if record is None:
            return None
        held, language = self._in_hand, filling.form.language
        if held is None or held[0] != record or held[1] is not filling or held[2] != language:
            read = self._read(record, language)
            if read is None:
                return None
            said_on = days_said(record.body, self._changes.history(record.id))
            last = LastTime(filling, *read, self._ever_asked.alone(family), said_on)
            held = (record, filling, language, last)
            self._in_hand = held
        return held[3]

    def open_answers(self, assessment: RecordId, family: FamilyId) -> tuple[str, Mapping[str, str]]:
        """The day of the one before (ISO, "" for none) and its answers, by field, without what was said alone.

        Of a repeat, only what is about a person: its other instances are this assessment's own.
        """
        record = self._with_answers(assessment, family)
        read = self._read(record) if record is not None else None
        if read is None:
            return "", {}
        facts, form = read
        day, people = facts.completed_on or facts.started_on, {person.id for person in form.people}
        closed = self._ever_asked.alone(family)
        said = {
            field: form.answers[field]
            for topic in form.topics()
            for field in topic.fields
            if not topic.is_alone and field not in closed and is_about(field, people)
            if form.answers.get(field) and form.question(field).relevant
        }
        return (day.isoformat() if day else ""), said

    def is_shown(self, assessment: RecordId) -> bool:
        """Are the answers of last time to stand beside the questions of this assessment?"""
        return self._settings.get(_HIDDEN + assessment, False) is not True

    def show(self, assessment: RecordId, *, shown: bool) -> None:
        """Show them, or ask afresh without them."""
        self._settings.put(_HIDDEN + assessment, not shown)

    def _before(self, assessment: RecordId, family: FamilyId) -> list[Record]:
        found = [one for one in self._records.of(family, kinds.ASSESSMENT) if one.id < assessment]
        return found[::-1]

    def _with_answers(self, assessment: RecordId, family: FamilyId) -> Record | None:
        """By the same form: another one may ask something else in the same place."""
        record = self._records.one(assessment)
        form = text(record.body, FORM) if record else ""
        before = (one for one in self._before(assessment, family) if text(one.body, FORM) == form)
        return next((one for one in before if answers_in(one.body)), None)

    def _read(self, record: Record, language: str = "") -> tuple[AssessmentFacts, FilledForm] | None:
        facts = facts_of(record)
        try:
            definition = self._editions.definition(facts.form, facts.version)
        except UnknownForm:
            return None
        day, said = facts.completed_on or facts.started_on or self._calendar.today, answers_in(record.body)
        people = tuple(person_of(member, day) for member in self._members(record.family, said))
        form = FilledForm(definition, people, said, day, language=language)
        form.names = names_in(record.body)
        return facts, self._heard_before.recall(form, facts.id)

    def _members(self, family: FamilyId, said: Collection[str]) -> Iterator[Member]:
        """Everyone, and whoever was taken off the family since and was asked about then."""
        yield from self._families.family(family).members
        gone = self._families.removed_people(family)
        yield from (one for one in gone if any(f"[{one.id}]" in field for field in said))
