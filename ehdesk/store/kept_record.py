"""One record between the kernel and the tables: its state, and what is shown of it."""

from collections.abc import Iterable, Mapping

from ehdesk.domain import kinds
from ehdesk.domain.change import ChangeId, FamilyId, RecordId, Value
from ehdesk.domain.merge import REMOVED, Heads, RecordState, Touch, is_conflict, raced_removal


class KeptRecord:
    """One record on its way into the tables. Heads are read when they are needed, field by field."""

    def __init__(self, family: FamilyId, id: RecordId, state: RecordState, seq: int | None = None) -> None:
        self.family = family
        self.id = id
        self.seq = seq
        self.state = state
        self.body: dict[str, Value] = {}
        self.conflicts: set[str] = set()
        self.is_removed = False
        self.changed: set[str] = set()
        self.touched: dict[int, list[Touch]] = {}
        self.shown_kind = state.kind
        self.finished: Mapping[str, Heads] = {}
        """What stood when it was finished, of an entry that is."""
        self.in_doubt: Mapping[str, Value] = {}
        """The parts of a form that were removed while somebody answered in them, with the place that each had."""

    def show(self, seen_by_removals: Iterable[ChangeId]) -> None:
        """Work out what is shown of the fields that changed, and whether an edit raced a removal."""
        for field in self.changed:
            self._show(field, self.state.fields.get(field, ()))
        for part, place in self.in_doubt.items():
            self.body[part] = self.body.get(part) or place
            self.conflicts.add(part)
        removal = self.state.fields.get(REMOVED, ())
        self.is_removed = not self.finished and kinds.shown(self.state.kind, REMOVED, removal) is True
        if is_conflict(removal) or raced_removal(self.state.fields, seen_by_removals):
            self.conflicts.add(REMOVED)
        else:
            self.conflicts.discard(REMOVED)

    def _show(self, field: str, heads: Heads) -> None:
        self.body.pop(field, None)
        self.conflicts.discard(field)
        standing = self._standing(field, heads)
        if standing and field != REMOVED:
            self.body[field] = kinds.shown(self.state.kind, field, standing)
        if kinds.differ(self.state.kind, field, heads):
            self.conflicts.add(field)

    def _standing(self, field: str, heads: Heads) -> Heads:
        """The values of which one is shown: of an entry those that it was finished with, and what protects somebody."""
        if not self.finished:
            return heads
        stood = self.finished.get(field, ())
        return (*stood, *heads) if kinds.is_protective(self.state.kind, field) else stood
