"""What changed between two versions of a plan, in words."""

from collections.abc import Mapping

from ehdesk.domain.body import day_in
from ehdesk.domain.plan import Progress
from ehdesk.domain.plan_version import Change, Difference
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import day_in_words


def difference_in_words(desk: Desk, one: Difference, sources: Mapping[str, str]) -> str:
    """One difference: the goal or the action, and what of it is different; answers by what `sources` say of them."""
    words = desk.words
    thing = words(f"plan_versions.{one.part}", named=one.named) if one.named else ""
    if one.change is not Change.CHANGED:
        return thing
    fact = words(f"plan_versions.fact_{one.fact}")
    before, now = (_said(desk, one.fact, said, sources) for said in (one.before, one.now))
    return "\n".join(filter(None, (thing, words("plan_versions.from_to", fact=fact, before=before, now=now))))


def _said(desk: Desk, fact: str, said: str, sources: Mapping[str, str]) -> str:
    """A day, a state, an area or an answer as people say it; nothing as such."""
    match fact:
        case "progress" if said in set(Progress):
            return desk.words(f"action.{Progress(said)}")
        case "area":
            titles = {area.id: area.title for area in desk.work.stars.in_use.areas}
            said = titles.get(said, said)
        case "source":
            said = sources.get(said, said)
    day = day_in(said)
    return day_in_words(day) if day else said or desk.words("plan_versions.empty")
