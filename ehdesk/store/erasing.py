"""Erasing families whole: their rows, then every page that ever held them, then the copies that do.

First the rows go, all or none, and a tombstone takes their place: which family, when and why, no word of it. Then the
database is written anew, the write-ahead log emptied, and one new backup takes the place of all earlier ones: it holds
all that they do but for what was erased, since the log is only added to. Stopped anywhere, the next opening goes on.
"""

from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path

from ehdesk.domain.change import FamilyId
from ehdesk.store.anchor import added
from ehdesk.store.attachments import Attachments
from ehdesk.store.backups import Backups
from ehdesk.store.book import Book
from ehdesk.store.cursors import cursor
from ehdesk.store.doing import Doing, Told, nobody
from ehdesk.store.driver import Database, compact
from ehdesk.store.erasures import Erasures, Leaving, is_about
from ehdesk.store.errors import BackupNeeded, StoreError
from ehdesk.store.going_back import forget_what_was_laid_beside
from ehdesk.store.laid_aside import LaidAsideFiles
from ehdesk.store.session import Clock

_MAY_NAME_IT = ("place", "print_folder")
"""Settings that may quote a search for the family, or be a folder that somebody called by its name."""
_COMPACTED = "written anew since"
_EVER = "~"
"""Later than every moment in the tables."""
_TABLES = ("awaited", "listed", "draft", "access", "cursor", "change", "leaving")


def erase_those_due(book: Book, erasures: Erasures, backups: Backups, clock: Clock, *, told: Told = nobody) -> bool:
    """Erase the families that are to go and that nothing holds, unless something else is still to be finished: is
    anything? Only while nobody looks. Raises StoreError.

    None goes while an earlier copy holds what is nowhere else: somebody went back from it, and may go forward again.
    """
    due = [one for one in erasures.leaving() if not one.is_held and one.at <= clock()]
    if (is_unfinished := _is_unfinished(erasures)) or due:
        told(Doing.ERASING)
    if not is_unfinished:
        are_waiting = bool(due) and any(backups.holds_more(one) for one in backups.all())
        erasures.note_waiting(are_waiting=are_waiting)
        for one in () if are_waiting else due:
            _erase(book, one, clock)
    return _is_unfinished(erasures)


def finish_erasing(
    folder: Path, book: Book, erasures: Erasures, backups: Backups, laid_aside: LaidAsideFiles, clock: Clock
) -> None:
    """Take away every page and copy that held what was erased. Only while nobody looks.

    Raises StoreError, as where there is no room for a new backup: the rest is then done at the next opening.
    """
    _compact_once(book, erasures)
    _renew(backups, {one.family for one in erasures.all()})
    _remove_what_holds_nothing_new(laid_aside)
    forget_what_was_laid_beside(folder)
    with book.writing() as db:
        db.execute("update erased set wiped = ? where wiped is null", (clock().isoformat(),))


def _is_unfinished(erasures: Erasures) -> bool:
    return any(one.wiped is None for one in erasures.all())


def _compact_once(book: Book, erasures: Erasures) -> None:
    """It takes as long as the database is large: where only the new copy is missing it is not done again."""
    newest = str(erasures.all()[0].id)
    if book.row("select 1 from setting where key = ? and value = ?", (_COMPACTED, newest)) is None:
        Attachments(book).clear()
        compact(book.db)
        with book.writing() as db:
            db.execute("insert or replace into setting (key, value) values (?, ?)", (_COMPACTED, newest))


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


def forget_what_went(book: Book) -> None:
    """What was read out of copies may be older than a family's going, and tell of it: texts, accesses, settings."""
    with book.writing() as db:
        for family, at in book.rows("select family, max(at) from erased group by family"):
            if book.row("select 1 from change where family = ?", (family,)) is None:
                _forget_settings(db, book, family)
            _forget_asides(db, book, family, before=at)
            db.execute("insert into erasing values (?)", (family,))
            for table in ("draft", "access"):
                db.execute(f"delete from {table} where family = ? and at < ?", (family, at))
            db.execute("delete from erasing")


def _forget_settings(db: Database, book: Book, family: FamilyId) -> None:
    """What is kept on this computer about anything of the family, and what may hold its name."""
    records = [id for (id,) in book.rows("select id from record where family = ?", (family,))]
    for key, value in book.rows("select key, value from setting"):
        if key in _MAY_NAME_IT or any(id in key or id in value for id in (family, *records)):
            db.execute("delete from setting where key = ?", (key,))


def _forget_asides(db: Database, book: Book, family: FamilyId, before: str = _EVER) -> None:
    for hash, body in book.rows("select hash, body from aside where what = 'change' and at < ?", (before,)):
        if is_about(family, body):
            db.execute("delete from aside where hash = ?", (hash,))


def _renew(backups: Backups, gone: AbstractSet[FamilyId]) -> None:
    """A new one, and none of the earlier ones, which hold no more than it but for the families that went.

    Raises BackupNeeded where one does: it stays.
    """
    earlier = backups.all()
    backups.make()
    needed = [one for one in earlier if backups.holds_more(one, but=gone)]
    backups.remove([one for one in earlier if one not in needed])
    if needed:
        raise BackupNeeded


def _remove_what_holds_nothing_new(laid_aside: LaidAsideFiles) -> None:
    """Files set aside are the only copy of whatever can be read in them alone: such ones stay until somebody acts."""
    for one in laid_aside.all():
        with suppress(StoreError):
            found = laid_aside.read(one)
            if not found.changes and not found.pictures and found.lost == 0:
                laid_aside.remove(one)
