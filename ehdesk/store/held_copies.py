"""What the earlier copies of a vault hold, for who chooses one: how much, and whether it can be opened at all."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from ehdesk.domain.shelf import SHELF
from ehdesk.store.anchor import Anchor
from ehdesk.store.backups import Backup
from ehdesk.store.driver import DATABASE, Database, open_to_look, rows
from ehdesk.store.errors import StoreError
from ehdesk.store.soundness import troubles

_CHANGES = "select hash, family, state from change"
_COUNTS = "select (select count(distinct family) from change where family <> ?), (select count(*) from change)"


@dataclass(frozen=True, slots=True)
class HeldCopy:
    """A copy, and how many families and changes are in it. Each of its pages is read when one goes back.

    One that `was_set_aside` is the vault as it was before somebody went back, at the moment when they did.
    """

    backup: Backup
    families: int
    changes: int
    was_set_aside: bool = False


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What is in the vault and not in a copy of it: changes, the families that they are about, and those of them that
    the hub has not confirmed."""

    changes: int
    families: int
    unsent: int


def left_behind(here: Database, backup: Backup, data_key: bytes) -> LeftBehind:
    """What going back to a copy would leave behind. Raises StoreError."""
    with closing(open_to_look(backup.folder / DATABASE, data_key)) as db:
        known = {hash for (hash,) in rows(db, "select hash from change")}
    more = [(family, state) for hash, family, state in rows(here, _CHANGES) if hash not in known]
    families = {family for family, _state in more if family != SHELF}
    return LeftBehind(len(more), len(families), sum(state > 0 for _family, state in more))


def held_copies(backups: Iterable[Backup], data_key: bytes, *, were_set_aside: bool = False) -> Iterator[HeldCopy]:
    """Those that open, as far as a short look can tell."""
    for one in backups:
        database = one.folder / DATABASE
        try:
            if database.with_name(f"{DATABASE}-wal").exists() or any(
                troubles(database, data_key, Anchor(one.folder, data_key))
            ):
                continue
            with closing(open_to_look(database, data_key)) as db:
                families, changes = rows(db, _COUNTS, (SHELF,))[0]
            yield HeldCopy(one, families, changes, were_set_aside)
        except (StoreError, OSError):
            continue
