"""Finding families by any word in them: names, addresses, answers."""

from ehdesk.domain.change import FamilyId
from ehdesk.store.book import Book
from ehdesk.store.words import prefix_query


class Search:
    """The full-text index of the vault."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def families(self, text: str) -> tuple[FamilyId, ...]:
        """The families in which each of these words begins some word of one record; none for no words."""
        query = prefix_query(text)
        if not query:
            return ()
        found = self._book.rows(
            "select distinct record.family from words join record on record.seq = words.rowid where words match ?"
            " order by record.family",
            (query,),
        )
        return tuple(FamilyId(family) for (family,) in found)
