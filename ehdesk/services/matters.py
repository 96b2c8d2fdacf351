"""What matters today in an assessment: chosen on this computer, so that a long list begins with it."""

from collections.abc import Iterable

from ehdesk.domain.change import RecordId
from ehdesk.domain.family import Family, Member, Role
from ehdesk.store.settings import Settings

_MATTERS = "matters today: "


class Matters:
    """The topics and the people that were chosen, by their ids. Nothing else is ever left out for it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def chosen(self, assessment: RecordId) -> frozenset[str]:
        """What was chosen; nothing is everything."""
        kept = self._settings.get(_MATTERS + assessment, [])
        return frozenset(one for one in kept if isinstance(one, str)) if isinstance(kept, list) else frozenset()

    def choose(self, assessment: RecordId, chosen: Iterable[str]) -> None:
        """Choose these, in place of those before."""
        self._settings.put(_MATTERS + assessment, sorted(chosen))


def helping_from_elsewhere(family: Family) -> tuple[Member, ...]:
    """The adults who live in none of the family's homes, where it is noted who lives there."""
    homes = {home.id for home in family.households}
    living = {member.id for member in family.members if homes & set(member.households)}
    return tuple(one for one in family.living if living and one.role is Role.ADULT and one.id not in living)
