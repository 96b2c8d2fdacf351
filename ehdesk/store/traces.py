"""What damaged files still say of things that cannot be read themselves: rows of indexes, and of current values.

None of it proves anything. It only tells what is missing, and of that only how much.
"""

import json
from typing import Final, NamedTuple

from ehdesk.store.raw_pages import Row

_ID: Final = 36


class Place(NamedTuple):
    """A place in the log of one database: which change lies there, or of which family it is; the other is not said."""

    seq: int
    change: str = ""
    family: str = ""


class Record(NamedTuple):
    """A record of which there are current values, and the change that began it, where that is said."""

    family: str
    id: str
    since: str = ""


def trace_in(row: Row) -> Place | Record | None:
    """What a row tells of."""
    try:
        match row[1]:
            case [bytes() as change, int() as seq] if len(change) == _ID:
                return Place(seq, change=change.decode("ascii"))
            case [bytes() as writer, bytes() as family, int(), int() as seq] if len(writer) == len(family) == _ID:
                return Place(seq, family=family.decode("ascii"))
            case [
                None,
                bytes() as id,
                bytes() as family,
                bytes(),
                int(),
                bytes() as since,
                int(),
                _,
                bytes() as body,
                _,
            ]:
                json.loads(body)
                return Record(family.decode("ascii"), id.decode("ascii"), since.decode("ascii"))
    except (ValueError, RecursionError):
        pass
    return None
