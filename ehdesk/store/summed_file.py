"""Small files with a sum below their one line: what was cut short or altered is told from what is whole."""

import hashlib

from ehdesk.store.errors import StoreError


class NotWhole(StoreError):
    """The file is not as it was written."""


def summed(body: bytes) -> bytes:
    """A line and its SHA-256 below it."""
    return body + b"\n" + _sum(body) + b"\n"


def whole_body(content: bytes) -> bytes:
    """The line of such a file. Raises NotWhole."""
    body, _, rest = content.partition(b"\n")
    if rest != _sum(body) + b"\n":
        raise NotWhole
    return body


def _sum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()
