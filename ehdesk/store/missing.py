"""What is known to be missing of a damaged vault, once all that can still be read of it has come over.

Places in the log have no gaps, and the vault's anchor says how many there were. Of a change that cannot be read an
index may still say whose it is, and rows of current values name records of which no change came over.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from ehdesk.domain.shelf import SHELF
from ehdesk.store import log
from ehdesk.store.anchor import Mark
from ehdesk.store.book import Book
from ehdesk.store.findings import Findings


@dataclass(frozen=True, slots=True)
class Missing:
    """`changes` is None where nobody can know. Of the families that are `not_whole` something is missing. What is kept
    aside is not missing, and of the shelf only changes are counted: it belongs to no family."""

    families: int
    not_whole: int
    records: int
    changes: int | None


def missing(found: Findings, book: Book, anchored: Mark | None) -> Missing:
    """Compare what was seen with what came over."""
    aside = [change for (body,) in book.rows(_ASIDE) if (change := log.read(body)) is not None]
    logged = {id for (id,) in book.rows("select id from change")}
    here = {family for (family,) in book.rows("select distinct family from change")} - {SHELF}
    records = {id for (id,) in book.rows("select id from record")}
    records |= {edit.record for change in aside for edit in change.edits}
    lost = {one for one in found.records if one.id not in records and one.since not in logged and one.family != SHELF}
    read = _places_read(found, logged, logged | {change.id for change in aside})
    changes = None if anchored is None else found.missing(anchored.changes, read)
    of = {one.family for one in found.traces if one.family and one.seq not in read} | {one.family for one in lost}
    gaps = {family for (family,) in book.rows(_FAMILIES_WITH_GAPS)} if changes != 0 else set[str]()
    return Missing(
        families=len(of - here - {change.family for change in aside} - {SHELF}),
        not_whole=len((of | gaps) & here),
        records=len({one.id for one in lost}),
        changes=changes,
    )


def _places_read(found: Findings, logged: AbstractSet[str], known: AbstractSet[str]) -> AbstractSet[int]:
    """Where a change lay that came over, from wherever it did; of those that perhaps were never saved, only where it
    is in the log now."""
    unsaved = {min(found.unsaved[body].values()) for body in found.unsaved if found.named[body].change in logged}
    listed = {one.seq for one in found.traces if one.change in known}
    return found.places.keys() | unsaved | listed


_ASIDE: Final = "select body from aside where what = 'change'"
_FAMILIES_WITH_GAPS: Final = """
select distinct family from change group by family, writer having max(n) > count(*)
"""
"""A colleague's change may be missing for good, since the hub refused it: so they tell something only where changes are
missing at all."""
