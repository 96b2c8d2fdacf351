"""What belongs to this device and is never sent: text size, theme, the last place."""

from typing import Any

import msgspec

from ehdesk.store.book import Book
from ehdesk.store.errors import DiskFull, DiskTrouble


class Settings:
    """Plain values (what JSON can hold) by key."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def get(self, key: str, default: Any = None) -> Any:
        """The value kept under a key."""
        found = self._book.row("select value from setting where key = ?", (key,))
        return msgspec.json.decode(found[0]) if found else default

    def put(self, key: str, value: Any) -> None:
        """Keep a value under a key, in place of the one before."""
        with self._book.writing() as db:
            db.table("setting").upsert({"key": key, "value": msgspec.json.encode(value).decode()}, pk="key")

    def put_if_room(self, key: str, value: Any) -> bool:
        """The same for what only saves a few steps; False where the disk does not take it, which stops nobody."""
        try:
            self.put(key, value)
        except (DiskFull, DiskTrouble):
            return False
        return True
