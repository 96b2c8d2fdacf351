"""Every value that the fields of a record ever had: by whom, when, why, and what became of it."""

from dataclasses import dataclass, replace
from datetime import datetime

from ehdesk.domain.change import Change, ChangeId, FamilyId, PractitionerId, RecordId, Value
from ehdesk.domain.clock import wall_time
from ehdesk.domain.merge import Touch, touches
from ehdesk.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Written:
    """One value of one field. `before` are the changes in whose place it came.

    `stands` until another one comes in its place. It `was_left` when somebody chose another one of several.
    """

    change: ChangeId
    author: PractitionerId
    at: datetime
    value: Value
    reason: str
    before: tuple[ChangeId, ...]
    stands: bool = False
    was_left: bool = False


@dataclass(frozen=True, slots=True)
class FieldStory:
    """One field of one record, with everything that was ever written in it, the newest first."""

    family: FamilyId
    record: RecordId
    kind: str
    field: str
    written: tuple[Written, ...]

    def by(self, change: ChangeId) -> Written | None:
        """What a change wrote here."""
        return next((one for one in self.written if one.change == change), None)

    def before(self, one: Written) -> tuple[Written, ...]:
        """In whose place it came, the newest first; several where it was chosen. Nothing comes after itself."""
        older = self.written[self.written.index(one) + 1 :]
        return tuple(other for other in older if other.change in one.before)

    def origin(self, one: Written) -> Written:
        """By whom and when its words came first: a choice that is undone puts back what each of its writers wrote."""
        chosen = (other for other in self.before(one) if len(self.before(other)) > 1)
        alike = (first for other in chosen for first in self.before(other) if first.value == one.value)
        first = next(alike, None)
        return one if first is None else self.origin(first)

    @property
    def standing(self) -> tuple[Written, ...]:
        """What stands now: one, or several between which nobody chose yet."""
        return tuple(one for one in self.written if one.stands)


_ByRecord = dict[RecordId, list[tuple[Change, Touch]]]


class FieldStories:
    """The stories of the records in this vault, read from its changes."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._read_at: object = None
        self._touches: dict[tuple[FamilyId, str], _ByRecord] = {}

    def of(self, record: RecordId) -> tuple[FieldStory, ...]:
        """Every field that a record ever had, the one that was written in last first; none for a record that is not."""
        found = self._vault.records.one(record)
        if found is None:
            return ()
        fields: dict[str, list[Written]] = {}
        seen = self._vault.records.seen(record)
        for change, touch in self._of_kind(found.family, found.kind).get(record, ()):
            stands = change.id in seen.get(touch.field, ())
            fields.setdefault(touch.field, []).append(_written(change, touch, stands=stands))
        return tuple(
            FieldStory(found.family, record, found.kind, field, _told(written)) for field, written in fields.items()
        )

    def _of_kind(self, family: FamilyId, kind: str) -> _ByRecord:
        """What was ever written in records of a kind: read once until something is written."""
        standing = self._vault.records.of(family)
        if self._read_at is not standing:
            self._read_at, self._touches = standing, {}
        if (family, kind) not in self._touches:
            found = self._touches[family, kind] = {}
            for change in self._vault.changes.told(family, (kind,)):
                for touch in touches(change):
                    found.setdefault(touch.record, []).append((change, touch))
        return self._touches[family, kind]


def _written(change: Change, touch: Touch, *, stands: bool) -> Written:
    at = wall_time(change.at)
    return Written(change.id, change.author, at, touch.head.value, change.reason, touch.parents, stands)


def _told(newest_first: list[Written]) -> tuple[Written, ...]:
    """The same, each after no more than what its writer had on screen last, and with what was left in a choice."""
    here: dict[ChangeId, Written] = {}
    known: dict[ChangeId, set[ChangeId]] = {}
    left: set[ChangeId] = set()
    for one in reversed(newest_first):
        older = set().union(*(known.get(change, ()) for change in one.before))
        known[one.change] = older.union(one.before)
        here[one.change] = replace(one, before=tuple(change for change in one.before if change not in older))
        replaced = [here[change] for change in here[one.change].before if change in here]
        if any(other.value != replaced[0].value for other in replaced):
            left.update(other.change for other in replaced if other.value != one.value)
    return tuple(replace(here[one.change], was_left=one.change in left) for one in newest_first)
