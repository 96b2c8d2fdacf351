"""What a small file of JSON says, from whoever wrote or damaged it: read whole, or told as unreadable."""

from typing import TypeVar

import msgspec

T = TypeVar("T")


def from_json(content: bytes, kind: type[T]) -> T:
    """Raises msgspec.DecodeError, also for bytes that are no letters and for lists in lists without end."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError(str(error)) from error
