"""What is being typed and is not saved yet: kept every two seconds, dropped when the field is saved."""

from collections.abc import Callable, Mapping
from datetime import datetime

from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.store.book import Book


class Drafts:
    """One text for each field of each record, on this device alone."""

    def __init__(self, book: Book, clock: Callable[[], datetime]) -> None:
        self._book = book
        self._clock = clock

    def keep(self, family: FamilyId, record: RecordId, field: str, text: str) -> None:
        """Keep what stands in a field now, in place of what was kept before."""
        with self._book.writing() as db:
            db.execute(
                "insert or replace into draft (record, field, family, text, at) values (?, ?, ?, ?, ?)",
                (record, field, family, text.encode(errors="replace").decode(), self._clock().isoformat()),
            )

    def of(self, record: RecordId) -> Mapping[str, str]:
        """The drafts of a record, by field."""
        return dict(self._book.rows("select field, text from draft where record = ? order by field", (record,)))

    def drop(self, record: RecordId, field: str) -> None:
        """Forget a draft; none is no error."""
        with self._book.writing() as db:
            db.execute("delete from draft where record = ? and field = ?", (record, field))
