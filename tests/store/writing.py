"""Short ways to write in a vault."""

from collections.abc import Iterable

from ehdesk.domain.change import Change, ChangeId, FamilyId, RecordId
from ehdesk.domain.merge import REMOVED
from ehdesk.domain.signing import public_bytes
from ehdesk.store.changes import NewEdit
from ehdesk.store.intake import Incoming, Taken
from ehdesk.store.vault import Vault
from tests.builders import new_id


def a_family(vault: Vault, name: str = "Tester") -> FamilyId:
    family = FamilyId(new_id())
    vault.changes.save(family, [NewEdit(RecordId(family), "family", {"name": name})])
    return family


def write(
    vault: Vault,
    family: FamilyId,
    record: RecordId | None = None,
    *,
    kind: str = "member",
    seen: tuple[ChangeId, ...] | None = None,
    reason: str = "",
    **fields: object,
) -> Change:
    return vault.changes.save(family, [NewEdit(record or RecordId(new_id()), kind, fields, seen)], reason)


def remove(vault: Vault, family: FamilyId, record: RecordId, *, removed: bool = True) -> Change:
    return vault.changes.save(family, [NewEdit(record, "member", {REMOVED: removed})])


def give(giver: Vault, *takers: Vault) -> list[Taken]:
    """Hand over everything that has not reached a hub."""
    batch = giver.outbox.next_batch(10_000, 1 << 30)
    return [take(taker, giver, (Incoming(signed) for signed in batch)) for taker in takers]


def take(taker: Vault, giver: Vault, incoming: Iterable[Incoming]) -> Taken:
    """Hand over these, with what is needed to believe them."""
    incoming = tuple(incoming)
    certificates = giver.outbox.certificates_for(giver.outbox.next_batch(10_000, 1 << 30))
    devices = {giver.owner.device: public_bytes(giver.sync.device_key)}
    return taker.changes.take(incoming, certificates, devices)
