"""The family plan: goals, actions, and when everyone meets again."""

from datetime import date
from uuid import UUID, uuid5

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.plan import Plan, Records, plan_from
from ehdesk.services.editing import Editing
from ehdesk.services.saving import Saving


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

    def begun_on(self, family: FamilyId) -> date | None:
        """The day on which the first of the plan's goals was written, on this computer's calendar."""
        goals = self._records.of(family, kinds.GOAL)
        written = self._saving.vault.changes.history(goals[0].id) if goals else ()
        return written[-1].at.astimezone().date() if written else None

    def own_words(self, family: FamilyId) -> Editing:
        """The form of what is going well and the next meeting: `going_well`, `meet_on`, `meet_time`, `meet_place`,
        `meet_who`.
        """
        return Editing(self._saving, family, kinds.PLAN, _plan_record(family))

    def goal(self, family: FamilyId, goal: RecordId) -> Editing:
        """The form of a goal: `words`, `speaker` (a member's id), `area` (of the star)."""
        return Editing(self._saving, family, kinds.GOAL, goal)

    def action(self, family: FamilyId, goal: RecordId, action: RecordId) -> Editing:
        """The form of an action: `what`, `who`, `by` (a day as ISO text, or as it was typed)."""
        return Editing(self._saving, family, kinds.ACTION, action, {"goal": goal})

    def new_record(self) -> RecordId:
        """An id for a goal or an action that a form is about to make."""
        return RecordId(self._saving.new_id())

    def done(self, family: FamilyId, action: RecordId, on: date | None) -> None:
        """Say on which day an action was done; None takes that back."""
        self._saving.change(family, kinds.ACTION, action, {"done_on": on.isoformat() if on else None})

    def remove(self, family: FamilyId, kind: str, record: RecordId) -> None:
        """Take a goal or an action off the plan; it stays in the history and can be brought back."""
        self._saving.remove(family, kind, record)

    def bring_back(self, family: FamilyId, kind: str, record: RecordId) -> None:
        """Undo a removal."""
        self._saving.bring_back(family, kind, record)

    def _bodies(self, family: FamilyId, kind: str) -> Records:
        return [(record.id, record.body) for record in self._records.of(family, kind)]


def _plan_record(family: FamilyId) -> RecordId:
    """A family has one plan, so two devices that begin it at once write to the same record."""
    return RecordId(str(uuid5(UUID(family), "plan")))
