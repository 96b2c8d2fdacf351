"""A laptop in a test: a vault, its owner at the hub, and a sync button."""

from dataclasses import dataclass, replace

from ehdesk.store.changes import NewEdit
from ehdesk.store.vault import Vault
from ehdesk.sync.contact import Contact, contact_of
from ehdesk.sync.enrol import enrol
from ehdesk.sync.report import RoundReport
from ehdesk.sync.round import sync_once
from tests.builders import new_id, now
from tests.hubs import RunningHub


@dataclass
class Laptop:
    """One enrolled vault."""

    vault: Vault
    practitioner: str
    contact: Contact

    @classmethod
    def of(cls, vault: Vault, hub: RunningHub, practitioner: str) -> "Laptop":
        """Enrol a vault for this practitioner."""
        enrol(vault, hub.url, hub.code(practitioner), "a laptop")
        return cls(vault, practitioner, contact_of(vault.sync))

    def says(self, family: str, **fields: object) -> str:
        """Save fields of the family's own record; gives back the change's id."""
        return says(self.vault, family, **fields)

    def begins(self, **fields: object) -> str:
        """A new family."""
        family = new_id()
        self.says(family, **fields)
        return family

    def sync(self, **how: object) -> RoundReport:
        """One round that has to go well."""
        report = self.tries(**how)
        assert report.trouble is None
        return report

    def tries(self, **how: object) -> RoundReport:
        """One round, however it goes."""
        return sync_once(self.vault, self.contact, now, **how)

    def reads(self, family: str) -> dict[str, object]:
        """The family's own record as it stands here."""
        return dict(self.vault.records.one(family).body)

    def ids(self, family: str) -> set[str]:
        """Every change of the family that is here."""
        return set(self.vault.changes.ids(family))

    def call(self, url: str) -> None:
        """Look for the same hub at another address from now on."""
        self.contact.close()
        self.vault.sync.enrol(replace(self.vault.sync.enrolment, hub_url=url))
        self.contact = contact_of(self.vault.sync)

    def put_away(self) -> None:
        """Hang up and lock."""
        self.contact.close()
        self.vault.close()


def says(vault: Vault, family: str, **fields: object) -> str:
    """Save fields of a family's own record; gives back the change's id."""
    return vault.changes.save(family, [NewEdit(family, "family", fields)]).id
