"""One pushed change, as far as it can be judged without the log: readable, signed, and by who it says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec

from ehdesk.domain.change import (
    HASH_SIZE,
    BadChange,
    ChangeId,
    FamilyId,
    PractitionerId,
    WriterId,
    decode,
    hash_of,
    is_id,
)
from ehdesk.domain.practice import is_practice
from ehdesk.domain.signing import BadSignature, Signed, check_change
from ehdesk.hub.writers import Writer
from ehdesk.wire.refusals import Refusal


class Place(msgspec.Struct, frozen=True):
    """Where a change stands in its writer's chain: what can be read even of one whose edits cannot."""

    id: ChangeId
    family: FamilyId
    author: PractitionerId
    writer: WriterId
    n: int
    previous: bytes


@dataclass(frozen=True, slots=True)
class Offer:
    """A change on its way in.

    `place` is None when not even that can be read; `refusal` is None when nothing speaks against it.
    """

    signed: Signed
    hash: bytes
    place: Place | None
    parents: frozenset[ChangeId]
    refusal: Refusal | None


_places = msgspec.msgpack.Decoder(Place)


def read(signed: Signed) -> Offer:
    """A change as read; its signature not yet checked."""
    hashed = hash_of(signed.body)
    try:
        change = decode(signed.body)
    except BadChange:
        return Offer(signed, hashed, _place(signed.body), frozenset(), Refusal.UNREADABLE)
    place = Place(change.id, change.family, change.author, change.writer, change.n, change.previous)
    parents = frozenset(parent for edit in change.edits for parent in edit.parents)
    return Offer(signed, hashed, place, parents, None)


def judged(offer: Offer, writers: Mapping[WriterId, Writer]) -> Offer:
    """The same offer with what speaks against it, once its writer is looked up."""
    if offer.refusal or offer.place is None:
        return offer
    return replace(offer, refusal=_against(offer.signed, offer.place, writers))


def _against(signed: Signed, place: Place, writers: Mapping[WriterId, Writer]) -> Refusal | None:
    if any(map(is_practice, (place.id, place.family, place.author, place.writer))):
        return Refusal.PRACTICE
    writer = writers.get(place.writer)
    if writer is None:
        return Refusal.UNKNOWN_WRITER
    if writer.practitioner != place.author:
        return Refusal.NOT_THE_AUTHOR
    try:
        check_change(signed, writer.key)
    except BadSignature:
        return Refusal.BAD_SIGNATURE
    return None


def _place(body: bytes) -> Place | None:
    try:
        place = _places.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return place if _is_sound(place) else None


def _is_sound(place: Place) -> bool:
    ids = (place.id, place.family, place.author, place.writer)
    has_hash = len(place.previous) == (HASH_SIZE if place.n > 1 else 0)
    return all(is_id(name) for name in ids) and 1 <= place.n < 1 << 63 and has_hash
