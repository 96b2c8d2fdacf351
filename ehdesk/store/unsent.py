"""Work that the hub has not confirmed, on its way by hand: out of this vault as a sealed file, and into it from one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ehdesk.domain.change import BadChange, FamilyId, decode, hash_of
from ehdesk.domain.signing import Signed
from ehdesk.store import log
from ehdesk.store.aside import Aside
from ehdesk.store.book import Book
from ehdesk.store.changes import ChangeLog
from ehdesk.store.errors import NothingUnsent, NotTakenIn, SomebodyElsesWork
from ehdesk.store.intake import Incoming
from ehdesk.store.outbox import Outbox
from ehdesk.store.session import Session
from ehdesk.store.unsent_file import LARGEST, SealedWork, Unsent, refuse_other, sealed, unsealed

_BEGINNING: Final = 64


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of changes that came by hand: `new` were not here before, `known` were, the rest is set aside.

    `pictures` is how many pictures and papers came with them.
    """

    new: int
    known: int
    kept_aside: tuple[Aside, ...]
    families: frozenset[FamilyId]
    pictures: int = 0


class UnsentWork:
    """What of this vault the hub has not confirmed, refused changes and those set aside from such a file included."""

    def __init__(self, book: Book, session: Session, changes: ChangeLog, outbox: Outbox) -> None:
        self._book, self._session, self._changes, self._outbox = book, session, changes, outbox

    def families(self) -> tuple[FamilyId, ...]:
        """The families that it is about."""
        return tuple(FamilyId(id) for (id,) in self._book.rows("select distinct family from change where state > 0"))

    def sealed(self) -> SealedWork:
        """All of it as a file. Raises NothingUnsent, TooMuchUnsent, and NeverSyncs in practice."""
        self._session.refuse_practice()
        waiting = self._signed("select body, signature from change where state > 0 order by seq")
        aside = self._signed("select body, signature from aside where what = 'change' and number is null order by at")
        if not waiting and not aside:
            raise NothingUnsent
        vouching = self._signed("select body, signature from aside where what = 'certificate'")
        certificates = (*self._outbox.certificates_for(waiting), *vouching)
        work = sealed(Unsent(tuple(sorted(self._session.owner.is_me)), certificates, (*waiting, *aside)))
        return replace(work, families=work.families | set(self.families()))

    def take_in(self, file: Path, code: str) -> TakenIn:
        """Take in everything of a file that verifies, whole or not at all; it then waits for the hub as it was signed.

        What does not verify is set aside with its reason. Raises NotTakenIn, StoreError, and NeverSyncs in practice.
        """
        self._session.refuse_practice()
        unsent = unsealed(_read(file), code)
        if self._session.owner.is_me.isdisjoint(unsent.authors):
            raise SomebodyElsesWork
        return self.take(unsent.changes, unsent.certificates)

    def take(self, changes: Sequence[Signed], certificates: Sequence[Signed]) -> TakenIn:
        """Take in changes that came by no hub: each once, verified as what the hub brings is."""
        before = sum(map(self._is_here, changes))
        taken = self._changes.take([Incoming(signed) for signed in changes], certificates)
        after = sum(map(self._is_here, changes))
        mine = {signed.body for signed in (*changes, *certificates)}
        kept = tuple(aside for aside in taken.kept_aside if aside.signed.body in mine)
        return TakenIn(after - before, before, kept, taken.families)

    def _signed(self, sql: str) -> tuple[Signed, ...]:
        return tuple(Signed(*row) for row in self._book.rows(sql))

    def _is_here(self, signed: Signed) -> bool:
        try:
            return log.hash_by_id(self._book, decode(signed.body).id) == hash_of(signed.body)
        except BadChange:
            return False


def _read(file: Path) -> bytes:
    """A file's bytes, of which most are read only where the first few are right: people choose a film by mistake."""
    try:
        with file.open("rb") as opened:
            refuse_other(beginning := opened.read(_BEGINNING))
            if file.stat().st_size > LARGEST:
                raise NotTakenIn("This file is too large to be read (more than 256 MB), so nothing of it was taken in.")
            return beginning + opened.read()
    except OSError as error:
        raise NotTakenIn(f"This file could not be read ({error.strerror}), so nothing was taken in.") from error
