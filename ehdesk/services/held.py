"""Finding everything that is held on one person, and saving it for them as data and as a document."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ehdesk.domain import kinds
from ehdesk.domain.address import stands_in
from ehdesk.domain.answer_files import record_named
from ehdesk.domain.attachment import is_attachment
from ehdesk.domain.body import is_id
from ehdesk.domain.change import FamilyId, PractitionerId, RecordId, Value
from ehdesk.domain.family import Family, Member
from ehdesk.domain.held import EverythingHeld, Held, Mentions, Opened, concerns, is_kept_from
from ehdesk.domain.member_facts import FACTS
from ehdesk.domain.plan_version import version_from
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.forms.engine.filled import FilledForm, NoSuchField
from ehdesk.services.assessment_record import CALLED, NOTE
from ehdesk.services.assessments import Assessments
from ehdesk.services.colleagues import Colleagues
from ehdesk.services.ever_asked import Asked
from ehdesk.services.families import OPENED, Families
from ehdesk.services.held_files import zipped
from ehdesk.services.prints import SAVED, Paper, came_about, copied_for
from ehdesk.services.said_alone import SaidAlone
from ehdesk.store.erasures import is_about
from ehdesk.store.records import Record
from ehdesk.store.safe_write import put
from ehdesk.store.vault import Vault

HELD = "saved all that is held"
"""How it stands in the history of who saw what; its detail is the person's id."""
FORMAT = "ehdesk-held/1"
_TAKEN_OVER = ("source_said", "plan")
"""The fields of goals and agreed plans that hold the words of answers."""


@dataclass(frozen=True, slots=True)
class HeldOnPeople:
    """What is held on the members of the families in this vault."""

    vault: Vault
    families: Families
    assessments: Assessments
    said_alone: SaidAlone
    colleagues: Colleagues
    paper: Paper
    beside: Callable[[Vault], "HeldOnPeople"]
    """The same over another connection to the vault, for another thread."""

    def everything(self, family: FamilyId, member: Member) -> EverythingHeld:
        """All that names the person or is about them, with every earlier version and what was removed since."""
        mentions, called = self._mentions(family), self.families.people(family)
        homes = (*self.families.family(family).households, *self.families.homes_in_doubt(family))
        hidden = tuple(home.address for home in homes if home.is_kept(member.id))
        records = (*self.vault.records.of(family), *self.vault.records.removed(family))
        asked = self.said_alone.ever(family)
        around = mentions, called, hidden, asked, frozenset(self._files_given_alone(records, asked))
        found = [one for record in records for one in _Record(self, record, member.id, *around).held()]
        noted = (one for one in self.vault.access.of(family) if one.what == SAVED)
        copies = (one for one in noted if came_about(one, self.vault.records))
        return EverythingHeld(
            person=member.id,
            called=member.name or member.called,
            family=family,
            made_by=self.vault.owner.name,
            made_at=self.paper.clock(),
            held=tuple(found),
            copies=tuple(one.at for one in copies if copied_for(one) == member.id),
            opened=tuple(self._opened(family)),
            elsewhere=len(self.elsewhere(family, member)),
            not_in_it=self._not_in_it(family),
        )

    def elsewhere(self, family: FamilyId, member: Member) -> tuple[Family, ...]:
        """The other families here in which the same person seems to be: what is held there is asked for there."""
        self.families.rows()  # of families that were not read yet, nobody knows
        as_now = self.families.family(family).member(member.id) or member
        found = self.families.perhaps_here(as_now, family)
        return tuple({here.family.id: here.family for here in found if here.family.id != family}.values())

    def _not_in_it(self, family: FamilyId) -> int:
        """What cannot be read by this version, was set aside, or was typed and never saved."""
        changes = self.vault.changes
        aside = sum(is_about(family, one.signed.body) for one in changes.aside() if one.what == "change")
        return len(changes.unread(family)) + aside + self.vault.drafts.count(family)

    def save_beside(self, family: FamilyId, member: Member, file: Path) -> EverythingHeld:
        """Find it and save it, as the name of the file says. For another thread. Raises StoreError."""
        with self.vault.second() as vault:
            held = self.beside(vault)
            found = held.everything(family, member)
            held.save(found, held.content(found, file.suffix), file)
            return found

    def content(self, found: EverythingHeld, ending: str) -> bytes:
        """What a file of it consists of: `.pdf` to read, `.json` as data, `.zip` the data with the pictures."""
        if ending == ".pdf":
            return self.on_paper(found)
        data = self.as_data(found)
        return zipped(found, data, self.vault.attachments) if ending == ".zip" else data

    def as_data(self, found: EverythingHeld) -> bytes:
        """The same as JSON, for a program of the person's choice."""
        return msgspec.json.format(msgspec.json.encode({"format": FORMAT, **msgspec.to_builtins(found)}), indent=2)

    def on_paper(self, found: EverythingHeld) -> bytes:
        """The same as a PDF."""
        # reportlab takes a while to load, and the window opens without it
        from ehdesk.printing.held_sheet import held_sheet  # noqa: PLC0415
        from ehdesk.printing.styles import COLOUR  # noqa: PLC0415

        return self.paper.printed(held_sheet(found, self.paper.words), COLOUR)

    def save(self, found: EverythingHeld, content: bytes, file: Path) -> None:
        """Put it on record, and in a file that only this user of the computer can read. Raises StoreError."""
        self.vault.access.note(FamilyId(found.family), HELD, found.person)
        put(file, content)

    def form_of(self, record: Record) -> FilledForm | None:
        """The form of an assessment; None for any other record, or where it is not on this computer."""
        if record.kind != kinds.ASSESSMENT:
            return None
        try:
            return self.assessments.view(record.id).in_first_language
        except UnknownForm:
            return None

    def _files_given_alone(self, records: Iterable[Record], asked: Asked) -> Iterator[RecordId | None]:
        """The pictures and papers that were ever an answer to what was said alone."""
        for record in records:
            if record.kind == kinds.ASSESSMENT:
                is_alone = _is_said_alone(self.form_of(record), asked)
                history = self.vault.changes.history(RecordId(record.id))
                given = (one.value for one in history if isinstance(one.value, str) and is_alone(one.field))
                yield from map(record_named, given)

    def _opened(self, family: FamilyId) -> Iterator[Opened]:
        owner = self.vault.owner
        for one in self.vault.access.of(family):
            if one.what == OPENED:
                is_me = self.colleagues.is_me(one.practitioner)
                yield Opened(owner.name if is_me else self.colleagues.name(family, one.practitioner), one.at)

    def _mentions(self, family: FamilyId) -> Mentions:
        everyone = (*self.families.family(family).members, *self.families.removed_people(family))
        return Mentions({one.id: (one.name, one.known_as) for one in everyone})


@dataclass(frozen=True, slots=True)
class _Record:
    """One record, and what of it is held on a person."""

    around: HeldOnPeople
    record: Record
    person: RecordId
    mentions: Mentions
    called: Mapping[str, str]
    hidden: Sequence[str]
    """The addresses that the person must not learn."""
    asked: Asked
    given_alone: frozenset[RecordId | None]

    def held(self) -> Iterator[Held]:
        """Every version of each field that is about the person, the newest first."""
        record, form = self.record, self.around.form_of(self.record)
        body = record.body
        is_theirs = (
            record.id == self.person or self._is_home() or concerns(record.kind, body, self.person, self.mentions)
        )
        standing = self.around.vault.records.seen(record.id)
        whose, is_close = {record.id} if record.kind == kinds.MEMBER else set(), self._is_close(form)
        for version in self.around.vault.changes.history(RecordId(record.id)):
            named = self.mentions.of(version.field, version.value)
            if is_theirs or self.person in named:
                said = self._of_plan(version.value) or self._said(version.field, version.value, form)
                yield Held(
                    record=record.id,
                    kind=record.kind,
                    field=version.field,
                    asked=self._asked(version.field, form),
                    value=version.value,
                    said=said,
                    by=self._by(version.author),
                    at=version.at,
                    stands=version.change in standing.get(version.field, ()) and not record.is_removed,
                    others=self._others((named | whose) - {self.person}),
                    is_kept_close=is_close(version.field) or self._tells_where(said, version.value),
                )

    def _tells_where(self, said: str, value: Value) -> bool:
        return any(stands_in(one, f"{said}\n{value}") for one in self.hidden)

    def _others(self, named: Iterable[str]) -> tuple[str, ...]:
        nameless = self.around.paper.words("kinds.member")
        return tuple(sorted({self.called.get(id) or nameless for id in named}))

    def _is_close(self, form: FilledForm | None) -> Callable[[str], bool]:
        """Whether a field was said in confidence: all of some records, and answers that were asked for in private.

        Another version of the form may have asked it so, also where this one has no question for it. A note to self,
        and what a part of a form is called, were written for nobody else to read: somebody looks at them first.
        """
        if is_kept_from(self.record.body, self.person, self.mentions) or self.record.id in self.given_alone:
            return lambda _field: True
        if self.record.kind != kinds.ASSESSMENT:
            is_alone = any(map(self.asked.may_be_alone, self._sources()))
            return lambda field: is_alone and field in _TAKEN_OVER
        is_said_alone = _is_said_alone(form, self.asked)
        return lambda field: field.startswith((NOTE, CALLED)) or is_said_alone(field)

    def _sources(self) -> Iterator[str]:
        """The answers that a goal ever came from, or the goals of an agreed plan: their words are kept with it."""
        if self.record.kind == kinds.GOAL:
            history = self.around.vault.changes.history(RecordId(self.record.id), "source")
            yield from (version.value for version in history if isinstance(version.value, str) and version.value)
        elif self.record.kind == kinds.PLAN_VERSION:
            goals = version_from(RecordId(self.record.id), self.record.body).plan.goals
            yield from (goal.source for goal in goals if goal.source)

    def _is_home(self) -> bool:
        """A home that they live in."""
        if self.record.kind != kinds.HOUSEHOLD:
            return False
        standing = self.around.vault.records.one(self.person)
        homes = standing.body.get("households") if standing else ()
        return isinstance(homes, list | tuple) and self.record.id in homes

    def _by(self, author: PractitionerId) -> str:
        name = self.around.colleagues.name(self.record.family, author)
        return name or (self.around.vault.owner.name if self.around.colleagues.is_me(author) else "")

    def _asked(self, field: str, form: FilledForm | None) -> str:
        words = self.around.paper.words
        if self.record.kind == kinds.ASSESSMENT and field.startswith(NOTE):
            return words("held.self_note", question=self._asked(field.removeprefix(NOTE), form))
        if self.record.kind == kinds.ASSESSMENT and field.startswith(CALLED):
            return words("held.called")
        if form is not None and not field.startswith("@"):
            try:
                return form.question(field).label
            except NoSuchField:
                return words("kinds.assessment")
        if self.record.kind == kinds.MEMBER and field in FACTS:
            return words(f"member_fact.{field}")
        phrase, kind = f"kinds.{self.record.kind}_{field}", f"kinds.{self.record.kind}"
        return next((words(one) for one in (phrase, kind) if one in words.phrases), field)

    def _of_plan(self, value: Value) -> str:
        """What an agreed plan says on paper; "" for anything else."""
        is_plan = self.record.kind == kinds.PLAN_VERSION and isinstance(value, Mapping)
        return "\n".join(version_from(RecordId(""), {"plan": value}).plan.words_on_paper) if is_plan else ""

    def _said(self, field: str, value: Value, form: FilledForm | None) -> str:
        """Choices of a form by their labels, people by their names, the rest as it was written."""
        if form is not None and isinstance(value, str):
            try:
                labels = {option.value: option.label for option in form.question(field).choices}
            except NoSuchField:
                labels = {}
            return ", ".join(labels.get(one, one) for one in value.split()) if labels else value
        if isinstance(value, list | tuple):
            return ", ".join(self._said(field, one, None) for one in value)
        if field in FACTS and self.record.kind == kinds.MEMBER and value in FACTS[field].options:
            code = f"{field}_{value}".lower().replace(" ", "_")
            return self.around.paper.words(f"member_option.{code}")
        if isinstance(value, bool) or is_attachment(value):
            said = self._picture() if is_attachment(value) else "yes" if value else "no"
            return self.around.paper.words(f"held.{said}")
        if value is None or value == "":
            return self.around.paper.words("held.emptied")
        return self.called.get(value) or value if is_id(value) else str(value)

    def _picture(self) -> str:
        return "answer_picture" if self.record.kind == kinds.ANSWER_FILE else "picture"


def _is_said_alone(form: FilledForm | None, asked: Asked) -> Callable[[str], bool]:
    """Whether the answer in a field was said alone, or may have been: its form has no question for it."""
    alone = asked.private.union(form.said_alone() if form is not None else ())
    return lambda field: not field.startswith("@") and (field in alone or not _asks(form, field))


def _asks(form: FilledForm | None, field: str) -> bool:
    """Has the form this question?"""
    try:
        return form is not None and form.question(field).field == field
    except NoSuchField:
        return False
