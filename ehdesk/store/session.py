"""One unlock of one vault: who works in it, the key that signs from now on, and the latest time seen.

The connections of an open vault share it. The signing key lives in memory only and every unlock makes a new one, so a
vault brought back from a backup never counts on from where it stood.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ehdesk.domain import clock as hybrid
from ehdesk.domain.change import DeviceId, PractitionerId, WriterId
from ehdesk.domain.practice import is_practice, marking
from ehdesk.domain.signing import Certificate, certify, public_bytes
from ehdesk.store.book import Book
from ehdesk.store.certificates import keep_certificate
from ehdesk.store.errors import NeverSyncs

Ids = Callable[[], str]
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose vault it is. `practitioner` is made here and becomes the hub's at enrolment; `made_here` stays."""

    practitioner: PractitionerId
    name: str
    job: str
    device: DeviceId
    made_here: PractitionerId

    @property
    def is_me(self) -> frozenset[PractitionerId]:
        """Every id under which this person signs in this vault."""
        return frozenset((self.practitioner, self.made_here))

    @property
    def is_practice(self) -> bool:
        """Is any of its ids one of practice?"""
        return any(map(is_practice, (self.device, *self.is_me)))


@dataclass(frozen=True, slots=True)
class Pen:
    """What signs this unlock's changes."""

    writer: WriterId
    author: PractitionerId
    key: Ed25519PrivateKey


class Session:
    """What the connections of an open vault share. In practice, every id that it makes says so."""

    def __init__(
        self, owner: Owner, device_key: Ed25519PrivateKey, ids: Ids, clock: Clock, *, is_practice: bool = False
    ) -> None:
        self.owner = owner
        self.pen: Pen | None = None
        self.device_key = device_key
        self.is_practice = is_practice
        self.ids = marking(ids) if is_practice else ids
        self.clock = clock
        self._latest = 0

    def refuse_practice(self) -> None:
        """Raises NeverSyncs in practice: whatever leads to a hub, or in from one, asks this first."""
        if self.is_practice:
            raise NeverSyncs

    def tick(self) -> int:
        """A hybrid time after everything seen so far."""
        self._latest = hybrid.tick(self._latest, self.clock())
        return self._latest

    def saw(self, at: int) -> None:
        """Somebody's change carries this time."""
        if at < hybrid.LAST_FOLLOWED:
            self._latest = max(self._latest, at)

    def new_pen(self, book: Book, owner: Owner) -> Pen:
        """A new writer, whose certificate is kept before its first change. It signs once it is taken up."""
        pen = Pen(WriterId(self.ids()), owner.practitioner, Ed25519PrivateKey.generate())
        at = int(self.clock().timestamp() * 1000)
        certificate = Certificate(pen.writer, owner.device, pen.author, public_bytes(pen.key), at)
        with book.writing():
            keep_certificate(book, certificate, certify(certificate, self.device_key))
        return pen

    def become(self, owner: Owner, pen: Pen) -> None:
        """Work and sign as this owner from now on."""
        self.owner, self.pen = owner, pen
