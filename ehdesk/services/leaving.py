"""Families that leave this computer, since the hub withdrew them or their work was closed long enough ago."""

from datetime import timedelta
from typing import Final

from ehdesk.domain.body import day
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.milestones import TYPED, Milestone
from ehdesk.forms.catalogue import Catalogue
from ehdesk.services.calendar import Calendar
from ehdesk.store.erasures import Erased, Leaving, Why
from ehdesk.store.vault import Vault

_READ: Final = "families that left read up to"
_NOTICE: Final = timedelta(days=7)
"""How long a family that is to go by the rule is told of first: a date may be a slip, or work be taken up again."""


class LeavingFamilies:
    """Those of one vault. What goes, goes at the next opening."""

    def __init__(self, vault: Vault, catalogue: Catalogue, calendar: Calendar) -> None:
        self._vault, self._catalogue, self._calendar = vault, catalogue, calendar

    def all(self) -> tuple[Leaving, ...]:
        """Those that are to go and are still here, the first first."""
        return self._vault.erasures.leaving()

    def follow_the_rule(self) -> None:
        """Mark those whose work was closed and written in last long enough ago, and of which the hub has everything;
        unmark the others.
        """
        due = {family for family in self._vault.changes.families() if self._is_due(family)}
        marked = {one.family for one in self.all() if one.why is Why.CLOSED}
        self._vault.erasures.stay(marked - due, Why.CLOSED)
        self._vault.erasures.leave(due - marked, Why.CLOSED, after=_NOTICE)

    def let_pictures_go(self, family: FamilyId) -> None:
        """The pictures and papers of a family that is to go, which no hub has, may go with it."""
        self._vault.erasures.let_pictures_go(family)

    def gone(self) -> tuple[Erased, ...]:
        """Those that went, the last first."""
        return self._vault.erasures.all()

    def may_be_in_files_set_aside(self) -> bool:
        """Do damaged files lie aside from before the last one went?"""
        gone = self.gone()
        return bool(gone) and any(one.at < gone[0].at for one in self._vault.laid_aside.all())

    @property
    def is_unfinished(self) -> bool:
        """Do copies still hold one that went, since no new copy could be made?"""
        return any(one.wiped is None for one in self.gone())

    @property
    def wait_for_a_copy(self) -> bool:
        """Did nothing go at the last opening, since an earlier copy holds work that is nowhere else?"""
        return self._vault.erasures.wait_for_a_copy

    def unread(self) -> int:
        """How many went of which the owner has not said to have read."""
        return sum(one.id > self._vault.settings.get(_READ, 0) for one in self.gone())

    def have_read(self) -> None:
        """The owner has."""
        if gone := self.gone():
            self._vault.settings.put(_READ, gone[0].id)

    def _is_due(self, family: FamilyId) -> bool:
        own = self._vault.records.one(RecordId(family))
        field = TYPED[Milestone.CLOSURE]
        closed_on = day(own.body, field) if own and field not in own.conflicts else None
        if closed_on is None or not self._vault.erasures.is_at_hub(family):
            return False
        records = self._vault.records.of(family)
        written_on = max((one.changed_at.date() for one in records), default=closed_on)
        days = timedelta(days=self._catalogue.journey.leaves_laptops_after)
        return max(closed_on, written_on) + days <= self._calendar.today
