"""The order in which the hub took a family's changes: numbers from 1 with no gaps, and a hash over all of them.

Two logs of one family that hold the same head at the same number hold the same changes in the same order.
"""

import hashlib

NO_HEAD = b""
"""The head of a log that holds nothing yet."""


def head_after(head: bytes, change_hash: bytes) -> bytes:
    """The head of a log once the change with this hash is added to it."""
    return hashlib.sha256(head + change_hash).digest()
