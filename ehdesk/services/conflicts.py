"""Two versions of one thing: both are kept, and a person chooses."""

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId, Value
from ehdesk.domain.policies import Policy
from ehdesk.forms.protective import every_tick
from ehdesk.services.most_protective import MostProtective
from ehdesk.services.saving import Saving
from ehdesk.store.changes import NewEdit
from ehdesk.store.records import Conflict


class Conflicts:
    """What colleagues and this practitioner wrote without knowing of each other."""

    def __init__(self, saving: Saving, of_forms: MostProtective) -> None:
        self._saving, self._of_forms = saving, of_forms
        self._records = saving.vault.records

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

    def choose(self, conflict: Conflict, value: Value, reason: str = "") -> None:
        """Say which version stands, or write another from both. The rest stays in the history.

        The choice replaces exactly the versions in `conflict`: one that arrives meanwhile is shown again.
        """
        parents = tuple(version.change for version in conflict.versions)
        edit = NewEdit(conflict.record, conflict.kind, {conflict.field: value}, parents)
        self._saving.edit(conflict.family, edit, reason=reason)
