"""The mark of practice: part of every id that is made in practice, so of everything that is signed there.

An id with the mark is a UUID like any other (RFC 9562, version 8). It stands in the ids of the device, of its user, of
each unlock and of each change, family and record. So no fact that is altered later takes it away.
"""

from collections.abc import Callable

_ENDS = "9ac71ce0"
_VERSION_AT, _VERSION = 14, "8"


def marked(id: str) -> str:
    """The same UUID with the mark in it. Its time stays, so that what was made first comes first."""
    return f"{id[:_VERSION_AT]}{_VERSION}{id[_VERSION_AT + 1 : -len(_ENDS)]}{_ENDS}"


def marking(ids: Callable[[], str]) -> Callable[[], str]:
    """New ids that carry the mark."""
    return lambda: marked(ids())


def is_practice(id: str) -> bool:
    """Was this made in practice?"""
    return id.endswith(_ENDS) and id[_VERSION_AT : _VERSION_AT + 1] == _VERSION
