"""Moving an assessment to a newer version of its form: looked at first, one change, and it can be undone."""

from collections.abc import Callable
from dataclasses import dataclass

from ehdesk.domain import kinds
from ehdesk.domain.body import Body
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.moving import Comparison, compared
from ehdesk.services.assessment_record import COMPLETED, DONE, VERSION, AssessmentFacts
from ehdesk.services.editions import Editions
from ehdesk.services.filling import AssessmentIsComplete, Filling
from ehdesk.services.saving import Saving


@dataclass(frozen=True, slots=True)
class Move:
    """A move that somebody may make: the same answers before and after it, and what differs."""

    assessment: RecordId
    before: FilledForm
    after: FilledForm
    comparison: Comparison

    @property
    def version(self) -> str:
        """To which version."""
        return self.after.definition.version

    @property
    def topics_to_see(self) -> frozenset[str]:
        """The topics in which something is to be asked, or asked again, or that ask what another one asked before, as
        loose questions in another order do: nobody finished those in this version."""
        fields = {*self.comparison.new, *self.comparison.look_again}
        was_in = {field: topic.id for topic in self.before.topics() for field in topic.fields}
        return frozenset(
            topic.id
            for topic in self.after.topics()
            for field in topic.fields
            if field in fields or was_in.get(field, topic.id) != topic.id
        )


class Moving:
    """Nothing moves by itself: an assessment stays with the version it began with until somebody moves it."""

    def __init__(self, saving: Saving, editions: Editions) -> None:
        self._saving, self._editions = saving, editions

    def newer(self, facts: AssessmentFacts) -> str:
        """The newest version in use, where that is a newer one and the assessment is not completed; else ""."""
        versions = () if facts.is_complete else self._editions.versions(facts.form)
        newest = versions[-1] if versions else facts.version
        return "" if newest == facts.version or self._editions.newest_of(facts.version, newest) != newest else newest

    def earlier(self, facts: AssessmentFacts) -> str:
        """The version that it had before somebody moved it, for moving it back; else ""."""
        had = () if facts.is_complete else self._saving.vault.changes.history(facts.id, VERSION)
        return next((one.value for one in had if one.value != facts.version and isinstance(one.value, str)), "")

    def move(self, filling: Filling, version: str) -> Move:
        """What moving there would do; nothing is saved yet. Raises UnknownForm."""
        before = filling.form
        after = before.read_by(self._editions.definition(filling.facts.form, version))
        after.heard.closed = before.said_alone()
        return Move(filling.facts.id, before, after, compared(before, after))

    def make(self, family: FamilyId, move: Move, reason: str, reason_to_undo: str) -> Callable[[], None]:
        """Move it, as one change with its reason; what this gives back undoes it, as another.

        No answer is touched. What a colleague wrote meanwhile is not undone with it, and nothing of an assessment that
        was completed by then. Raises AssessmentIsComplete, StoreError.
        """
        record = self._saving.vault.records.one(move.assessment)
        if record is None or record.body.get(COMPLETED):
            raise AssessmentIsComplete(move.assessment)
        fields: Body = {VERSION: move.version, **{DONE + topic: None for topic in self._finished(record.body, move)}}
        before = {name: record.body.get(name) for name in fields}
        change = self._saving.change(family, kinds.ASSESSMENT, move.assessment, fields, reason=reason)
        seen = self._saving.written(move.assessment, change, fields)

        def undo() -> None:
            standing = self._saving.vault.records.one(move.assessment)
            if standing is not None and not standing.body.get(COMPLETED):
                self._saving.change(family, kinds.ASSESSMENT, move.assessment, before, seen, reason_to_undo)

        return undo

    def _finished(self, body: Body, move: Move) -> tuple[str, ...]:
        return tuple(topic for topic in sorted(move.topics_to_see) if body.get(DONE + topic))
