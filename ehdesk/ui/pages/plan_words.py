"""What changed between two versions of a plan, in words."""

from ehdesk.domain.body import day_in
from ehdesk.domain.plan import Progress
from ehdesk.domain.plan_version import Change, Difference
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import day_in_words


def difference_in_words(desk: Desk, one: Difference) -> str:
    """One difference: the goal or the action, and what of it is different."""
    words = desk.words
    thing = words(f"plan_versions.{one.part}", named=one.named) if one.named else ""
    if one.change is not Change.CHANGED:
        return thing
    fact = words(f"plan_versions.fact_{one.fact}")
    before, now = (_said(desk, one.fact, said) for said in (one.before, one.now))
    return "\n".join(filter(None, (thing, words("plan_versions.from_to", fact=fact, before=before, now=now))))


def _said(desk: Desk, fact: str, said: str) -> str:
    """A day or a state as people say it; nothing as such."""
    day = day_in(said)
    if fact == "progress" and said in set(Progress):
        return desk.words(f"action.{Progress(said)}")
    return day_in_words(day) if day else said or desk.words("plan_versions.empty")
