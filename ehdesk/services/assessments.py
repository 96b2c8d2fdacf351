"""Assessments of families: begin one, and open it for answers."""

from collections.abc import Callable
from datetime import date, datetime

from ehdesk.domain import kinds
from ehdesk.domain.body import text
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.forms.engine.family import Known
from ehdesk.forms.engine.people import Person
from ehdesk.forms.level import SHIPPED_LEVEL, level_field
from ehdesk.forms.protective import NO_WORRY
from ehdesk.services.announce import Changed
from ehdesk.services.as_people import person_of
from ehdesk.services.assessment_record import FORM, STARTED, VERSION, AssessmentFacts, answers_in, facts_of, notes_in
from ehdesk.services.editions import Editions
from ehdesk.services.families import Families
from ehdesk.services.filling import Filling
from ehdesk.services.heard_before import HeardBefore
from ehdesk.services.known_to_forms import KnownToForms
from ehdesk.services.saving import Saving
from ehdesk.services.surroundings import Surroundings
from ehdesk.store.records import Record


class Assessments:
    """The assessments of the families in this vault."""

    def __init__(
        self,
        saving: Saving,
        families: Families,
        editions: Editions,
        heard_before: HeardBefore,
        known: KnownToForms,
        clock: Callable[[], datetime],
    ) -> None:
        self._saving, self._families, self._editions, self._clock = saving, families, editions, clock
        self._known, self._heard_before = known, heard_before
        self._records = saving.vault.records
        self._in_hand: Filling | None = None
        saving.news.listen(self._hear)

    def current(self, family: FamilyId) -> AssessmentFacts | None:
        """The family's newest assessment."""
        found = self._records.of(family, kinds.ASSESSMENT)
        return facts_of(found[-1]) if found else None

    def all(self, family: FamilyId) -> tuple[AssessmentFacts, ...]:
        """Every assessment of the family, those begun first first."""
        return tuple(map(facts_of, self._records.of(family, kinds.ASSESSMENT)))

    def standing(self, family: FamilyId) -> tuple[AssessmentFacts, ...]:
        """By each form the newest that holds an answer: a short form begun since takes nothing away from a long one."""
        answered = [facts_of(one) for one in self._records.of(family, kinds.ASSESSMENT) if answers_in(one.body)]
        newest = {one.form: one for one in answered}
        return tuple(one for one in answered if one is newest[one.form])

    def level(self, family: FamilyId) -> str:
        """The level of need that was said last: a number, or the words of another form for it; "" for none."""
        assessments = reversed(self._records.of(family, kinds.ASSESSMENT))
        return next(filter(None, map(self._level, assessments)), "")

    def is_one_complete(self, family: FamilyId) -> bool:
        """Was one completed? A review, or a short form begun since, does not undo what was reached."""
        return any(one.is_complete for one in self.all(family))

    def start(self, family: FamilyId, name: str = "") -> AssessmentFacts:
        """Begin an assessment by the form of this name, or by the first that is in use: in its newest version.

        Raises UnknownForm.
        """
        form = self._editions.newest(name) if name else self._editions.to_begin_with()[0]
        fields = {FORM: form.id, VERSION: form.version, STARTED: self._today().isoformat()}
        return facts_of(self._record(self._saving.add(family, kinds.ASSESSMENT, fields)))

    def take_back(self, family: FamilyId, assessment: RecordId) -> bool:
        """Undo that one was begun; False where something was written in it, even a note: then it stays."""
        filling = self.view(assessment)
        body, drafts = self._record(assessment).body, self._saving.vault.drafts
        if answers_in(body) or notes_in(body) or drafts.of(assessment) or filling.files.seen_while_drawing():
            return False
        self._saving.remove(family, kinds.ASSESSMENT, assessment)
        return True

    def open(self, assessment: RecordId) -> Filling:
        """An assessment ready to be filled in, with what was being typed when the app last stopped.

        Raises LookupError where there is none, and UnknownForm where its form is not on this computer.
        """
        return self._filling(assessment, takes_up_drafts=True)

    def view(self, assessment: RecordId) -> Filling:
        """The same to read: nothing is saved by opening it, so what was being typed is not in it yet."""
        return self._filling(assessment, takes_up_drafts=False)

    def _level(self, record: Record) -> str:
        field = self._level_field(facts_of(record))
        said = text(record.body, field) if field else ""
        if not said or said in NO_WORRY or said.isdecimal():
            return said if said.isdecimal() else ""
        return self.view(record.id).in_first_language.display(field)

    def _level_field(self, facts: AssessmentFacts) -> str:
        """No form that ships is read for it: the page of a family opens without any form."""
        if not self._editions.is_published(facts.form, facts.version):
            return SHIPPED_LEVEL
        try:
            return level_field(self._editions.definition(facts.form, facts.version))
        except UnknownForm:
            return SHIPPED_LEVEL

    def _filling(self, assessment: RecordId, *, takes_up_drafts: bool) -> Filling:
        """The one in hand while it is as it would be read now: from topic to topic the form stays open."""
        filling = self._in_hand
        if filling is None or filling.facts.id != assessment or not _is_as_it_stands(filling):
            filling = self._in_hand = self._read(assessment)
        if takes_up_drafts:
            filling.take_up()
        return filling

    def _hear(self, changed: Changed) -> None:
        """What came in may say the same as before, and tell in the history that it was said alone."""
        if changed.came_in or changed.family is None:
            self._in_hand = None

    def _read(self, assessment: RecordId) -> Filling:
        record = self._record(assessment)
        facts = facts_of(record)
        definition = self._editions.definition(facts.form, facts.version)

        def known() -> Known:
            return self._known.of(definition, record.family, assessment)

        def people(family: FamilyId) -> tuple[Person, ...]:
            return self._people(family, assessment)

        surroundings = Surroundings(self._saving, record.family, people, self._heard_before, self._clock, known=known)
        return Filling(self._saving, record, definition, surroundings)

    def _record(self, assessment: RecordId) -> Record:
        record = self._records.one(assessment)
        if record is None:
            raise LookupError(assessment)
        return record

    def _people(self, family: FamilyId, assessment: RecordId) -> tuple[Person, ...]:
        """Everyone whom it asks about. Of somebody who died nothing new is asked; what was answered of them stays."""
        answered = answers_in(self._record(assessment).body)
        asked = (
            member
            for member in self._families.family(family).members
            if not member.has_died or any(f"[{member.id}]" in field for field in answered)
        )
        return tuple(person_of(member, self._today()) for member in asked)

    def _today(self) -> date:
        return self._clock().astimezone().date()


def _is_as_it_stands(filling: Filling) -> bool:
    """Would it be read the same now, also in the same version of its form?"""
    return filling.still_stands() and filling.form.definition.version == filling.facts.version
