"""What the earlier copies of a vault hold, for who chooses one: how much, and whether it can be opened at all."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from ehdesk.domain.shelf import SHELF
from ehdesk.store.anchor import Anchor
from ehdesk.store.backups import Backup
from ehdesk.store.driver import DATABASE, Database, has_log, open_to_look, rows
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
class HeldCopies:
    """Those that open, the newest first, and how many there are that do not."""

    copies: tuple[HeldCopy, ...]
    unread: int


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


def held_copies(backups: Sequence[Backup], data_key: bytes, aside: Iterable[Backup] = ()) -> HeldCopies:
    """Of the copies of a vault, and of what was set aside each time that somebody went back: that may be damaged, and
    is not counted where it does not open."""
    found = [held for one in backups if (held := _held(one, data_key))]
    was_here = [replace(held, was_set_aside=True) for one in aside if (held := _held(one, data_key))]
    newest_first = sorted([*found, *was_here], key=lambda one: one.backup.at, reverse=True)
    return HeldCopies(tuple(newest_first), len(backups) - len(found))


def _held(one: Backup, data_key: bytes) -> HeldCopy | None:
    """None where it does not open, as far as a short look can tell."""
    database = one.folder / DATABASE
    try:
        if has_log(database) or any(troubles(database, data_key, Anchor(one.folder, data_key))):
            return None
        with closing(open_to_look(database, data_key)) as db:
            families, changes = rows(db, _COUNTS, (SHELF,))[0]
        return HeldCopy(one, families, changes)
    except (StoreError, OSError):
        return None
