"""Joining up with the hub: enrol once, then rounds whenever there is a connection."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from ehdesk.domain.change import ChangeId
from ehdesk.services.announce import Changed, News
from ehdesk.store.aside import PASSING
from ehdesk.store.outbox import Refused, Waiting
from ehdesk.store.vault import Vault
from ehdesk.sync.contact import Contact, contact_of
from ehdesk.sync.enrol import enrol
from ehdesk.sync.report import RoundReport, Told
from ehdesk.sync.round import sync_once
from ehdesk.wire.messages import Enrolled

_CLOCK_IS_RIGHT: Final = timedelta(minutes=10)
"""Within this much of the hub's clock; the clock orders what is shown and decides nothing."""


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """How this vault stands with its hub. `trouble` are the words of what ended the last round, "" for nothing.

    `clock_wrong_by`: this computer's clock is so far ahead of the hub's, or behind it where it is negative; None while
    it is right, as far as the hub said. `never_syncs`: it is for practice.
    """

    is_enrolled: bool
    hub: str
    last_contact: datetime | None
    is_offline: bool
    trouble: str
    waiting: int
    clock_wrong_by: timedelta | None = None
    never_syncs: bool = False


@dataclass(frozen=True, slots=True)
class SetAside:
    """Things that came in and were not taken in, for one reason; `is_passing` if they are tried again by themselves."""

    reason: str
    is_passing: bool
    count: int


class Syncing:
    """What waits to go, what came in, what was refused."""

    def __init__(self, vault: Vault, news: News, clock: Callable[[], datetime]) -> None:
        self._vault, self._news, self._clock = vault, news, clock
        self._last: RoundReport | None = None
        self._contact: Contact | None = None
        self._clock_ahead = timedelta()

    def status(self) -> SyncStatus:
        """How things stand now."""
        enrolment, book = self._vault.sync.enrolment, self._vault.sync
        trouble = self._last.trouble if self._last else None
        return SyncStatus(
            is_enrolled=enrolment is not None,
            hub=enrolment.hub_url if enrolment else "",
            last_contact=book.last_contact,
            is_offline=trouble is not None,
            trouble=str(trouble) if trouble else "",
            waiting=self.waiting_count(),
            clock_wrong_by=self._clock_ahead if abs(self._clock_ahead) > _CLOCK_IS_RIGHT else None,
            never_syncs=book.never_syncs,
        )

    @property
    def authority(self) -> str:
        """Whose hub this vault belongs to; "" for none."""
        enrolment = self._vault.sync.enrolment
        return enrolment.authority if enrolment else ""

    def waiting_count(self) -> int:
        """How many changes the hub does not hold yet."""
        return self._vault.outbox.count()

    def waiting(self) -> tuple[Waiting, ...]:
        """What the hub does not hold yet, the oldest first."""
        return self._vault.outbox.waiting()

    def refused(self) -> tuple[Refused, ...]:
        """What the hub did not take, with its reason. It stays in the record on this computer."""
        return self._vault.outbox.refused()

    def set_aside(self) -> tuple[SetAside, ...]:
        """What came in and could not be believed or read, by reason. It is kept as it came."""
        reasons = Counter((aside.reason, aside.code in PASSING) for aside in self._vault.changes.aside())
        return tuple(SetAside(reason, is_passing, count) for (reason, is_passing), count in reasons.items())

    def offer_again(self, changes: Iterable[ChangeId]) -> None:
        """Have the hub asked once more about what it refused."""
        self._vault.outbox.again(list(changes))

    def enrol(self, url: str, code: str, machine: str) -> Enrolled:
        """Bind this vault to the hub at `url` with a code that its owner was given; for another thread.

        Raises SyncTrouble, and NeverSyncs in practice.
        """
        self.hang_up()
        with self._vault.second() as vault:
            return enrol(vault, url, code, machine)

    def round(self, told: Told, stop: Callable[[], bool]) -> RoundReport:
        """One round, for another thread; a known trouble is in the report.

        The contact with the hub is kept for the next one, which then need not sign in again. Raises NotEnrolled, and
        NeverSyncs in practice.
        """
        with self._vault.second() as vault:
            contact = self._contact = self._contact or contact_of(vault.sync)
            if stop():
                contact.break_off()
            return sync_once(vault, contact, self._clock, told=told, stop=stop)

    def break_off(self) -> None:
        """A round that waits for the hub waits no more, and hears nothing more; for locking, whatever thread it is on.

        Its `stop` has to say so already.
        """
        if self._contact is not None:
            self._contact.break_off()

    def hang_up(self) -> None:
        """Let go of the hub, once no round is under way."""
        if self._contact is not None:
            self._contact.close()
            self._contact = None

    def take_in(self, report: RoundReport) -> None:
        """Back on the first thread: remember how it went, and tell which families changed."""
        self._last = report
        if report.clock_ahead is not None:
            self._clock_ahead = report.clock_ahead
        for family in report.families_changed:
            self._news.tell(Changed(family, came_in=True))
