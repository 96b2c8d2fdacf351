"""Everything that happened with a family: what was written, and what was opened or copied on this computer."""

import heapq
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache, partial

from ehdesk.domain import kinds
from ehdesk.domain.body import Body, text
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.happenings import Deed, Happening, happenings_in, put_together
from ehdesk.services.carrying import CARRIED
from ehdesk.services.held import HELD
from ehdesk.services.pictures import SAVED_OUT
from ehdesk.services.prints import SAVED, copied_for
from ehdesk.store.vault import Vault


class Theme(StrEnum):
    """What one may want to see alone."""

    ALL = "all"
    PEOPLE = "people"
    AGREEMENT = "agreement"
    ASSESSMENT = "assessment"
    STAR = "star"
    PLAN = "plan"
    NOTES = "notes"
    PICTURES = "pictures"
    COPIES = "copies"
    NOT_SHOWN = "not_shown"


_KINDS: Mapping[Theme, tuple[str, ...]] = {
    Theme.PEOPLE: (
        kinds.FAMILY,
        kinds.MEMBER,
        kinds.HOUSEHOLD,
        kinds.RELATIONSHIP,
        kinds.AGENCY,
        kinds.WORKER,
    ),
    Theme.AGREEMENT: (kinds.AGREEMENT, kinds.SHARING, kinds.WITHDRAWAL),
    Theme.ASSESSMENT: (kinds.ASSESSMENT, kinds.ANSWER_FILE),
    Theme.STAR: (kinds.READING,),
    Theme.PLAN: (kinds.PLAN, kinds.GOAL, kinds.ACTION, kinds.PLAN_VERSION, kinds.PROGRESS_NOTE),
    Theme.NOTES: (kinds.NOTE,),
    Theme.PICTURES: (kinds.PICTURE,),
    Theme.COPIES: (kinds.PLAN_COPY,),
}
_ACCESSES: Mapping[str, Deed] = {
    "opened": Deed.OPENED,
    SAVED: Deed.COPIED,
    CARRIED: Deed.CARRIED,
    HELD: Deed.GATHERED,
    SAVED_OUT: Deed.SAVED_OUT,
}


class Happenings:
    """The stories of the families in this vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, family: FamilyId, theme: Theme = Theme.ALL) -> Iterator[Happening]:
        """What happened, newest first, read as it is asked for."""
        if theme is Theme.NOT_SHOWN:
            return iter(self.not_shown(family))
        parts = [put_together(self._written(family, theme))]
        if theme in (Theme.ALL, Theme.COPIES):
            parts.append(self._accesses(family))
        if theme is Theme.ALL:
            parts.append(iter(self.not_shown(family)))
        return heapq.merge(*parts, key=lambda one: one.at, reverse=True)

    def not_shown(self, family: FamilyId) -> tuple[Happening, ...]:
        """What somebody wrote that is kept here and that this version cannot read, newest first."""
        unread = self._vault.changes.unread(family)
        return tuple(Happening(one.at, one.author, Deed.NOT_SHOWN, reason=one.reason) for one in unread)

    def standing(self, record: RecordId) -> Body:
        """What a record holds now, taken away or not."""
        found = self._vault.records.one(record)
        return found.body if found else {}

    def is_removed(self, record: RecordId) -> bool:
        """Is a record taken away now?"""
        found = self._vault.records.one(record)
        return found is not None and found.is_removed

    def _written(self, family: FamilyId, theme: Theme) -> Iterator[Happening]:
        wanted, changes = _KINDS.get(theme, ()), self._vault.changes
        first_of = cache(partial(changes.first_of, family))  # one record has many changes
        for change in changes.told(family, wanted):
            found = happenings_in(change, first_of)
            yield from (_told(one) for one in found if not wanted or one.kind in wanted)

    def _accesses(self, family: FamilyId) -> Iterator[Happening]:
        """What only this computer knows: a copy of the plan that is on record with the family is told from there."""
        copies = {record.id for record in self._vault.records.of(family, kinds.PLAN_COPY)}
        for access in reversed(self._vault.access.of(family)):
            if access.what in _ACCESSES and access.detail.rpartition(" ")[2] not in copies:
                reader = copied_for(access)
                yield Happening(access.at, access.practitioner, _ACCESSES[access.what], reader=reader)


def _told(one: Happening) -> Happening:
    """A copy of the plan is told as one that left the vault, wherever it was made."""
    if one.kind != kinds.PLAN_COPY or one.deed is not Deed.ADDED:
        return one
    return Happening(one.at, one.author, Deed.COPIED, reader=text(one.fields, "reader"))
