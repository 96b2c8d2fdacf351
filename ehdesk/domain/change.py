"""One save by one person in one family: the unit of saving, of audit and of signature.

A change is written once and its exact bytes are signed, stored and forwarded; nothing encodes it a second time. Keys
that a newer program put into those bytes are therefore kept and passed on, though this one does not read them.
"""

import hashlib
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NewType

import msgspec

from ehdesk.domain.depth import is_deeper

ChangeId = NewType("ChangeId", str)
FamilyId = NewType("FamilyId", str)
RecordId = NewType("RecordId", str)
WriterId = NewType("WriterId", str)
PractitionerId = NewType("PractitionerId", str)
DeviceId = NewType("DeviceId", str)

Value = Any
"""What a field holds: None, bool, int, float, str, or lists and string-keyed dicts of these."""

BODY_LIMIT = 1 << 20
"""The largest body of a change, in bytes."""
DEPTH_LIMIT = 8
"""How deep lists and dicts may nest inside one value."""
BODY_DEPTH_LIMIT = 64
"""The same for the whole body, keys that a newer program wrote included."""
HASH_SIZE = 32
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class BadChange(Exception):
    """Bytes that are not a change, or a change that breaks its own rules; the message says how."""


class Edit(msgspec.Struct, frozen=True, omit_defaults=True):
    """New values for some fields of one record.

    `parents` are the changes whose values the editor had on screen for these fields.
    """

    record: RecordId
    kind: str
    fields: dict[str, Value]
    parents: tuple[ChangeId, ...] = ()


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """One save: applied whole or not at all, everywhere.

    `at` is hybrid logical time (see clock). `writer` is one unlock of one device; `n` counts its changes in this
    family from 1 with no gaps, and `previous` is the hash of its change n - 1 (empty for the first).
    """

    id: ChangeId
    family: FamilyId
    author: PractitionerId
    at: int
    writer: WriterId
    n: int
    previous: bytes
    edits: tuple[Edit, ...]
    reason: str = ""


_encoder = msgspec.msgpack.Encoder(order="deterministic")
_decoder = msgspec.msgpack.Decoder(Change)


def encode(change: Change) -> bytes:
    """The bytes that are signed, stored and forwarded. Raises BadChange."""
    try:
        _check(change)
        body = _encoder.encode(change)
    except UnicodeEncodeError as error:
        raise BadChange("a letter in it is only half there") from error
    except (OverflowError, TypeError) as error:
        raise BadChange("something in it is neither text, a number nor a list of these") from error
    return _within_limits(body)


def decode(body: bytes) -> Change:
    """The change in `body`, checked. Raises BadChange."""
    try:
        change = _decoder.decode(_within_limits(body))
    except UnicodeDecodeError as error:
        raise BadChange("text in it has bytes that are no letters") from error
    except msgspec.DecodeError as error:
        raise BadChange("it is cut short, or not written as a change is") from error
    _check(change)
    return change


def hash_of(body: bytes) -> bytes:
    """SHA-256 of a change's bytes."""
    return hashlib.sha256(body).digest()


def _within_limits(body: bytes) -> bytes:
    if len(body) > BODY_LIMIT:
        raise BadChange(f"it is too long, and the most is {BODY_LIMIT >> 20} MB")
    if is_deeper(body, BODY_DEPTH_LIMIT):
        raise BadChange(f"lists in lists, more than {BODY_DEPTH_LIMIT} deep")
    return body


def _check(change: Change) -> None:
    for problem in _problems(change):
        raise BadChange(problem)


def _problems(change: Change) -> Iterator[str]:
    for name in ("id", "family", "author", "writer"):
        if not is_id(getattr(change, name)):
            yield f"{name} is not a UUID"
    if not 0 <= change.at < 1 << 63:
        yield "time out of range"
    if not 1 <= change.n < 1 << 63:
        yield "n counts from 1"
    if len(change.previous) != (HASH_SIZE if change.n > 1 else 0):
        yield "previous is a hash from the second change on, and empty in the first"
    if not change.edits:
        yield "nothing was edited"
    for edit in change.edits:
        yield from _edit_problems(edit)


def _edit_problems(edit: Edit) -> Iterator[str]:
    if not is_id(edit.record):
        yield "record is not a UUID"
    if not all(is_id(parent) for parent in edit.parents):
        yield "a parent is not a UUID"
    if not edit.kind or not edit.fields:
        yield "an edit names a kind and at least one field"
    if not all(_is_plain(value, DEPTH_LIMIT) for value in edit.fields.values()):
        yield "a value is not plain: a number that is no number, or nested too deep"


def _is_plain(value: Value, depth: int) -> bool:
    match value:
        case None | bool() | str():
            return True
        case int():
            return -(1 << 63) <= value < 1 << 63
        case float():
            return math.isfinite(value)
        case Mapping():
            return depth > 0 and all(isinstance(k, str) and _is_plain(v, depth - 1) for k, v in value.items())
        case Sequence() if not isinstance(value, bytes):
            return depth > 0 and all(_is_plain(item, depth - 1) for item in value)
        case _:
            return False


def is_id(text: str) -> bool:
    """Is it a UUID written the usual way: 36 characters, small letters, hyphens?"""
    return isinstance(text, str) and _ID.fullmatch(text) is not None
