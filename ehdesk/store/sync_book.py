"""What this vault knows about the hub: where it is enrolled, and how far it has read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ehdesk.domain.change import DeviceId, FamilyId, PractitionerId
from ehdesk.store.book import Book
from ehdesk.store.cursors import Cursor, cursor, move_cursor
from ehdesk.store.facts import ENROLMENT, OWNER, fact, keep_fact, own_devices
from ehdesk.store.session import Owner, Session

__all__ = ["Cursor", "Enrolment", "SyncBook"]


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Which hub this device belongs to. `hub_key` (raw Ed25519) is pinned: what the hub orders is signed with it."""

    hub_url: str
    hub_key: bytes
    authority: str
    practitioner: PractitionerId
    device: DeviceId


class SyncBook:
    """The vault's side of syncing. Cursors move with the data they cover: see ChangeLog.take."""

    def __init__(self, book: Book, session: Session) -> None:
        self._book = book
        self._session = session

    @property
    def device_key(self) -> Ed25519PrivateKey:
        """The device's key pair, which lives in the vault: it signs writers' certificates and asks for tokens.

        Raises NeverSyncs in practice: without it nothing can be proven to a hub.
        """
        self._session.refuse_practice()
        return self._session.device_key

    @property
    def never_syncs(self) -> bool:
        """Is this vault for practice?"""
        return self._session.is_practice

    def refuse_practice(self) -> None:
        """Raises NeverSyncs in practice."""
        self._session.refuse_practice()

    @property
    def enrolment(self) -> Enrolment | None:
        """Where this device is enrolled; nowhere in practice, whatever is kept about it."""
        return None if self.never_syncs else fact(self._book, ENROLMENT, Enrolment)

    def enrol(self, enrolment: Enrolment) -> None:
        """Belong to a hub. The owner takes the hub's practitioner id, and a new writer signs from now on.

        Raises NeverSyncs in practice.
        """
        self._session.refuse_practice()
        owner = self._session.owner
        now = Owner(enrolment.practitioner, owner.name, owner.job, owner.device, owner.made_here)
        with self._book.writing():
            keep_fact(self._book, ENROLMENT, enrolment)
            keep_fact(self._book, OWNER, now)
            pen = self._session.new_pen(self._book, now)
        self._session.become(now, pen)

    def knows_as_own(self, devices: Collection[DeviceId]) -> bool:
        """Are these the owner's devices that the hub named last?"""
        return own_devices(self._book) == set(devices)

    def cursor(self, family: FamilyId) -> Cursor:
        """How far a family was read."""
        return cursor(self._book, family)

    def reset_cursor(self, family: FamilyId) -> None:
        """Read a family again from its beginning: its history at the hub is not the one that was read."""
        with self._book.writing():
            move_cursor(self._book, family, Cursor())

    @property
    def scope_seq(self) -> int:
        """The last grant or withdrawal that was acted on."""
        return fact(self._book, "scope_seq", int) or 0

    @scope_seq.setter
    def scope_seq(self, seq: int) -> None:
        keep_fact(self._book, "scope_seq", seq)

    @property
    def may_publish(self) -> bool:
        """Is this device's user a form owner, as the hub said last? It is the hub that decides."""
        return fact(self._book, "may_publish", bool) or False

    @may_publish.setter
    def may_publish(self, may: bool) -> None:
        keep_fact(self._book, "may_publish", may)

    @property
    def epoch(self) -> str | None:
        """The hub's history as last met; another one means that it was restored."""
        return fact(self._book, "epoch", str)

    @epoch.setter
    def epoch(self, epoch: str) -> None:
        keep_fact(self._book, "epoch", epoch)

    @property
    def last_contact(self) -> datetime | None:
        """When the hub last answered."""
        return fact(self._book, "last_contact", datetime)

    @last_contact.setter
    def last_contact(self, at: datetime) -> None:
        keep_fact(self._book, "last_contact", at)
