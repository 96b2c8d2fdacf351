"""The quiet line under desk pages: saved, joined up or offline, waiting."""

from datetime import datetime

from ehdesk.forms.wording import Wording
from ehdesk.services.syncing import SyncStatus
from ehdesk.ui.shell.status_line import Fact


def facts(words: Wording, saved_at: datetime | None, sync: SyncStatus) -> list[Fact]:
    """What the line says now. Offline is normal: it is never an error."""
    if sync.never_syncs:
        return [_saved(words, saved_at), Fact(words("practice.status"), "cloud")]
    return [_saved(words, saved_at), _hub(words, sync), _waiting(words, sync.waiting)]


def clock_time(at: datetime) -> str:
    """A time of day, here: 14:32."""
    return f"{at.astimezone():%H:%M}"


def _saved(words: Wording, at: datetime | None) -> Fact:
    if at is None:
        return Fact(words("common.saved_nothing"), "check")
    time = clock_time(at)
    return Fact(words("common.saved_at", time=time), "check", words("common.saved_at_short", time=time))


def _hub(words: Wording, sync: SyncStatus) -> Fact:
    if not sync.is_enrolled:
        return Fact(words("common.never_synced"), "cloud", words("common.never_synced_short"))
    if sync.is_offline or sync.last_contact is None:
        return Fact(words("common.offline"), "cloud", words("common.offline_short"))
    time = clock_time(sync.last_contact)
    return Fact(words("common.online", time=time), "cloud", words("common.online_short", time=time))


def _waiting(words: Wording, count: int) -> Fact:
    return Fact(words("common.waiting", count=count), "sync", words("common.waiting_short", count=count))
