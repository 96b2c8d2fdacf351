"""Those who can do something of a plan, as choices."""

from collections.abc import Collection, Iterable

from ehdesk.domain.change import FamilyId
from ehdesk.services.doers import Doer, DoerKind
from ehdesk.ui.desk import Desk
from ehdesk.ui.widgets.choice_card import Choice

PEOPLE = frozenset({DoerKind.MEMBER, DoerKind.ME, DoerKind.WORKER})


def doer_choices(
    desk: Desk, family: FamilyId, chosen: Iterable[str], kinds: Collection[DoerKind] = frozenset(DoerKind)
) -> list[Choice]:
    """Everybody who can be chosen, and whoever was chosen before and is not among them any more."""
    offered = {doer.id: _choice(desk, family, doer) for doer in desk.work.doers.of(family) if doer.kind in kinds}
    called = desk.work.families.people(family)
    before = {one: Choice(one, called[one]) for one in chosen if one not in offered and called.get(one)}
    return [*offered.values(), *before.values()]


def _choice(desk: Desk, family: FamilyId, doer: Doer) -> Choice:
    words = desk.words
    match doer.kind:
        case DoerKind.MEMBER:
            member = desk.work.families.family(family).member(doer.id)
            return Choice(doer.id, desk.called(member) if member else words("common.no_name"))
        case DoerKind.ME:
            return Choice(doer.id, doer.name, words("action.me"))
        case DoerKind.AGENCY:
            return Choice(doer.id, doer.name, words("action.agency"))
    return Choice(doer.id, doer.name, doer.job)
