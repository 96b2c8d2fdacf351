"""Is the vault on the disk what it was left as? Looked at before it is opened for writing; nothing is changed."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from ehdesk.store.anchor import Anchor, Mark, taken_away
from ehdesk.store.driver import Database, open_to_look, rows
from ehdesk.store.errors import VaultDamaged
from ehdesk.store.schema import refuse_newer, version
from ehdesk.store.wal import PAGE, Walk, walk

PLAIN_HEADER: Final = b"SQLite format 3\x00"
_NO_BEGINNING: Final = "the beginning of its file cannot be read."


def troubles(database: Path, data_key: bytes, anchor: Anchor) -> Iterator[str]:
    """Everything that is wrong with the vault's files as a whole, as sentences; none for a sound vault.

    It reads little of the database: damage deep inside shows when that part is read, and in `check`. A place that the
    disk cannot read counts as damaged, as it does for SQLite: it seldom passes, and there is a way on from damage.
    Raises OSError where a file cannot even be opened, StoreError, VaultNewer.
    """
    with database.open("rb", buffering=0) as file:
        try:
            beginning = file.read(len(PLAIN_HEADER))
        except OSError:
            yield _NO_BEGINNING
            return
        if not beginning:
            yield "its file is empty."
            return
        if beginning == PLAIN_HEADER:
            yield "its file is not encrypted, so it is not the one that was left here."
            return
    log = walk(database.with_name(database.name + "-wal"))
    if log.trouble:
        yield log.trouble
    try:
        with closing(open_to_look(database, data_key)) as db:
            refuse_newer(db)
            yield from _shortfall(db, database.stat().st_size, log)
            yield from _against_anchor(db, anchor.read())
    except VaultDamaged:
        yield _NO_BEGINNING


def _shortfall(db: Database, size: int, log: Walk) -> Iterator[str]:
    """Pages that the database says it has must be in its file or in its write-ahead log."""
    pages = log.database_pages or rows(db, "pragma page_count")[0][0]
    if any(page not in log.pages for page in range(size // PAGE + 1, pages + 1)):
        yield f"its file has been cut short: {size:,} bytes of {pages * PAGE:,}."


def _against_anchor(db: Database, anchored: Mark | None) -> Iterator[str]:
    if version(db) == 0:
        yield "its file holds no vault."
        return
    if anchored is None:
        yield "the file that says how much it holds is missing or cannot be read."
        return
    held = Mark(*rows(db, "select commits, changes, digest from book")[0])
    lost = anchored.commits - held.commits
    if lost > 0:
        yield f"it is an older copy, or has lost its newest part: {lost:,} of {anchored.commits:,} saves are not in it."
    elif _digest_then(db, held, anchored) != anchored.digest:
        yield "it does not hold what it held when it was last used."


def _digest_then(db: Database, held: Mark, anchored: Mark) -> bytes | None:
    """The digest as it was when the anchor was written, a few changes ago."""
    newer = held.changes - anchored.changes
    if newer < 0:
        return None
    hashes = rows(db, "select hash from change order by seq desc limit ?", (newer,))
    return taken_away(held.digest, (digest for (digest,) in hashes))
