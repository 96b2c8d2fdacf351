"""Messages to bytes and back. Whatever does not fit raises BadMessage, and nothing else."""

from typing import TypeVar

import msgspec

from ehdesk.wire.messages import Message

T = TypeVar("T", bound=Message)

JSON = "application/json"
PACKED = "application/vnd.msgpack"
_NOT_READ = (msgspec.DecodeError, RecursionError, UnicodeDecodeError)


class BadMessage(Exception):
    """Bytes that are not the message they should be, or more of them than allowed."""


def to_json(message: Message) -> bytes:
    """A control message."""
    return msgspec.json.encode(message)


def from_json(kind: type[T], data: bytes) -> T:
    """Raises BadMessage."""
    try:
        return msgspec.json.decode(data, type=kind)
    except _NOT_READ as error:
        raise BadMessage(f"not a {kind.__name__}: {error}") from error


def to_packed(message: Message) -> bytes:
    """A message that carries changes."""
    return msgspec.msgpack.encode(message)


def from_packed(kind: type[T], data: bytes) -> T:
    """Raises BadMessage."""
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except _NOT_READ as error:
        raise BadMessage(f"not a {kind.__name__}: {error}") from error
