"""The way into one's own vault that an authority has: who has it, giving it, taking it back, and when it was used."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from ehdesk.domain.change import FamilyId
from ehdesk.store import authority_key
from ehdesk.store.access import Access
from ehdesk.store.authority_key import AuthorityKey
from ehdesk.store.openings import recorded_openings
from ehdesk.store.vault import Vault

ADDED: Final = "an authority was given a way in"
REMOVED: Final = "an authority's way in was taken back"
_READ: Final = "openings by the authority that were read"


@dataclass(frozen=True, slots=True)
class Opened:
    """One time that an authority opened these records."""

    at: datetime
    authority: str
    mark: str
    """What tells it from every other one, whatever the clocks said."""


@dataclass(frozen=True, slots=True)
class AuthorityAccess:
    """Of one open vault. What changes it stands on record before it is done: who, and which key.

    Prove first that it is the owner who asks, unless the passphrase was just given.
    """

    vault: Vault

    @property
    def authority(self) -> AuthorityKey | None:
        """Who can open these records besides their owner."""
        return self.vault.ways_in.authority

    @property
    def is_sound(self) -> bool:
        """Is that as the owner made it? If not, the authority may be unable to open anything."""
        return self.vault.ways_in.is_authority_sound

    def read(self, file: Path) -> AuthorityKey:
        """The key in a file, to look at before it is given a way in. Raises KeyRefused."""
        return authority_key.read_public(file)

    def prove(self, present: str) -> None:
        """Is it the owner? Takes up to a second, on any thread. Raises WrongPassphrase, WaitBeforeTrying."""
        self.vault.ways_in.prove(present)

    def give(self, key: AuthorityKey) -> None:
        """Give a way in, in the place of any other authority's. Raises KeyRefused, StoreError."""
        self.vault.access.note(FamilyId(""), ADDED, f"{key.authority}\n{key.fingerprint}")
        self.vault.ways_in.let_in(key)

    def take_back(self) -> None:
        """Let no authority in any more. Raises StoreError."""
        if (key := self.authority) is not None:
            self.vault.access.note(FamilyId(""), REMOVED, f"{key.authority}\n{key.fingerprint}")
        self.vault.ways_in.shut_out()

    def openings(self) -> tuple[Opened, ...]:
        """Each time that an authority opened these records, the newest first."""
        return tuple(sorted(map(_opened, recorded_openings(self.vault.access)), key=_at, reverse=True))

    def unread(self) -> tuple[Opened, ...]:
        """Those that the owner has not said to have read of."""
        read = self._read()
        return tuple(one for one in self.openings() if one.mark not in read)

    def have_read(self, openings: Iterable[Opened]) -> None:
        """The owner has read of these. Raises StoreError."""
        self.vault.settings.put(_READ, sorted(self._read().union(one.mark for one in openings)))

    def _read(self) -> set[str]:
        return set(self.vault.settings.get(_READ, ()))


def _opened(one: Access) -> Opened:
    return Opened(one.at, one.detail.partition("\n")[0], f"{one.at.isoformat()}\n{one.detail}")


def _at(one: Opened) -> datetime:
    return one.at
