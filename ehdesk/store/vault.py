"""An open vault: everything that one practitioner's encrypted file can do."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from ehdesk.store.access import AccessLog
from ehdesk.store.attachments import Attachments
from ehdesk.store.backups import Backups
from ehdesk.store.book import Book
from ehdesk.store.changes import ChangeLog
from ehdesk.store.doing import Told, nobody
from ehdesk.store.drafts import Drafts
from ehdesk.store.driver import empty_log
from ehdesk.store.erasing import erase_those_due, finish_erasing
from ehdesk.store.erasures import Erasures
from ehdesk.store.errors import StoreError, VaultDamaged
from ehdesk.store.laid_aside import LaidAsideFiles
from ehdesk.store.lock import Lock
from ehdesk.store.outbox import Outbox
from ehdesk.store.records import Records
from ehdesk.store.search import Search
from ehdesk.store.session import Ids, Owner, Session
from ehdesk.store.settings import Settings
from ehdesk.store.spare import put_spare
from ehdesk.store.suspicion import suspect
from ehdesk.store.sync_book import SyncBook
from ehdesk.store.unsent import UnsentWork
from ehdesk.store.way_back import WayBack
from ehdesk.store.ways_in import WaysIn


class Vault:
    """One connection to an open vault. Close it; a `with` block does."""

    def __init__(
        self,
        folder: Path,
        book: Book,
        session: Session,
        connect: Callable[[], Book],
        lock: Lock | None,
        data_key: bytes,
    ) -> None:
        self.folder = folder
        self._book = book
        self._session = session
        self._connect = connect
        self._lock = lock
        self._data_key = data_key
        self._is_closed = False
        self.changes = ChangeLog(book, session, may_save=lock is not None)
        self.records = Records(book)
        self.drafts = Drafts(book, session.clock)
        self.outbox = Outbox(book, session)
        self.settings = Settings(book)
        self.access = AccessLog(book, session)
        self.sync = SyncBook(book, session)
        self.search = Search(book)
        self.attachments = Attachments(book)
        self.unsent = UnsentWork(folder, book, session, self.changes, self.outbox, connect)
        self.backups = Backups(folder, data_key, connect, session.clock)
        self.laid_aside = LaidAsideFiles(folder, data_key, book, self.access)
        self.way_back = WayBack(folder, data_key, connect, self.laid_aside, session.clock)
        self.erasures = Erasures(book, session)
        self.ways_in = WaysIn(folder, data_key, self.settings, session.clock)

    @property
    def owner(self) -> Owner:
        """Whose vault it is."""
        return self._session.owner

    @property
    def is_practice(self) -> bool:
        """Is everything in it made up, to practise with? It is so for ever."""
        return self._session.is_practice

    @property
    def new_id(self) -> Ids:
        """What makes ids for what is recorded in it."""
        return self._session.ids

    def second(self) -> "Vault":
        """Another connection to the same open vault, for the sync thread: it takes in and marks, and never saves.

        Close it before the first one.
        """
        return Vault(self.folder, self._connect(), self._session, self._connect, None, self._data_key)

    def erase_what_is_due(self, told: Told = nobody) -> None:
        """Let go of the families that are to leave this computer: at the opening, before anyone looks.

        A damaged page spoils the connection that meets it: this one is its own. Raises StoreError; what is left to do
        is done at the next opening.
        """
        try:
            with self.second() as other:
                book, erasures, backups, clock = other._book, other.erasures, other.backups, self._session.clock
                if erase_those_due(book, erasures, backups, clock, told=told):
                    self.keep_spare()  # what went is known beside the vault, too, before its copies go
                    finish_erasing(self.folder, book, erasures, backups, other.laid_aside, clock)
                    self.keep_spare()
        except (VaultDamaged, MemoryError) as error:  # of a damaged page SQLite may also say that memory is short
            self.suspect()
            raise VaultDamaged(str(error)) from error

    def keep_spare(self) -> None:
        """Keep what proves whose it is beside it, too. Raises StoreError."""
        put_spare(self.folder, self._data_key, self._book, self._session)

    def suspect(self) -> None:
        """Something in it could not be read: the next opening reads every page, and refuses what is damaged."""
        suspect(self.folder)

    def close(self) -> None:
        """Put everything in its place on the disk and close; a second time has no effect."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            if self._lock is not None:
                self._settle()
        finally:
            self._book.close()
            if self._lock is not None:
                self._lock.release()

    def _settle(self) -> None:
        """The anchor before the log is emptied, so that a power cut in between finds either of them whole.

        A disk that takes neither changes nothing: every save is on it already, and the next opening tries again.
        """
        with suppress(StoreError):
            self.keep_spare()
        with suppress(StoreError):
            self._book.settle()
            empty_log(self._book.db)

    def __enter__(self) -> "Vault":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
