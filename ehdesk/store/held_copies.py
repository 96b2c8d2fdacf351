"""What the earlier copies of a vault hold, for who chooses one: how much, and whether it can be opened at all."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from ehdesk.domain.shelf import SHELF
from ehdesk.store.anchor import Anchor
from ehdesk.store.backups import Backup
from ehdesk.store.driver import DATABASE, open_to_look, rows
from ehdesk.store.errors import StoreError
from ehdesk.store.soundness import troubles

_COUNTS = "select (select count(distinct family) from change where family <> ?), (select count(*) from change)"


@dataclass(frozen=True, slots=True)
class HeldCopy:
    """A copy, its bytes, and how many families and changes are in it. Each of its pages is read when one goes back."""

    backup: Backup
    size: int
    families: int
    changes: int


def held_copies(backups: Iterator[Backup], data_key: bytes) -> Iterator[HeldCopy]:
    """Those that open, as far as a short look can tell."""
    for one in backups:
        database = one.folder / DATABASE
        try:
            if any(troubles(database, data_key, Anchor(one.folder, data_key))):
                continue
            with closing(open_to_look(database, data_key)) as db:
                families, changes = rows(db, _COUNTS, (SHELF,))[0]
            yield HeldCopy(one, database.stat().st_size, families, changes)
        except (StoreError, OSError):
            continue
