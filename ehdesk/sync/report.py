"""What a round did, and how far one that is running has come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from ehdesk.domain.change import FamilyId
from ehdesk.store.errors import StoreError
from ehdesk.sync.troubles import SyncTrouble


class Step(StrEnum):
    """What a round is doing."""

    ASKING = "asking"
    SENDING = "sending"
    FETCHING = "fetching"


@dataclass(frozen=True, slots=True)
class Progress:
    """So many changes of so many; a total may grow while it runs."""

    step: Step
    done: int = 0
    total: int = 0


Told = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class RoundReport:
    """What one round did before it ended, by whatever cause.

    `pushed` the hub now holds; `refused` it did not take; `pulled` came from others; `set_aside` did not verify.
    `families_changed` are those whose records are to be read again. `trouble` is None when nothing went wrong.
    `clock_ahead` is how far this computer's clock is ahead of the hub's; None where the hub did not answer.
    """

    started: datetime
    finished: datetime
    pushed: int
    pulled: int
    refused: int
    set_aside: int
    families_changed: frozenset[FamilyId]
    families_withdrawn: frozenset[FamilyId]
    was_stopped: bool
    trouble: SyncTrouble | StoreError | None
    clock_ahead: timedelta | None


@dataclass(slots=True)
class Tally:
    """The same while it is being counted."""

    started: datetime
    pushed: int = 0
    pulled: int = 0
    refused: int = 0
    set_aside: int = 0
    families_changed: set[FamilyId] = field(default_factory=set)
    families_withdrawn: set[FamilyId] = field(default_factory=set)
    clock_ahead: timedelta | None = None

    def report(self, finished: datetime, *, was_stopped: bool, trouble: SyncTrouble | StoreError | None) -> RoundReport:
        """The round is over."""
        return RoundReport(
            self.started,
            finished,
            self.pushed,
            self.pulled,
            self.refused,
            self.set_aside,
            frozenset(self.families_changed),
            frozenset(self.families_withdrawn),
            was_stopped,
            trouble,
            self.clock_ahead,
        )
