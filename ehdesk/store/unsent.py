"""Work that the hub has not confirmed, on its way by hand: out of this vault as a sealed file, and into it from one."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ehdesk.domain.attachment import Attachment
from ehdesk.domain.change import BadChange, FamilyId, decode, hash_of
from ehdesk.domain.signing import Signed
from ehdesk.store import log
from ehdesk.store.aside import Aside
from ehdesk.store.attachments import Attachments
from ehdesk.store.book import Book
from ehdesk.store.carried_contents import ContentsHere, brought
from ehdesk.store.changes import ChangeLog
from ehdesk.store.citing import cited_by
from ehdesk.store.erasures import Erasures
from ehdesk.store.errors import NothingUnsent, SomebodyElsesWork
from ehdesk.store.how_far import HowFar, quietly
from ehdesk.store.intake import Incoming
from ehdesk.store.load import Load, Reach, load_of
from ehdesk.store.outbox import Outbox
from ehdesk.store.session import Session
from ehdesk.store.unsent_file import OpenedFile, Unsent, opened, sealed


@dataclass(frozen=True, slots=True)
class SealedWork:
    """A file's bytes, piece by piece, the code that opens it, and what is in it. Close the pieces: they read the vault.

    `damaged` is how many contents cannot be read here and are not in it.
    """

    pieces: Generator[bytes, None, None]
    code: str
    size: int
    load: Load
    damaged: int


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of changes that came by hand: `new` were not here before, `known` were, the rest is set aside.

    `pictures` is how many pictures and papers came with them, `not_named` how many stayed in the file, since what they
    belong to is not here. `families` are those in which something changed.
    """

    new: int
    known: int
    kept_aside: tuple[Aside, ...]
    families: frozenset[FamilyId]
    pictures: int = 0
    not_named: int = 0


class UnsentWork:
    """What of this vault the hub has not: changes, refused ones and those set aside from such a file, and contents."""

    def __init__(
        self,
        folder: Path,
        book: Book,
        session: Session,
        changes: ChangeLog,
        outbox: Outbox,
        connect: Callable[[], Book],
    ) -> None:
        self._folder, self._book, self._session, self._changes = folder, book, session, changes
        self._outbox, self._attachments, self._here = outbox, Attachments(book), ContentsHere(connect)
        self._erasures = Erasures(book, session)

    def families(self) -> tuple[FamilyId, ...]:
        """The families that have changes which the hub has not confirmed."""
        return tuple(FamilyId(id) for (id,) in self._book.rows("select distinct family from change where state > 0"))

    def load(self) -> Load:
        """What a file can hold. Raises NothingUnsent, and NeverSyncs in practice."""
        self._session.refuse_practice()
        load = load_of(self._book, self._outbox, self._attachments)
        if not load.changes and not load.contents:
            raise NothingUnsent
        return load

    def sealed(self, reach: Reach = Reach.ALL, told: HowFar = quietly) -> SealedWork:
        """So much of it as a file, once every content was read through: the pieces have to be asked for.

        `told` hears of both, and what it raises comes out of either. Raises NothingUnsent, TooMuchUnsent, and
        NeverSyncs in practice; so may the pieces raise StoreError.
        """
        load = self.load().within(reach)
        far = _Far(load.size, told)
        damaged = tuple(self._here.damaged(load.contents, far.on))
        load = load.without(damaged)
        if not load.changes and not load.contents:
            raise NothingUnsent
        far = _Far(load.size, told, load.size)

        def pieces(one: Attachment) -> Iterator[bytes]:
            for piece in self._here.pieces(one):
                yield piece
                far.on(len(piece))

        unsent = Unsent(tuple(sorted(self._session.owner.is_me)), load.certificates, load.changes, load.contents)
        file = sealed(unsent, pieces)
        return SealedWork(file.pieces, file.code, file.size, load, len(damaged))

    def take_in(self, file: Path, code: str, told: HowFar = quietly) -> TakenIn:
        """Take in everything of a file that verifies, whole or not at all; it then waits for the hub as it was signed.

        What does not verify is set aside with its reason. A content is taken in where a change of the file or a record
        here names it. Raises NotTakenIn, StoreError, what `told` does, and NeverSyncs in practice.
        """
        self._session.refuse_practice()
        with opened(file, code) as found:
            if self._session.owner.is_me.isdisjoint(found.unsent.authors):
                raise SomebodyElsesWork
            return self._take_file(found, told)

    def _take_file(self, found: OpenedFile, told: HowFar) -> TakenIn:
        unsent, attachments = found.unsent, self._attachments
        named = attachments.named().union(cited_by(one.body for one in unsent.changes))
        came = brought(found, named, attachments, self._folder, told)
        try:
            taken = self.take(unsent.changes, unsent.certificates)
        except BaseException:
            came.let_go(attachments)
            raise
        shown = {family for family, hash in attachments.standing() if hash in came.new} if came.new else set()
        return replace(taken, pictures=len(came.new), not_named=came.not_named, families=taken.families | shown)

    def take(self, changes: Sequence[Signed], certificates: Sequence[Signed]) -> TakenIn:
        """Take in changes that came by no hub: each once, verified as what the hub brings is."""
        before = sum(map(self._is_here, changes))
        with self._book.writing():
            taken = self._changes.take([Incoming(signed) for signed in changes], certificates)
            self._erasures.leave_again(taken.families)
        after = sum(map(self._is_here, changes))
        mine = {signed.body for signed in (*changes, *certificates)}
        kept = tuple(aside for aside in taken.kept_aside if aside.signed.body in mine)
        return TakenIn(after - before, before, kept, taken.families)

    def _is_here(self, signed: Signed) -> bool:
        try:
            return log.hash_by_id(self._book, decode(signed.body).id) == hash_of(signed.body)
        except BadChange:
            return False


class _Far:
    """Tells how far contents of so many bytes are that pass twice: they are read through, and written."""

    def __init__(self, size: int, told: HowFar, passed: int = 0) -> None:
        self._size, self._told, self._passed = size, told, passed

    def on(self, size: int) -> None:
        """So many more passed."""
        self._passed += size
        self._told(self._passed // 2, self._size)
