"""The family plan: goals, actions, and when everyone meets again."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from ehdesk.domain import kinds
from ehdesk.domain.body import text
from ehdesk.domain.change import FamilyId, PractitionerId, RecordId
from ehdesk.domain.clock import wall_time
from ehdesk.domain.plan import Plan, Records, plan_from
from ehdesk.domain.plan_version import PlanVersion, kept, version_from
from ehdesk.services.editing import Editing
from ehdesk.services.saving import Saving


class VersionIsAgreed(Exception):
    """An agreed version of a plan never changes; another agreement makes another."""


@dataclass(frozen=True, slots=True)
class ProgressNote:
    """What somebody wrote of how an action is going, when, and who."""

    words: str
    at: datetime
    author: PractitionerId


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
        `meet_who`, `review_on`, `if_worse`, `if_worse_call`.
        """
        return Editing(self._saving, family, kinds.PLAN, _plan_record(family))

    def goal(self, family: FamilyId, goal: RecordId) -> Editing:
        """The form of a goal: `words`, `speaker` (a member's id), `area` (of the star), `how_known`, `source` and
        `source_said` (the place of an answer, and what it says).
        """
        return Editing(self._saving, family, kinds.GOAL, goal)

    def action(self, family: FamilyId, goal: RecordId, action: RecordId) -> Editing:
        """The form of an action: `what`, `owners` (ids), `who`, `by` (a day as ISO text, or as it was typed),
        `progress` with `progress_on`, `done_on`.
        """
        return Editing(self._saving, family, kinds.ACTION, action, {"goal": goal})

    def new_record(self) -> RecordId:
        """An id for a goal or an action that a form is about to make."""
        return RecordId(self._saving.new_id())

    def done(self, family: FamilyId, action: RecordId, on: date | None) -> None:
        """Say on which day an action was done; None takes that back."""
        self._saving.change(family, kinds.ACTION, action, {"done_on": on.isoformat() if on else None})

    def notes(self, family: FamilyId, action: RecordId) -> tuple[ProgressNote, ...]:
        """What was written of how an action is going, the first first."""
        found = (one for one in self._records.of(family, kinds.PROGRESS_NOTE) if text(one.body, "action") == action)
        return tuple(self._note(one.id, text(one.body, "words")) for one in found)

    def note(self, family: FamilyId, action: RecordId, words: str) -> None:
        """Keep a note on how an action is going. It never changes."""
        self._saving.add(family, kinds.PROGRESS_NOTE, {"action": action, "words": words})
        self._saving.vault.drafts.drop(_next_note(action), "words")

    def note_being_typed(self, action: RecordId) -> str:
        """The note that somebody was typing when the app last stopped, and "" for none."""
        draft = self._saving.vault.drafts.of(_next_note(action)).get("words")
        return draft.text if draft else ""

    def draft_note(self, family: FamilyId, action: RecordId, words: str) -> None:
        """Keep what is being typed until it is a note."""
        self._saving.vault.drafts.keep(family, _next_note(action), "words", words, ())

    def versions(self, family: FamilyId) -> tuple[PlanVersion, ...]:
        """The agreed versions of the plan, the newest last."""
        return tuple(version for version in self._versions(family) if version.is_agreed)

    def agreeing(self, family: FamilyId) -> RecordId:
        """The agreement that somebody began to note and did not finish, or the id for a new one."""
        begun = next((version.id for version in reversed(self._versions(family)) if not version.is_agreed), None)
        return begun or self.new_record()

    def agreement(self, family: FamilyId, version: RecordId) -> Editing:
        """The form of who agreed the plan: `on`, `there` (ids), `there_else`. Raises VersionIsAgreed."""
        standing = self._records.one(version)
        if standing is not None and version_from(version, standing.body).is_agreed:
            raise VersionIsAgreed(version)
        return Editing(self._saving, family, kinds.PLAN_VERSION, version)

    def agree(self, family: FamilyId, version: RecordId) -> None:
        """Keep the plan as it stands now as a version of its own."""
        own = self._records.one(_plan_record(family))
        goals, actions = self._bodies(family, kinds.GOAL), self._bodies(family, kinds.ACTION)
        plan = kept(own.body if own else {}, goals, actions)
        self._saving.seal(family, kinds.PLAN_VERSION, version, {**plan, "agreed": True})

    def remove(self, family: FamilyId, kind: str, record: RecordId) -> None:
        """Take a goal or an action off the plan; it stays in the history and can be brought back."""
        self._saving.remove(family, kind, record)

    def bring_back(self, family: FamilyId, kind: str, record: RecordId) -> None:
        """Undo a removal."""
        self._saving.bring_back(family, kind, record)

    def _versions(self, family: FamilyId) -> list[PlanVersion]:
        return [version_from(one.id, one.body) for one in self._records.of(family, kinds.PLAN_VERSION)]

    def _note(self, id: RecordId, words: str) -> ProgressNote:
        first = self._records.finished(id)["action"][0]
        return ProgressNote(words, wall_time(first.at), first.author)

    def _bodies(self, family: FamilyId, kind: str) -> Records:
        return [(record.id, record.body) for record in self._records.of(family, kind)]


def _plan_record(family: FamilyId) -> RecordId:
    """A family has one plan, so two devices that begin it at once write to the same record."""
    return RecordId(str(uuid5(UUID(family), "plan")))


def _next_note(action: RecordId) -> RecordId:
    """Where a note on an action is kept while it is being typed."""
    return RecordId(str(uuid5(UUID(action), "note")))
