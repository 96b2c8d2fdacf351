"""Changes from elsewhere: verified one by one, applied whole, or set aside with a reason that a person can read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ehdesk.domain.change import BadChange, Change, DeviceId, FamilyId, PractitionerId, WriterId, decode, hash_of
from ehdesk.domain.practice import is_practice
from ehdesk.domain.signing import BadSignature, Signed, check_change
from ehdesk.store import log
from ehdesk.store.aside import (
    CHAIN,
    FORK,
    PASSING,
    WRITER_UNKNOWN,
    Aside,
    SetAside,
    What,
    all_aside,
    keep_aside,
    no_longer_aside,
)
from ehdesk.store.book import Book
from ehdesk.store.certificates import pin, take_certificate, writer_of
from ehdesk.store.cursors import Cursor, move_cursor
from ehdesk.store.facts import OWN_DEVICES, keep_fact, own_devices
from ehdesk.store.projection import onto
from ehdesk.store.session import Session


@dataclass(frozen=True, slots=True)
class Incoming:
    """A change as the hub (with its `number` in the family) or another device (None) handed it over."""

    signed: Signed
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a delivery: the families in which something changed, and what of it was set aside."""

    families: frozenset[FamilyId]
    kept_aside: tuple[Aside, ...]


class Intake:
    """One delivery. Lives inside one transaction."""

    def __init__(self, book: Book, session: Session) -> None:
        self._book = book
        self._session = session
        self._projection = onto(book)
        self._families: set[FamilyId] = set()
        self._aside: list[Aside] = []
        self._writers: dict[WriterId, tuple[bytes, PractitionerId]] = {}

    def take(
        self,
        incoming: Sequence[Incoming],
        certificates: Sequence[Signed],
        devices: Mapping[DeviceId, bytes],
        cursors: Mapping[FamilyId, Cursor],
    ) -> Taken:
        """Take in all that verifies."""
        self._pin(devices)
        for certificate in certificates:
            self._try("certificate", certificate, None, devices)
        for one in incoming:
            self._try("change", one.signed, one.number, devices)
        if certificates or devices:
            self._try_again()
        self._projection.flush()
        for family, to in cursors.items():
            move_cursor(self._book, family, to)
        return Taken(frozenset(self._families), tuple(self._aside))

    def meet(self, own: Mapping[DeviceId, bytes]) -> Taken:
        """The hub names all devices of this vault's owner: what came from them by hand, and waited, is taken in."""
        keep_fact(self._book, OWN_DEVICES, sorted(own))
        return self.take((), (), own, {})

    def _pin(self, devices: Mapping[DeviceId, bytes]) -> None:
        pin(self._book, {device: key for device, key in devices.items() if not is_practice(device)})

    def _own_devices(self) -> frozenset[DeviceId]:
        return own_devices(self._book) | {self._session.owner.device}

    def _try_again(self) -> None:
        """What waited came by hand, or without what vouches for it."""
        waiting, self._aside = all_aside(self._book, *PASSING), [one for one in self._aside if one.code not in PASSING]
        for thing in sorted(waiting, key=_place_in_chain):
            no_longer_aside(self._book, thing.signed)
            self._try(thing.what, thing.signed, thing.number, {})

    def _try(self, what: What, signed: Signed, number: int | None, devices: Mapping[DeviceId, bytes]) -> None:
        try:
            if what == "certificate":
                take_certificate(self._book, signed, devices, self._own_devices())
            else:
                self._take_change(signed, number)
        except SetAside as odd:
            aside = Aside(what, odd.code, odd.reason, signed, number)
            keep_aside(self._book, aside, self._session.clock())
            self._aside.append(aside)

    def _take_change(self, signed: Signed, number: int | None) -> None:
        try:
            change = decode(signed.body)
        except BadChange as error:
            if not self._is_kept_unread(signed, number):
                raise SetAside("not a change", f"It cannot be read as a change: {error}.") from error
            return
        known = log.hash_by_id(self._book, change.id)
        if known is None:
            self._verify(change, signed)
            self._projection.apply(log.append(self._book, change, signed, number), change)
            self._session.saw(change.at)
        elif known != hash_of(signed.body):
            raise SetAside(FORK, "Another change is known under the same id.")
        elif number is None or not log.accept(self._book, change.id, number):
            return
        self._families.add(change.family)

    def _is_kept_unread(self, signed: Signed, number: int | None) -> bool:
        """Is it one that an earlier version put in the log? The hub's number of it is kept as any other's."""
        known = log.by_hash(self._book, hash_of(signed.body))
        for one in known:
            if number is not None and log.accept(self._book, one.change, number):
                self._families.add(one.family)
        return bool(known)

    def _verify(self, change: Change, signed: Signed) -> None:
        if any(map(is_practice, (change.id, change.family, change.writer, change.author))):
            raise SetAside("practice", "It was made in practice, from where nothing is taken in.")
        key, practitioner = self._writer(change.writer)
        try:
            check_change(signed, key)
        except BadSignature as error:
            raise SetAside(
                "signature", "Its signature does not fit: it was altered, or somebody else wrote it."
            ) from error
        if change.author != practitioner:
            raise SetAside("author", "It says it is by somebody else than the person whose device signed it.")
        self._verify_chain(change, hash_of(signed.body))

    def _verify_chain(self, change: Change, digest: bytes) -> None:
        """A writer's changes in a family hang together; one that the hub refused may be missing for good."""
        neighbours = log.neighbours(self._book, change.writer, change.family, change.n)
        if change.n in neighbours:
            raise SetAside(FORK, "Its writer counted two changes under the same number.")
        before, after = neighbours.get(change.n - 1), neighbours.get(change.n + 1)
        if (before and before.hash != change.previous) or (after and after.previous != digest):
            raise SetAside(CHAIN, "It does not follow on from what its writer wrote before and after it.")

    def _writer(self, writer: WriterId) -> tuple[bytes, PractitionerId]:
        if writer not in self._writers:
            found = writer_of(self._book, writer)
            if found is None:
                raise SetAside(WRITER_UNKNOWN, "Its writer's certificate has not arrived.")
            self._writers[writer] = found
        return self._writers[writer]


def _place_in_chain(thing: Aside) -> tuple[bool, int]:
    """Certificates first; then each writer's changes as they were counted, which is how the hub wants them."""
    try:
        return (True, decode(thing.signed.body).n) if thing.what == "change" else (False, 0)
    except BadChange:
        return True, 0
