"""Who wrote what: a practitioner's name stands in each family they write in, so it needs no connection to be known."""

from uuid import UUID, uuid5

from ehdesk.domain import kinds
from ehdesk.domain.body import name_in, text
from ehdesk.domain.change import FamilyId, PractitionerId, RecordId
from ehdesk.store.changes import NewEdit
from ehdesk.store.vault import Vault


class Colleagues:
    """The practitioners around the families in this vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._introduced: set[tuple[FamilyId, PractitionerId]] = set()

    def introduction(self, family: FamilyId) -> tuple[NewEdit, ...]:
        """The edit that says who is writing in a family, for somebody's first save in it; nothing after that."""
        owner = self._vault.owner
        key, record = (family, owner.practitioner), _record(family, owner.practitioner)
        if key in self._introduced or self._vault.records.one(record) is not None:
            self._introduced.add(key)
            return ()
        return (NewEdit(record, kinds.PRACTITIONER, {"name": owner.name, "job": owner.job}, parents=()),)

    def me(self, family: FamilyId) -> RecordId:
        """The record that says who I am in a family; it is there from my first save in it."""
        return _record(family, self._vault.owner.practitioner)

    def name(self, family: FamilyId, practitioner: PractitionerId) -> str:
        """What a practitioner is called, and "" for somebody who never said."""
        record = self._vault.records.one(_record(family, practitioner))
        said = () if record is None else (name_in(record.body, "name"), text(record.body, "job"))
        return ", ".join(filter(None, said))

    def is_me(self, practitioner: PractitionerId) -> bool:
        """Is this the one whose vault is open, also under the id from before it was enrolled?"""
        return practitioner in self._vault.owner.is_me


def _record(family: FamilyId, practitioner: PractitionerId) -> RecordId:
    return RecordId(str(uuid5(UUID(family), practitioner)))
