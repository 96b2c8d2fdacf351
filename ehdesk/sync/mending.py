"""When the hub's history is not the one that was read here: it was restored from a backup, or lost something.

Everything that is held here and missing there is offered again, colleagues' signed changes too, and the family is read
again from its beginning. Nothing here is given up.
"""

from collections.abc import Iterable

from ehdesk.domain.change import ChangeId, FamilyId
from ehdesk.store.vault import Vault
from ehdesk.sync.contact import Contact
from ehdesk.wire.messages import FamilyHead, Scope


def astray(vault: Vault, scope: Scope) -> frozenset[FamilyId]:
    """The families whose head at the hub contradicts what was read here."""
    if _is_another_history(vault, scope):
        return frozenset(vault.changes.families())
    return frozenset(head.family for head in scope.heads if _contradicts(vault, head))


def mend(vault: Vault, contact: Contact, families: Iterable[FamilyId], scope: Scope) -> None:
    """Offer again what the hub has lost of these families, and read them again. Raises SyncTrouble."""
    in_scope = {head.family for head in scope.heads}
    for family in sorted(families):
        there = _ids_at_hub(contact, family) if family in in_scope else set()
        vault.outbox.offer(set(vault.changes.ids(family)) - there)
        vault.sync.reset_cursor(family)


def _is_another_history(vault: Vault, scope: Scope) -> bool:
    """Another epoch, or a scope log that is shorter than what was read of it."""
    return vault.sync.epoch not in (None, scope.epoch) or scope.seq < vault.sync.scope_seq


def _contradicts(vault: Vault, head: FamilyHead) -> bool:
    at = vault.sync.cursor(head.family)
    return head.number < at.number or (head.number == at.number and head.hash != at.head_hash)


def _ids_at_hub(contact: Contact, family: FamilyId) -> set[ChangeId]:
    found: set[ChangeId] = set()
    while True:
        part = contact.ids(family, len(found))
        found.update(part.ids)
        if not part.is_partial:
            return found
