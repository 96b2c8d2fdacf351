"""What matters today in an assessment: chosen on this computer, so that a long list begins with it."""

from collections.abc import Iterable
from datetime import date

import msgspec

from ehdesk.domain.change import RecordId
from ehdesk.domain.family import Family, Member, Role
from ehdesk.store.settings import Settings

_MATTERS = "matters today: "


class Chosen(msgspec.Struct, frozen=True):
    """The ids of what is to come first, and the day on which somebody said so."""

    ids: frozenset[str] = frozenset()
    on: date | None = None


class Matters:
    """The topics and the people that were chosen, by their ids. Nothing else is ever left out for it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def chosen(self, assessment: RecordId) -> Chosen:
        """What was chosen; nothing is everything."""
        try:
            return msgspec.convert(self._settings.get(_MATTERS + assessment, {}), Chosen)
        except msgspec.ValidationError:
            return Chosen()

    def choose(self, assessment: RecordId, chosen: Iterable[str], today: date) -> None:
        """Choose these, in place of those before."""
        self._settings.put(_MATTERS + assessment, {"ids": sorted(chosen), "on": today.isoformat()})


def helping_from_elsewhere(family: Family) -> tuple[Member, ...]:
    """The adults who live in none of the family's homes, where it is noted who lives there."""
    homes = {home.id for home in family.households}
    living = {member.id for member in family.members if homes & set(member.households)}
    return tuple(one for one in family.living if living and one.role is Role.ADULT and one.id not in living)
