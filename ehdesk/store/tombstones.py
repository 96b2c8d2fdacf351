"""The tombstones of families that were erased, and what of such a family is passed over where it still lies."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ehdesk.store.salvage import ReadChange

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Tombstones:
    """All that are known of, as the vault keeps them. `unseen` are families of which only what lies beside the vault
    tells that they went; `back` are those of which the vault holds a tombstone, and changes again."""

    rows: Rows = ()
    unseen: frozenset[str] = frozenset()
    back: frozenset[str] = frozenset()

    @property
    def changes(self) -> int:
        """How many went with these families."""
        return sum(int(row["changes"]) for row in self.rows)

    def gone(self, made: datetime | None) -> frozenset[str]:
        """Families that lie there and are gone: erased since a copy was made; or, in the vault itself (None), still
        being erased, or more lately than it knows of, without being seen to be back."""
        if made is None:
            return (frozenset(row["family"] for row in self.rows if row["wiped"] is None) | self.unseen) - self.back
        return frozenset(row["family"] for row in self.rows if datetime.fromisoformat(row["at"]) >= made)

    def is_since(self, one: ReadChange) -> bool:
        """Was a change in the vault itself written once such a family was back? Only what the hub has ever goes, so
        what waits was."""
        return one.is_unsent and one.of.family not in self.unseen


def tombstones_of(earlier: Rows, beside: Rows, own: Rows, *, are_all: bool, here: AbstractSet[str]) -> Tombstones:
    """Those of the copies, those that lie beside the vault, and its own, of which `are_all` says whether all were read.
    `here` are the families of which it holds changes.

    SQLCipher passes in silence over what a damaged log held: so a tombstone that is known beside the vault counts, and
    what lies in the vault of such a family is from before it went.
    """
    seen = {row["id"] for row in own}
    unseen = frozenset(row["family"] for row in beside if are_all and row["id"] not in seen)
    every = {row["id"]: row for row in (*earlier, *beside, *own)}
    return Tombstones(tuple(every.values()), unseen, frozenset(row["family"] for row in own) & here)
