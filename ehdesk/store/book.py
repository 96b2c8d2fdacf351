"""One connection to the vault's database, and the only way to write to it: whole transactions, each one marked."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeAlias

from ehdesk.store.anchor import Anchor, Mark, added
from ehdesk.store.driver import Database, plain_words, rows
from ehdesk.store.errors import StoreError, VaultDamaged

Edition: TypeAlias = tuple[int, int, int]
"""The connection, what was written through it, and what was by others."""


class Book:
    """What the parts of an open vault read from and write to.

    A damaged page spoils the connection that meets it, for all that is sound as well: `again` makes the next one, and
    hears in that way that there is a page like that.
    """

    def __init__(self, db: Database, anchor: Anchor, again: Callable[[], Database] | None = None) -> None:
        self.db = db
        self._anchor = anchor
        self._again, self._spoilt = again, 0
        self._hashes: list[bytes] = []
        self._before = 0

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """One durable transaction: everything inside it is kept, or nothing. Inside another, a part of that one.

        Raises StoreError for a full disk or one that fails; the vault then stands as it did before.
        """
        if self.db.conn.in_transaction:
            yield self.db
            return
        try:
            with plain_words():
                self.db.execute("begin immediate")
                self._hashes = []
                try:
                    yield self.db
                    mark = self._marked()
                    self.db.execute("commit")
                except BaseException:
                    self.db.rollback()
                    raise
        except VaultDamaged:
            self._go_on()
            raise
        self._anchor.move(mark)

    def count(self, change_hash: bytes) -> int:
        """A change joins the log in this transaction; how many there ever were with it."""
        if not self._hashes:
            self._before = self.mark().changes
        self._hashes.append(change_hash)
        return self._before + len(self._hashes)

    def mark(self) -> Mark:
        """How much the vault holds."""
        found = self.row("select commits, changes, digest from book")
        return Mark(*found) if found else Mark(0, 0, bytes(32))

    def settle(self) -> None:
        """Put the anchor on the disk for good."""
        self._anchor.settle(self.mark())

    def close(self) -> None:
        """Let go of the connection; a second time has no effect."""
        self.db.close()

    def edition(self) -> Edition | None:
        """Another one whenever anything was written, by this connection or another; None inside a transaction."""
        if self.db.conn.in_transaction:
            return None
        found = self.row("pragma data_version")
        return self._spoilt, self.db.conn.total_changes, found[0] if found else 0

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of one question. Raises StoreError."""
        try:
            return rows(self.db, sql, values)
        except VaultDamaged:
            self._go_on()
            raise

    def row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row, or None. Raises StoreError."""
        return next(iter(self.rows(sql, values)), None)

    def _go_on(self) -> None:
        """Outside a transaction, what follows a damaged page goes through another connection."""
        if self._again is not None and not self.db.conn.in_transaction:
            with suppress(StoreError):  # what cannot be opened now is tried again at the next damaged page
                spoilt, self.db = self.db, self._again()
                self._spoilt += 1
                spoilt.close()

    def _marked(self) -> Mark:
        commits, changes, digest = self.mark()
        for one in self._hashes:
            digest = added(digest, one)
        mark = Mark(commits + 1, changes + len(self._hashes), digest)
        self.db.execute("update book set commits = ?, changes = ?, digest = ?", mark)
        return mark
