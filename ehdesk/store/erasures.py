"""Families that leave this computer: which are to go, what still holds one here, and which went and why.

A family goes at an opening, before anyone looks, so nothing that is open can write to it or show it; see `erasing`.
None goes while anything of it is here that the hub does not hold.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import msgspec

from ehdesk.domain.change import FamilyId
from ehdesk.domain.shelf import SHELF
from ehdesk.store import log
from ehdesk.store.book import Book
from ehdesk.store.cursors import Cursor, cursor
from ehdesk.store.session import Session

_PICTURES: Final = """
from record, json_each(record.body) field join attachment
on attachment.hash = unhex(json_extract(field.value, '$.hash'))
where record.family = ? and record.removed = 0 and record.body like '%"hash":%' and field.type = 'object'
"""


_WAIT: Final = "families wait for a copy"


class Why(StrEnum):
    """Why a family leaves: the hub withdrew it, or its work was closed long enough ago."""

    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Leaving:
    """A family that is to go, from when on, and what still holds it.

    That is: changes that the hub has not, texts being typed, pictures and papers, whose contents no hub has.
    """

    family: FamilyId
    why: Why
    at: datetime
    unsent: int
    drafts: int
    pictures: int

    @property
    def is_held(self) -> bool:
        """Does it stay until somebody does something?"""
        return bool(self.unsent or self.drafts or self.pictures)


@dataclass(frozen=True, slots=True)
class Erased:
    """A family that went. `wiped` is when no copy of it was left; None while that is still to be done."""

    id: int
    family: FamilyId
    why: Why
    at: datetime
    wiped: datetime | None


class Erasures:
    """Those of one vault. A family that comes back stays on the list of those that went once."""

    def __init__(self, book: Book, session: Session) -> None:
        self._book, self._session = book, session

    def leave(self, families: Iterable[FamilyId], why: Why, *, after: timedelta = timedelta(0)) -> None:
        """These are to go, as far as anything of them is here, once so long has passed.

        One that is withdrawn goes for that, closed or not.
        """
        known = {one.family for one in self.leaving() if one.why in (why, Why.WITHDRAWN)}
        if new := {one for one in families if one != SHELF and one not in known and self._is_here(one)}:
            at = (self._session.clock() + after).isoformat()
            with self._book.writing() as db:
                rows = [(one, why, at) for one in sorted(new)]
                db.conn.executemany("insert or replace into leaving values (?, ?, ?)", rows)

    def leave_again(self, families: Iterable[FamilyId]) -> None:
        """Something of these came back by hand: one that the hub withdrew, and has not given again since, is to go."""
        went = {one.family for one in self.all() if one.why is Why.WITHDRAWN}
        self.leave((one for one in went.intersection(families) if not cursor(self._book, one).number), Why.WITHDRAWN)

    def stay(self, families: Iterable[FamilyId], why: Why) -> None:
        """These do not go for this reason any more."""
        going = {one.family for one in self.leaving() if one.why is why}
        if staying := going.intersection(families):
            with self._book.writing() as db:
                db.conn.executemany("delete from leaving where family = ?", [(one,) for one in staying])
                db.conn.executemany("delete from setting where key = ?", [(_may_go(one),) for one in staying])

    def let_pictures_go(self, family: FamilyId) -> None:
        """The pictures and papers that a family that is to go has now may go with it, says its worker."""
        found = self._book.rows(f"select hex(attachment.hash) {_PICTURES}", (family,))
        hashes = msgspec.json.encode(sorted({hash for (hash,) in found})).decode()
        with self._book.writing() as db:
            db.execute("insert or replace into setting (key, value) values (?, ?)", (_may_go(family), hashes))

    @property
    def wait_for_a_copy(self) -> bool:
        """Did nothing go at the last opening, since an earlier copy holds what is nowhere else?"""
        return self._book.row("select 1 from setting where key = ?", (_WAIT,)) is not None

    def note_waiting(self, *, are_waiting: bool) -> None:
        """Note whether they do."""
        if are_waiting != self.wait_for_a_copy:
            with self._book.writing() as db:
                db.execute(
                    "insert into setting (key, value) values (?, 'true')"
                    if are_waiting
                    else "delete from setting where key = ?",
                    (_WAIT,),
                )

    def leaving(self) -> tuple[Leaving, ...]:
        """Those that are to go, the first first."""
        found = self._book.rows("select family, why, at from leaving order by at, family")
        return tuple(self._leaving(family, Why(why), datetime.fromisoformat(at)) for family, why, at in found)

    def all(self) -> tuple[Erased, ...]:
        """Those that went, the last first."""
        found = self._book.rows("select id, family, why, at, wiped from erased order by id desc")
        return tuple(
            Erased(id, family, Why(why), datetime.fromisoformat(at), datetime.fromisoformat(wiped) if wiped else None)
            for id, family, why, at, wiped in found
        )

    def keeps_away(self, family: FamilyId, head: Cursor) -> bool:
        """Did a closed family go, and has nothing come to it at the hub since? It is then not fetched again."""
        found = self._book.row("select why, number, head from erased where family = ? order by id desc", (family,))
        return found == (Why.CLOSED, head.number, head.head_hash) and not self._is_here(family)

    def is_at_hub(self, family: FamilyId) -> bool:
        """Does the hub hold everything of a family that is here?"""
        return cursor(self._book, family).number > 0 and not self._unsent(family) and not self._drafts(family)

    def _leaving(self, family: FamilyId, why: Why, at: datetime) -> Leaving:
        return Leaving(family, why, at, self._unsent(family), self._drafts(family), self._pictures(family))

    def _is_here(self, family: FamilyId) -> bool:
        return self._book.row("select 1 from change where family = ? limit 1", (family,)) is not None

    def _unsent(self, family: FamilyId) -> int:
        """Changes that wait or were refused, and those that came by hand and are not believed yet."""
        found = self._book.row("select count(*) from change where state > 0 and family = ?", (family,))
        asides = self._book.rows("select body from aside where what = 'change' and number is null")
        return int(found[0] if found else 0) + sum(is_about(family, body) for (body,) in asides)

    def _drafts(self, family: FamilyId) -> int:
        found = self._book.row("select count(*) from draft where family = ? and text <> ''", (family,))
        return int(found[0]) if found else 0

    def _pictures(self, family: FamilyId) -> int:
        """Contents that are here, that a record which nobody took away names, and that nobody said may go."""
        said = self._book.row("select value from setting where key = ?", (_may_go(family),))
        may_go = set(msgspec.json.decode(said[0])) if said else set()
        found = self._book.rows(f"select hex(attachment.hash) {_PICTURES}", (family,))
        return sum(hash not in may_go for (hash,) in found)


def _may_go(family: FamilyId) -> str:
    return f"pictures that may go with {family}"


def is_about(family: FamilyId, body: bytes) -> bool:
    """Is this change about a family? Of one that cannot be read, whether it names it anywhere."""
    change = log.read(body)
    return change.family == family if change is not None else family.encode() in body
