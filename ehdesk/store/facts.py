"""Facts about the vault itself: whose it is, its device's key, where it is enrolled. Typed values by name."""

from typing import TypeVar

import msgspec

from ehdesk.domain.change import DeviceId
from ehdesk.store.book import Book

OWNER, DEVICE_KEY, ENROLMENT = "owner", "device key", "enrolment"
"""Whose it is, the device's private key, and the hub that both belong to."""
OWN_DEVICES = "own devices"
"""The ids of all devices of this person, as the hub said last."""
T = TypeVar("T")


def fact(book: Book, key: str, kind: type[T]) -> T | None:
    """The fact kept under a key, or None."""
    found = book.row("select value from fact where key = ?", (key,))
    return msgspec.msgpack.decode(found[0], type=kind) if found else None


def keep_fact(book: Book, key: str, value: object) -> None:
    """Keep a fact, in place of the one before."""
    with book.writing() as db:
        db.table("fact").upsert({"key": key, "value": msgspec.msgpack.encode(value)}, pk="key")


def own_devices(book: Book) -> frozenset[DeviceId]:
    """All devices of this person, as the hub said last."""
    return frozenset(fact(book, OWN_DEVICES, list[DeviceId]) or ())
