"""Pull: for each family that is behind, the changes after its cursor, taken in by small transactions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from ehdesk.domain.change import FamilyId, hash_of
from ehdesk.domain.numbering import head_after
from ehdesk.store.intake import Incoming
from ehdesk.store.sync_book import Cursor
from ehdesk.store.vault import Vault
from ehdesk.sync.contact import Contact
from ehdesk.sync.report import Progress, Step, Tally, Told
from ehdesk.sync.sending import Stop
from ehdesk.wire.limits import PULL_FAMILIES
from ehdesk.wire.messages import FamilyHead, Pulled, Run

SLICE = 100
"""The most changes in one transaction: the practitioner's own save never waits longer than for these."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One change, and where its family's cursor stands once it is taken in."""

    family: FamilyId
    incoming: Incoming
    cursor: Cursor


@dataclass(slots=True)
class Fetching:
    """One go at every family that is behind its head at the hub.

    `astray` are the families whose history at the hub is not the one that was read here: a hole, or another hash.
    """

    vault: Vault
    contact: Contact
    tally: Tally
    behind: dict[FamilyId, FamilyHead]
    astray: set[FamilyId] = field(default_factory=set)

    def run(self, told: Told, stop: Stop) -> None:
        """Fetch until nothing is behind. Raises SyncTrouble."""
        done, total = 0, sum(head.number - self._cursor(head.family).number for head in self.behind.values())
        while self.behind and not stop():
            told(Progress(Step.FETCHING, done, total))
            done += self._fetch()

    def _fetch(self) -> int:
        asked = {family: self._cursor(family).number for family in islice(sorted(self.behind), PULL_FAMILIES)}
        pulled = self.contact.pull(asked)
        fetched = [one for run in pulled.runs for one in self._read(run)]
        self._take(fetched, pulled)
        self._cross_off(pulled, asked)
        return len(fetched)

    def _read(self, run: Run) -> Iterator[Fetched]:
        """A run's changes up to the first sign that this is not the history that was read before."""
        at, head = self._cursor(run.family), self.behind.get(run.family)
        if head is None or run.first != at.number + 1:
            self.astray.add(run.family)
            return
        for signed in run.changes:
            at = Cursor(at.number + 1, head_after(at.head_hash, hash_of(signed.body)))
            if at.number == head.number and at.head_hash != head.hash:
                self.astray.add(run.family)
                return
            yield Fetched(run.family, Incoming(signed, at.number), at)

    def _take(self, fetched: list[Fetched], pulled: Pulled) -> None:
        """Certificates and devices' keys go with the first slice; the hub's seal vouches for both."""
        certificates, devices = pulled.certificates, dict(pulled.devices)
        for start in range(0, len(fetched), SLICE):
            part = fetched[start : start + SLICE]
            cursors = {one.family: one.cursor for one in part}
            taken = self.vault.changes.take([one.incoming for one in part], certificates, devices, cursors)
            certificates, devices = (), {}
            self.tally.pulled += len(part)
            self.tally.set_aside += len(taken.kept_aside)
            self.tally.families_changed |= taken.families

    def _cross_off(self, pulled: Pulled, asked: Iterable[FamilyId]) -> None:
        """What has reached its head is done; and what the hub says is there and does not give will not come today."""
        for family in asked:
            is_there = self._cursor(family).number >= self.behind[family].number
            if is_there or family in self.astray or not pulled.is_partial:
                del self.behind[family]
                if not is_there:
                    self.astray.add(family)

    def _cursor(self, family: FamilyId) -> Cursor:
        return self.vault.sync.cursor(family)
