"""One family for the list, put together from its records: what the vault keeps of all of them, for one alone."""

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.store.listed import Entry, entry_of
from ehdesk.store.log import place
from ehdesk.store.records import FamilySummary
from ehdesk.store.vault import Vault


def summary_of(vault: Vault, family: FamilyId) -> FamilySummary | None:
    """A family as it stands, also while it is off the list; None where nothing of it is here."""
    there = vault.records.of(family)
    records = (*there, *vault.records.removed(family))
    if not records:
        return None
    first_goal = next((record.id for record in there if record.kind == kinds.GOAL), None)
    entries: dict[RecordId, Entry] = {}
    for record in records:
        # since when it is there, the list wants to know of the first goal alone
        since = vault.changes.history(record.id)[-1].stamp if record.id == first_goal else 0
        conflicts = len(record.conflicts)
        entry = entry_of(record.kind, record.body, conflicts, is_removed=record.is_removed, since=since)
        if entry is not None:
            entries[record.id] = entry
    state = max((record.state for record in records), key=place)
    return FamilySummary(family, entries, state, max(record.changed_at for record in records))
