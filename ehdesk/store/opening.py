"""Opening a vault whose data key is known: look first, then migrate, begin a new writer, and hand it over."""

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ehdesk.domain.change import FamilyId
from ehdesk.domain.clock import LAST_FOLLOWED
from ehdesk.domain.practice import is_practice
from ehdesk.store import schema
from ehdesk.store.access import AccessLog
from ehdesk.store.anchor import Anchor
from ehdesk.store.attachments import Attachments
from ehdesk.store.backups import Backups, refuse
from ehdesk.store.book import Book
from ehdesk.store.check_pages import page_problems, structure_problems
from ehdesk.store.doing import Doing, Told, nobody
from ehdesk.store.driver import DATABASE, Database, empty_log, open_database, open_to_look
from ehdesk.store.errors import DiskFull, DiskTrouble, StoreError, VaultBusy, VaultDamaged
from ehdesk.store.facts import DEVICE_KEY, OWNER, fact
from ehdesk.store.going_back import MARK, marks
from ehdesk.store.lock import Lock
from ehdesk.store.log import SyncState, place
from ehdesk.store.projection import rebuild
from ehdesk.store.session import Clock, Ids, Owner, Session
from ehdesk.store.soundness import troubles
from ehdesk.store.suspicion import is_suspect, suspect, trust_again
from ehdesk.store.vault import Vault


def opened(folder: Path, data_key: bytes, lock: Lock, ids: Ids, clock: Clock, told: Told = nobody) -> Vault:
    """The vault in `folder`. Raises VaultDamaged (its files are then as they were), VaultNewer, StoreError."""
    database, anchor = folder / DATABASE, Anchor(folder, data_key)
    refuse_damaged(database, data_key, anchor, told)

    def again() -> Database:
        suspect(folder)  # whoever met the damaged page may pass over it
        return open_database(database, data_key)

    def connect() -> Book:
        return Book(open_database(database, data_key), anchor, again)

    # While somebody else looks, closing moves nothing from the write-ahead log: what is refused stays as it is.
    with closing(open_to_look(database, data_key)):
        book = connect()
        try:
            if 0 < schema.version(book.db) < schema.VERSION:
                told(Doing.COPYING)
                _keep_as_it_was(Backups(folder, data_key, connect, clock))
                told(Doing.MIGRATING)
            session = _begin(folder, book, ids, clock)
            if Attachments(book).has_to_clear:
                _clear_attachments(connect)
        except BaseException:
            book.close()
            raise
    with suppress(StoreError):  # so that nothing of a crash stays behind in it; or else at closing
        empty_log(book.db)
    return Vault(folder, book, session, connect, lock, data_key)


def refuse_damaged(database: Path, data_key: bytes, anchor: Anchor, told: Told = nobody) -> None:
    """Raises VaultDamaged with everything that was found, twice: a disk may fail for a moment."""
    if not database.is_file():
        raise VaultDamaged("its main file is missing.")
    if any(troubles(database, data_key, anchor)):
        refuse(troubles(database, data_key, anchor))
    if is_suspect(database.parent):
        told(Doing.READING_ALL)
        with closing(open_to_look(database, data_key)) as db:
            refuse(page_problems(db))
            refuse(structure_problems(db))
        trust_again(database.parent)


def _keep_as_it_was(backups: Backups) -> None:
    """Before the first step of another version. Where there is no room for that, the steps are still all or none."""
    with suppress(DiskFull, DiskTrouble, VaultBusy):
        backups.make()


def _begin(folder: Path, book: Book, ids: Ids, clock: Clock) -> Session:
    """A session with a new writer, in a vault of this version: all of that in one transaction, or nothing."""
    with book.writing() as db:
        if schema.migrate(db):
            rebuild(book)
        session = _session(book, ids, clock)
        db.execute(
            "update change set state = ? where state > 0 and state = ?",
            (place(SyncState.WAITING), place(SyncState.SENDING)),
        )
        pen = session.new_pen(book, session.owner)
        _note_going_back(book, session, folder)
    session.become(session.owner, pen)
    book.settle()
    with suppress(OSError):
        (folder / MARK).unlink(missing_ok=True)
    return session


def _note_going_back(book: Book, session: Session, folder: Path) -> None:
    """Each time that somebody put an earlier copy in this vault's place is on record in it, once."""
    if went := marks(folder):
        access = AccessLog(book, session)
        noted = {one.detail for one in access.noted(MARK)}
        for told in went:
            if told not in noted:
                access.note(FamilyId(""), MARK, told)


def _clear_attachments(connect: Callable[[], Book]) -> None:
    """Through a connection of its own, which a damaged page may spoil. What stays meanwhile harms nothing."""
    with suppress(StoreError), closing(connect()) as book:
        Attachments(book).clear()


def _session(book: Book, ids: Ids, clock: Clock) -> Session:
    owner, device_key = fact(book, OWNER, Owner), fact(book, DEVICE_KEY, bytes)
    if owner is None or device_key is None:
        raise VaultDamaged("it does not say whose it is.")
    key = Ed25519PrivateKey.from_private_bytes(device_key)
    session = Session(owner, key, ids, clock, is_practice=owner.is_practice or _was_practised_in(book))
    latest = book.row("select max(at) from change where at < ?", (LAST_FOLLOWED,))
    session.saw((latest and latest[0]) or 0)
    return session


def _was_practised_in(book: Book) -> bool:
    """Does anything in it come from practice, whatever it says now about whose it is? No other vault takes that in."""
    return any(is_practice(id) for (id,) in book.rows("select id from writer union all select id from device"))
