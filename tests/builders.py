"""Things that tests begin with: vaults, clocks that are told the time, and ids."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import uuid_utils

from ehdesk.store import door
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.vault import Vault

PASSPHRASE = "correct horse battery staple"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def new_id() -> str:
    """A UUIDv7, as the app makes them."""
    return str(uuid_utils.uuid7())


class ToldClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, time: timedelta) -> None:
        """Move the clock on, or back."""
        self.now += time


def a_vault(
    folder: Path,
    name: str = "Ada Obi",
    job: str = "Family support worker",
    *,
    clock: Callable[[], datetime] | None = None,
) -> Vault:
    """An open vault in `folder`, in a place of its own, made at the floor of Argon2id."""
    place = folder / new_id()
    return door.create(place, name, job, PASSPHRASE, ids=new_id, clock=clock or now, cost=FLOOR).vault


def now() -> datetime:
    """The real time."""
    return datetime.now(UTC)
