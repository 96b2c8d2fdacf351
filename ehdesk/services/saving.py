"""Saving to the log: only what differs, on top of what its writer had on screen, and everyone is told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ehdesk.domain.body import Body
from ehdesk.domain.change import ChangeId, FamilyId, RecordId, Value
from ehdesk.domain.merge import REMOVED
from ehdesk.services.announce import Changed, News
from ehdesk.services.colleagues import Colleagues
from ehdesk.store.changes import NewEdit
from ehdesk.store.vault import Vault

Seen = Mapping[str, tuple[ChangeId, ...]]
"""For each field of a record, the changes whose values somebody has on screen."""


@dataclass(frozen=True, slots=True)
class Saving:
    """What every service saves through."""

    vault: Vault
    news: News
    new_id: Callable[[], str]
    colleagues: Colleagues

    def add(self, family: FamilyId, kind: str, fields: Body) -> RecordId:
        """A new record of `kind`; its id."""
        record = RecordId(self.new_id())
        self.edit(family, NewEdit(record, kind, fields, parents=()))
        return record

    def change(
        self, family: FamilyId, kind: str, record: RecordId, fields: Body, seen: Seen | None = None, reason: str = ""
    ) -> ChangeId | None:
        """Save the fields whose value differs from the one that stands; None where none does.

        `seen` is what the writer had on screen when starting. A colleague's change that arrived since then is not
        replaced by this one: both stand, and somebody chooses. Without it the writer has seen all that stands now.
        """
        fields = self._differing(record, fields)
        if not fields:
            return None
        parents = None if seen is None else _named(seen, fields)
        return self.edit(family, NewEdit(record, kind, fields, parents), reason=reason)

    def remove(self, family: FamilyId, kind: str, record: RecordId, reason: str = "") -> ChangeId:
        """Take a record away. It stays in the history and can be brought back.

        The removal names every standing value as seen, so that an edit which raced it is noticed.
        """
        parents = _named(self.vault.records.seen(record))
        return self.edit(family, NewEdit(record, kind, {REMOVED: True}, parents), reason=reason)

    def bring_back(self, family: FamilyId, kind: str, record: RecordId, reason: str = "") -> ChangeId:
        """Undo a removal."""
        return self.edit(family, NewEdit(record, kind, {REMOVED: False}), reason=reason)

    def edit(self, family: FamilyId, *edits: NewEdit, reason: str = "") -> ChangeId:
        """Save several edits as one change, whole or not at all. The first in a family says who is writing."""
        change = self.vault.changes.save(family, (*edits, *self.colleagues.introduction(family)), reason)
        self.news.tell(Changed(family, frozenset(edit.kind for edit in edits)))
        return change.id

    def _differing(self, record: RecordId, fields: Body) -> dict[str, Value]:
        standing = self.vault.records.one(record)
        if standing is None:
            return dict(fields)
        return {
            name: value
            for name, value in fields.items()
            if name in standing.conflicts or standing.body.get(name) != value
        }


def _named(seen: Seen, fields: Body | None = None) -> tuple[ChangeId, ...]:
    names = seen if fields is None else [name for name in seen if name in fields]
    return tuple(dict.fromkeys(change for name in names for change in seen[name]))
