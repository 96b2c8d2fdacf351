"""Erasing families whole: their rows, then every page that ever held them, then the copies that do.

First the rows go, all or none, and a tombstone takes their place: which family, when and why, no word of it. Then the
database is written anew, the write-ahead log emptied, and one new backup takes the place of all earlier ones: it holds
all that they do but for what was erased, since the log is only added to. Stopped anywhere, the next opening goes on.
"""

from contextlib import suppress

from ehdesk.domain.change import FamilyId
from ehdesk.store.anchor import added
from ehdesk.store.attachments import Attachments
from ehdesk.store.backups import Backups
from ehdesk.store.book import Book
from ehdesk.store.cursors import cursor
from ehdesk.store.driver import Database, compact
from ehdesk.store.erasures import Erasures, Leaving, family_of
from ehdesk.store.errors import StoreError
from ehdesk.store.laid_aside import LaidAsideFiles
from ehdesk.store.session import Clock

_LAST_PLACE = "place"
_TABLES = ("awaited", "listed", "draft", "access", "cursor", "change", "leaving")


def erase_what_is_due(
    book: Book, erasures: Erasures, backups: Backups, laid_aside: LaidAsideFiles, clock: Clock
) -> None:
    """Erase the families that are to go and that nothing holds, and finish what was begun. Only while nobody looks.

    Raises StoreError, as where there is no room for a new backup: the rest is then done at the next opening.
    """
    for one in erasures.leaving():
        if not one.is_held:
            _erase(book, one, clock)
    if any(one.wiped is None for one in erasures.all()):
        Attachments(book).clear()
        compact(book.db)
        _renew(backups)
        _remove_what_holds_nothing_new(laid_aside)
        with book.writing() as db:
            db.execute("update erased set wiped = ? where wiped is null", (clock().isoformat(),))


def _erase(book: Book, one: Leaving, clock: Clock) -> None:
    family = one.family
    with book.writing() as db:
        head, digest, count = cursor(book, family), bytes(32), 0
        for (hash,) in book.rows("select hash from change where family = ?", (family,)):
            digest, count = added(digest, hash), count + 1
        db.execute("insert into erasing values (?)", (family,))
        _forget_settings(db, book, family)
        db.execute("delete from words where rowid in (select seq from record where family = ?)", (family,))
        db.execute("insert into words (words) values ('optimize')")
        db.execute("delete from record where family = ?", (family,))
        _forget_asides(db, book, family)
        for table in _TABLES:
            db.execute(f"delete from {table} where family = ?", (family,))
        db.execute(
            "insert into erased (family, why, at, changes, digest, number, head) values (?, ?, ?, ?, ?, ?, ?)",
            (family, one.why, clock().isoformat(), count, digest, head.number, head.head_hash),
        )
        db.execute("delete from erasing")


def _forget_settings(db: Database, book: Book, family: FamilyId) -> None:
    """What is kept on this computer about anything of the family, and the last place, which may quote a search."""
    records = [id for (id,) in book.rows("select id from record where family = ?", (family,))]
    for key, value in book.rows("select key, value from setting"):
        if key == _LAST_PLACE or any(id in key or id in value for id in (family, *records)):
            db.execute("delete from setting where key = ?", (key,))


def _forget_asides(db: Database, book: Book, family: FamilyId) -> None:
    for hash, body in book.rows("select hash, body from aside where what = 'change'"):
        if family_of(body) == family:
            db.execute("delete from aside where hash = ?", (hash,))


def _renew(backups: Backups) -> None:
    earlier = backups.all()
    backups.make()
    backups.remove(earlier)


def _remove_what_holds_nothing_new(laid_aside: LaidAsideFiles) -> None:
    """Files set aside are the only copy of whatever can be read in them alone: such ones stay until somebody acts."""
    for one in laid_aside.all():
        with suppress(StoreError):
            found = laid_aside.read(one)
            if not found.changes and found.lost == 0:
                laid_aside.remove(one)
