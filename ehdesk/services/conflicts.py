"""Two versions of one thing: both are kept, and a person chooses."""

from collections.abc import Iterator
from dataclasses import dataclass

from ehdesk.domain import kinds
from ehdesk.domain.body import text
from ehdesk.domain.change import ChangeId, FamilyId, RecordId, Value
from ehdesk.domain.policies import Policy
from ehdesk.forms.protective import every_tick
from ehdesk.services.assessment_record import COMPLETED
from ehdesk.services.most_protective import MostProtective
from ehdesk.services.saving import Saving
from ehdesk.store.changes import NewEdit
from ehdesk.store.records import Conflict, Record

_BEING_WRITTEN = {
    "words": RecordId("words being written from versions"),
    "why": RecordId("reasons being written for a choice"),
}
"""Under these ids lie the drafts, not under the record's own: a form that finds one there saves it as its answer."""


@dataclass(frozen=True, slots=True)
class BeingWritten:
    """What somebody was writing from the versions of a field, and why; `is_of_these` while no other ones came in."""

    words: str
    why: str
    is_of_these: bool


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What somebody was writing when a colleague was quicker: who chose between the versions from which it was being
    written, or finished what it stood in.

    What stands now is of these changes (`seen`). What `is_finished` stays as it is. The words lie among the drafts of
    `draft_of`: where that is the record itself, no version was being chosen.
    """

    family: FamilyId
    record: RecordId
    kind: str
    field: str
    words: str
    stands: Value
    seen: tuple[ChangeId, ...]
    is_finished: bool
    draft_of: RecordId

    @property
    def is_of_versions(self) -> bool:
        """Was it being written from versions?"""
        return self.draft_of != self.record


class Conflicts:
    """What colleagues and this practitioner wrote without knowing of each other."""

    def __init__(self, saving: Saving, of_forms: MostProtective) -> None:
        self._saving, self._of_forms = saving, of_forms
        self._records, self._drafts = saving.vault.records, saving.vault.drafts

    def open(self, family: FamilyId | None = None) -> tuple[Conflict, ...]:
        """Everything with more than one version: of one family, or of all."""
        return self._records.conflicts(family)

    def count(self) -> int:
        """How many things have more than one version."""
        return self._records.conflict_count()

    def one(self, record: RecordId, field: str) -> Conflict | None:
        """The versions of one field, while there is more than one."""
        found = self._records.one(record)
        if found is None:
            return None
        same = (conflict for conflict in self.open(found.family) if conflict.record == record)
        return next((conflict for conflict in same if conflict.field == field), None)

    def is_protective(self, conflict: Conflict) -> bool:
        """Does this field show its most protective version until somebody chooses?"""
        return kinds.is_protective(conflict.kind, conflict.field) or self._of_form(conflict) is not None

    def shown_first(self, conflict: Conflict) -> Value:
        """What counts until somebody chooses: one of the versions, or all of them together."""
        policy = self._of_form(conflict) or kinds.policy(conflict.kind, conflict.field)
        return policy(tuple(version.head for version in conflict.versions))

    def together(self, conflict: Conflict) -> Value:
        """Everyone whom any version names, or every answer that any ticks, where that is shown first; else None."""
        is_of_all = kinds.names_people(conflict.kind, conflict.field) or self._of_form(conflict) is every_tick
        return self.shown_first(conflict) if is_of_all else None

    def _of_form(self, conflict: Conflict) -> Policy | None:
        record = self._records.one(conflict.record)
        return self._of_forms(record, conflict.field) if record is not None else None

    def is_finished(self, conflict: Conflict) -> bool:
        """Is it about something that was kept for good, and shows what it was kept with whatever is chosen?"""
        return bool(self._records.finished(conflict.record))

    def choose(self, conflict: Conflict, value: Value, reason: str = "") -> ChangeId:
        """Say which version stands, or write another from both. The rest stays in the history.

        The choice replaces exactly the versions in `conflict`: one that arrives meanwhile is shown again.
        """
        parents = tuple(version.change for version in conflict.versions)
        edit = NewEdit(conflict.record, conflict.kind, {conflict.field: value}, parents, is_typed=False)
        chosen = self._saving.edit(conflict.family, edit, reason=reason)
        self.drop_draft(conflict)
        return chosen

    def being_written(self, conflict: Conflict) -> BeingWritten:
        """What was typed here and not chosen yet."""
        standing = {version.change for version in conflict.versions}
        words, why = (self._drafts.of(record).get(_place(conflict)) for record in _BEING_WRITTEN.values())
        if why is not None and standing.isdisjoint(why.seen):
            why = None  # it was a reason to choose between other ones, which somebody else did
        seen = {change for draft in (words, why) if draft for change in draft.seen}
        return BeingWritten(words.text if words else "", why.text if why else "", seen <= standing)

    def left_over(self) -> Iterator[LeftOver]:
        """What was typed in what is no conflict any more, or in what nobody writes in any more."""
        for place, draft in self._drafts.of(_BEING_WRITTEN["words"]).items():
            record, _, field = place.partition("/")
            found = self._records.one(RecordId(record))
            if draft.text and found is not None and self.one(found.id, field) is None:
                yield self._left(found, field, draft.text, _BEING_WRITTEN["words"])
        for id in self._drafts.records():
            found = self._records.one(id)
            if found is None or not self._records.finished(id):
                continue  # whoever opens it finds it there
            for field, draft in self._drafts.of(id).items():
                if draft.text and draft.text != found.body.get(field):
                    yield self._left(found, field, draft.text, id)

    def _left(self, found: Record, field: str, words: str, draft_of: RecordId) -> LeftOver:
        stands, seen = found.body.get(field), self._records.seen(found.id).get(field, ())
        is_finished = bool(text(found.body, COMPLETED) or self._records.finished(found.id))
        return LeftOver(found.family, found.id, found.kind, field, words, stands, seen, is_finished, draft_of)

    def let_stand(self, left: LeftOver, reason: str) -> ChangeId:
        """Let what was left over stand after all, in the place of what was on screen beside it."""
        edit = NewEdit(left.record, left.kind, {left.field: left.words}, left.seen, is_typed=False)
        change = self._saving.edit(left.family, edit, reason=reason)
        self.drop_draft(left)
        return change

    def keep_left_over(self, left: LeftOver) -> None:
        """Keep it after all, where it was just thrown away."""
        place = _place(left) if left.is_of_versions else left.field
        self._drafts.keep(left.family, left.draft_of, place, left.words, left.seen)

    def drop_draft(self, of: Conflict | LeftOver) -> None:
        """Forget what was being typed."""
        if isinstance(of, LeftOver) and not of.is_of_versions:
            self._drafts.drop(of.record, of.field)
            return
        for kept in _BEING_WRITTEN.values():
            self._drafts.drop(kept, _place(of))

    def keep_draft(self, conflict: Conflict, what: str, text: str) -> None:
        """Keep what is being typed: the "words" from several versions, or "why"."""
        seen = tuple(version.change for version in conflict.versions)
        self._drafts.keep(conflict.family, _BEING_WRITTEN[what], _place(conflict), text, seen)


def _place(of: Conflict | LeftOver) -> str:
    return f"{of.record}/{of.field}"
