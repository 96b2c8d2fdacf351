"""What a file of unsent work is to hold: what the hub has not confirmed, and the contents that no hub has."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ehdesk.domain.attachment import Attachment
from ehdesk.domain.change import FamilyId
from ehdesk.domain.signing import Signed
from ehdesk.store import log
from ehdesk.store.attachments import Attachments
from ehdesk.store.book import Book
from ehdesk.store.citing import cited_by
from ehdesk.store.outbox import Outbox


class Reach(StrEnum):
    """How much: everything that is on this computer alone, or only what waits, with the contents that it names."""

    ALL = "all"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Load:
    """Changes that wait, with what vouches for their writers, and contents by their hashes.

    `named` are contents that those changes name; `others` are named by a record whose changes the hub has. Contents do
    not travel to a hub, so each is on this computer alone as far as it knows. `families` are those that the changes are
    about, and those of the others by their hashes.
    """

    changes: tuple[Signed, ...]
    certificates: tuple[Signed, ...]
    families: frozenset[FamilyId]
    named: Mapping[str, Attachment]
    others: Mapping[str, Attachment]
    families_of: Mapping[str, frozenset[FamilyId]]

    @property
    def contents(self) -> tuple[Attachment, ...]:
        """All of them."""
        return (*self.named.values(), *self.others.values())

    @property
    def size(self) -> int:
        """How many bytes the contents have."""
        return sum(one.size for one in self.contents)

    @property
    def left_by(self) -> frozenset[FamilyId]:
        """Every family of which something is in it."""
        return self.families.union(*(self.families_of[hash] for hash in self.others))

    def within(self, reach: Reach) -> "Load":
        """So much of it."""
        return self if reach is Reach.ALL else replace(self, others={})

    def without(self, damaged: Iterable[str]) -> "Load":
        """Without the contents that cannot be read."""
        gone = frozenset(damaged)
        return replace(self, named=_without(self.named, gone), others=_without(self.others, gone))


def load_of(book: Book, outbox: Outbox, attachments: Attachments) -> Load:
    """Everything here that a hub does not have: changes refused and set aside from such a file, too."""
    waiting = _signed(book, "select body, signature from change where state > 0 order by seq")
    aside = _signed(book, "select body, signature from aside where what = 'change' and number is null order by at")
    vouching = _signed(book, "select body, signature from aside where what = 'certificate'")
    changes = (*waiting, *aside)
    families = frozenset(FamilyId(id) for (id,) in book.rows("select distinct family from change where state > 0"))
    known = [change for signed in aside if (change := log.read(signed.body)) is not None]
    named, here, families_of = set(cited_by(one.body for one in changes)), attachments.all(), dict[str, set[FamilyId]]()
    for family, hash in attachments.standing():
        families_of.setdefault(hash, set()).add(family)
    return Load(
        changes,
        (*outbox.certificates_for(waiting), *vouching),
        families | {change.family for change in known},
        {hash: one for hash, one in here.items() if hash in named},
        {hash: one for hash, one in here.items() if hash in families_of and hash not in named},
        {hash: frozenset(families) for hash, families in families_of.items()},
    )


def _signed(book: Book, sql: str) -> tuple[Signed, ...]:
    return tuple(Signed(*row) for row in book.rows(sql))


def _without(contents: Mapping[str, Attachment], gone: frozenset[str]) -> Mapping[str, Attachment]:
    return {hash: one for hash, one in contents.items() if hash not in gone}
