"""Is everything in a vault as it was left and as its log says? A look only: nothing of it is changed."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ehdesk.store.anchor import Anchor
from ehdesk.store.check_log import unread
from ehdesk.store.check_projection import projection_problems
from ehdesk.store.door import assert_vault
from ehdesk.store.driver import DATABASE, Database, open_to_look, rows
from ehdesk.store.errors import VaultDamaged
from ehdesk.store.keys import NO_COPY, damaged_copies, has_keys, read_keys
from ehdesk.store.lock import Lock
from ehdesk.store.looks import ALL, AT_WHAT_STAYS, told
from ehdesk.store.schema import VERSION, version
from ehdesk.store.session import Clock
from ehdesk.store.soundness import troubles
from ehdesk.store.ways_in import key_by_passphrase


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found. Sound when there are no problems; `aside` counts what was set aside, which is none.

    Where it is sound, `unread` counts the changes that are kept as they were signed and cannot be read by this version.
    """

    problems: tuple[str, ...]
    changes: int = 0
    families: int = 0
    records: int = 0
    unsent: int = 0
    aside: int = 0
    unread: int = 0
    note: str = ""
    """What to do, where there is something to be done."""

    @property
    def is_sound(self) -> bool:
        """Nothing is wrong."""
        return not self.problems


def _now() -> datetime:
    return datetime.now(UTC)


def check(folder: Path, passphrase: str, *, clock: Clock = _now) -> Report:
    """Check a vault that nobody has open: files, anchor, integrity, chains, signatures, current values.

    Raises WrongPassphrase, WaitBeforeTrying, VaultMissing, VaultInUse, VaultNewer; damage is reported, not raised.
    """
    assert_vault(folder)
    lock = Lock(folder)
    try:
        return looked_through(folder, key_by_passphrase(folder, read_keys(folder), passphrase, clock))
    except VaultDamaged as damage:
        return Report((damage.reason,))
    finally:
        lock.release()


def looked_through(folder: Path, data_key: bytes) -> Report:
    """The same by the data key, for whoever holds the lock. Raises VaultNewer."""
    database = folder / DATABASE
    if not database.is_file():
        return Report(("its main file is missing.",))
    outside = [f"the file “{name}” cannot be read; another copy can." for name in damaged_copies(folder)]
    if not has_keys(folder):
        outside = [NO_COPY]
    outside += troubles(database, data_key, Anchor(folder, data_key))
    try:
        with closing(open_to_look(database, data_key)) as db:
            return _report(db, outside)
    except VaultDamaged as damage:
        return Report(tuple(outside) or (damage.reason,))


def _report(db: Database, outside: list[str]) -> Report:
    if version(db) == 0:
        return Report(tuple(outside))
    is_earlier = version(db) < VERSION
    looks = AT_WHAT_STAYS if is_earlier else ALL
    problems = [*outside, *(problem for look in looks for problem in told(look, db))]
    counts, left = (rows(db, _COUNTS)[0], unread(db)) if not problems else (_counted(db), [])
    note = " ".join(_notes(db, problems, left, is_earlier=is_earlier))
    return replace(Report(tuple(problems), *counts), unread=len(left), note=note)


def _notes(db: Database, problems: list[str], left: list[str], *, is_earlier: bool) -> Iterator[str]:
    if is_earlier:
        yield _EARLIER
    elif problems and problems == list(told(projection_problems, db)):
        yield MENDED_BY_REBUILDING
    if left:
        yield _UNREAD.format(which="; ".join(left[:_MOST_NAMED]), more=", and more" * (len(left) > _MOST_NAMED))


def _counted(db: Database) -> tuple[int, ...]:
    """The counts, as far as they can be read."""
    try:
        return rows(db, _COUNTS)[0]
    except VaultDamaged:
        return ()


_COUNTS: Final = """
select (select count(*) from change), (select count(distinct family) from change),
       (select count(*) from record), (select count(*) from change where state > 0), (select count(*) from aside)
"""


_MOST_NAMED: Final = 20
_UNREAD: Final = (
    "Some changes cannot be read by this version. They are kept in the log as they were signed, and nothing that is"
    " shown is made from them: {which}{more}."
)
MENDED_BY_REBUILDING: Final = (
    "The log is sound, and only what is made from it is wrong: “ehdesk vault rebuild” makes that anew."
)
_EARLIER: Final = (
    "An earlier version of this app wrote this vault. Its pages and its log were checked; open it once with this app,"
    " which makes everything else anew from the log, and check it again."
)
