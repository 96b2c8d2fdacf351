"""The family plan: goals, actions, and when everyone meets again."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid5

from ehdesk.domain import kinds
from ehdesk.domain.body import Body
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.plan import Plan, Records, plan_from
from ehdesk.services.saving import Saving, Seen


class Plans:
    """The plans of the families in this vault."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving
        self._records = saving.vault.records

    def plan(self, family: FamilyId) -> Plan:
        """The family's plan as it stands: empty where nothing was written."""
        own = self._records.one(_plan_record(family))
        goals, actions = self._bodies(family, kinds.GOAL), self._bodies(family, kinds.ACTION)
        return plan_from(own.body if own else {}, goals, actions)

    def write(self, family: FamilyId, facts: Mapping[str, str], seen: Seen | None = None) -> None:
        """What is going well (`going_well`) and the next meeting (`meet_on`, `meet_time`, `meet_place`, `meet_who`)."""
        self._saving.change(family, kinds.PLAN, _plan_record(family), facts, seen)

    def add_goal(self, family: FamilyId, words: str, speaker: str = "", area: str = "") -> RecordId:
        """What the family wants, in the words of `speaker`, about an area of the star."""
        return self._saving.add(family, kinds.GOAL, {"words": words, "speaker": speaker, "area": area})

    def change_goal(self, family: FamilyId, goal: RecordId, facts: Body, seen: Seen | None = None) -> None:
        """Save what differs in a goal."""
        self._saving.change(family, kinds.GOAL, goal, facts, seen)

    def add_action(self, family: FamilyId, goal: RecordId, what: str, who: str = "", by: str = "") -> RecordId:
        """Something that somebody will do, by a day as ISO text (or as it was typed)."""
        return self._saving.add(family, kinds.ACTION, {"goal": goal, "what": what, "who": who, "by": by})

    def change_action(self, family: FamilyId, action: RecordId, facts: Body, seen: Seen | None = None) -> None:
        """Save what differs in an action."""
        self._saving.change(family, kinds.ACTION, action, facts, seen)

    def done(self, family: FamilyId, action: RecordId, on: date | None) -> None:
        """Say on which day an action was done; None takes that back."""
        self._saving.change(family, kinds.ACTION, action, {"done_on": on.isoformat() if on else None})

    def remove(self, family: FamilyId, kind: str, record: RecordId, reason: str = "") -> None:
        """Take a goal or an action off the plan; it stays in the history and can be brought back."""
        self._saving.remove(family, kind, record, reason)

    def bring_back(self, family: FamilyId, kind: str, record: RecordId) -> None:
        """Undo a removal."""
        self._saving.bring_back(family, kind, record)

    def seen(self, record: RecordId) -> Seen:
        """What stands in a goal or an action now: for a form that opens on it."""
        return self._records.seen(record)

    def plan_seen(self, family: FamilyId) -> Seen:
        """What stands in the plan's own words now: for a form that opens on them."""
        return self._records.seen(_plan_record(family))

    def _bodies(self, family: FamilyId, kind: str) -> Records:
        return [(record.id, record.body) for record in self._records.of(family, kind)]


def _plan_record(family: FamilyId) -> RecordId:
    """A family has one plan, so two devices that begin it at once write to the same record."""
    return RecordId(str(uuid5(UUID(family), "plan")))
