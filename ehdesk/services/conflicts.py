"""Two versions of one thing: both are kept, and a person chooses."""

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId, Value
from ehdesk.services.saving import Saving
from ehdesk.store.changes import NewEdit
from ehdesk.store.records import Conflict


class Conflicts:
    """What colleagues and this practitioner wrote without knowing of each other."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving
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
        return kinds.is_protective(conflict.kind, conflict.field)

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
