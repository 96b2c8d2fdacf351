"""What is being typed and is not saved yet: kept every two seconds, dropped when the field is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec

from ehdesk.domain.change import ChangeId, FamilyId, RecordId
from ehdesk.store.book import Book


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is no answer yet. `seen` are the changes whose value its writer had on screen before typing."""

    text: str
    seen: tuple[ChangeId, ...]


class Drafts:
    """One text for each field of each record, on this device alone."""

    def __init__(self, book: Book, clock: Callable[[], datetime]) -> None:
        self._book = book
        self._clock = clock

    def keep(self, family: FamilyId, record: RecordId, field: str, text: str, seen: tuple[ChangeId, ...] = ()) -> None:
        """Keep what stands in a field now, in place of what was kept before."""
        with self._book.writing() as db:
            db.execute(
                "insert or replace into draft (record, field, family, text, seen, at) values (?, ?, ?, ?, ?, ?)",
                (record, field, family, _whole(text), msgspec.json.encode(seen).decode(), self._clock().isoformat()),
            )

    def of(self, record: RecordId) -> Mapping[str, Draft]:
        """The drafts of a record, by field."""
        found = self._book.rows("select field, text, seen from draft where record = ? order by field", (record,))
        return {field: Draft(text, _seen.decode(seen)) for field, text, seen in found}

    def count(self, family: FamilyId) -> int:
        """How many are kept of a family; one that was emptied is none."""
        found = self._book.row("select count(*) from draft where family = ? and text <> ''", (family,))
        return int(found[0]) if found else 0

    def records(self) -> tuple[RecordId, ...]:
        """The records that have any."""
        return tuple(record for (record,) in self._book.rows("select distinct record from draft order by record"))

    def drop(self, record: RecordId, field: str) -> None:
        """Forget a draft; none is no error."""
        with self._book.writing() as db:
            db.execute("delete from draft where record = ? and field = ?", (record, field))


_seen = msgspec.json.Decoder(tuple[ChangeId, ...])


def _whole(text: str) -> str:
    """Half a character (a lone surrogate) is no text, and half a keystroke away from being whole."""
    return text.encode(errors="replace").decode()
