"""One connection to the vault's database, and the only way to write to it: whole transactions, each one marked."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from ehdesk.store.anchor import Anchor, Mark, added
from ehdesk.store.driver import Database, plain_words, rows


class Book:
    """What the parts of an open vault read from and write to."""

    def __init__(self, db: Database, anchor: Anchor) -> None:
        self.db = db
        self._anchor = anchor
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

    def edition(self) -> tuple[int, int] | None:
        """Another one whenever anything was written, by this connection or another; None inside a transaction."""
        if self.db.conn.in_transaction:
            return None
        found = self.row("pragma data_version")
        return self.db.conn.total_changes, found[0] if found else 0

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of one question. Raises StoreError."""
        return rows(self.db, sql, values)

    def row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row, or None. Raises StoreError."""
        return next(iter(self.rows(sql, values)), None)

    def _marked(self) -> Mark:
        commits, changes, digest = self.mark()
        for one in self._hashes:
            digest = added(digest, one)
        mark = Mark(commits + 1, changes + len(self._hashes), digest)
        self.db.execute("update book set commits = ?, changes = ?, digest = ?", mark)
        return mark
