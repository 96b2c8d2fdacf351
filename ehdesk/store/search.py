"""Finding families by any word in them: names, addresses, answers."""

from collections.abc import Collection
from typing import Final

import msgspec

from ehdesk.domain.change import FamilyId
from ehdesk.store.book import Book
from ehdesk.store.words import prefix_query

_ANYWHERE: Final = (
    "select distinct record.family from words join record on record.seq = words.rowid where words match ?"
    " order by record.family"
)
_IN_FEW: Final = (
    "select distinct family from record where family in (select value from json_each(?))"
    " and +seq in (select rowid from words where words match ?) order by family"
)
"""`+` has SQLite begin with the families, not with the words."""
_FEW: Final = 200
"""Of so many families it is quicker to look at their records than at all that holds the words."""


class Search:
    """The full-text index of the vault."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def families(self, text: str, among: Collection[FamilyId] | None = None) -> tuple[FamilyId, ...]:
        """The families in which each of these words begins some word of one record; none for no words.

        Where it is said `among` which, the others are of no interest, and may be missing.
        """
        query = prefix_query(text)
        if not query:
            return ()
        if among is None or len(among) > _FEW:
            found = self._book.rows(_ANYWHERE, (query,))
        else:
            found = self._book.rows(_IN_FEW, (msgspec.json.encode(among).decode(), query))
        return tuple(FamilyId(family) for (family,) in found)
