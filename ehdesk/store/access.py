"""Who looked at, printed or exported what: only ever added to."""

from dataclasses import dataclass
from datetime import datetime

from ehdesk.domain.change import FamilyId, PractitionerId
from ehdesk.store.book import Book
from ehdesk.store.session import Session


@dataclass(frozen=True, slots=True)
class Access:
    """One time that somebody opened, printed or exported something of a family."""

    at: datetime
    practitioner: PractitionerId
    family: FamilyId
    what: str
    detail: str


class AccessLog:
    """The accesses through this vault."""

    def __init__(self, book: Book, session: Session) -> None:
        self._book = book
        self._session = session

    def note(self, family: FamilyId, what: str, detail: str = "", at: datetime | None = None) -> None:
        """Somebody did `what` ("opened", "printed", "exported") just now, or at another moment."""
        row = {
            "at": (at or self._session.clock()).isoformat(),
            "practitioner": self._session.owner.practitioner,
            "family": family,
            "what": what,
            "detail": detail,
        }
        with self._book.writing() as db:
            db.table("access").insert(row)

    def of(self, family: FamilyId) -> tuple[Access, ...]:
        """The accesses to one family, the first first."""
        found = self._book.rows(
            "select at, practitioner, family, what, detail from access where family = ? order by id", (family,)
        )
        return tuple(Access(datetime.fromisoformat(at), *rest) for at, *rest in found)

    def noted(self, what: str) -> tuple[Access, ...]:
        """The accesses of one sort to any family, the newest first."""
        found = self._book.rows(
            "select at, practitioner, family, what, detail from access where what = ? order by id desc", (what,)
        )
        return tuple(Access(datetime.fromisoformat(at), *rest) for at, *rest in found)
