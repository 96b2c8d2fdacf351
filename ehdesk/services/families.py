"""The families that a practitioner works with: add one, find one, change who is in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ehdesk.domain import kinds
from ehdesk.domain.body import Body
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.family import Family, family_from
from ehdesk.services.saving import Saving, Seen
from ehdesk.store.changes import NewEdit
from ehdesk.store.records import FamilySummary, SyncState


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A family as the list shows it: who they are, and what has not reached the hub or waits for a choice."""

    family: Family
    state: SyncState
    conflicts: int


class Families:
    """The families in this vault."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving
        self._vault = saving.vault

    def rows(self) -> tuple[FamilyRow, ...]:
        """Every family, by name."""
        rows = [_row(summary) for summary in self._vault.records.families()]
        return tuple(sorted(rows, key=lambda row: row.family.name.casefold()))

    def find(self, words: str) -> tuple[FamilyRow, ...]:
        """The families in which somebody or something is called so; all of them for no words."""
        if not words.strip():
            return self.rows()
        found = set(self._vault.search.families(words))
        return tuple(row for row in self.rows() if row.family.id in found)

    def count(self) -> int:
        """How many families are in this vault."""
        return len(self._vault.records.families())

    def has(self, id: FamilyId) -> bool:
        """Is this family in this vault?"""
        return self._vault.records.one(RecordId(id)) is not None

    def family(self, id: FamilyId) -> Family:
        """One family with its members, homes and relationships."""
        records = self._vault.records.of(id)
        by_kind: dict[str, list[tuple[RecordId, Body]]] = {}
        for record in records:
            by_kind.setdefault(record.kind, []).append((record.id, record.body))
        own = by_kind.get(kinds.FAMILY, [(RecordId(id), {})])[0][1]
        return family_from(id, own, by_kind)

    def add(self, name: str, *, is_made_up: bool = False) -> FamilyId:
        """A new family, known by a name at first."""
        family = FamilyId(self._saving.new_id())
        fields = {"name": name, "made_up": True} if is_made_up else {"name": name}
        self._saving.edit(family, NewEdit(RecordId(family), kinds.FAMILY, fields, parents=()))
        return family

    def rename(self, family: FamilyId, name: str, seen: Seen | None = None) -> None:
        """What the family is called in lists."""
        self._saving.change(family, kinds.FAMILY, RecordId(family), {"name": name}, seen)

    def add_household(self, family: FamilyId, name: str, address: str = "") -> RecordId:
        """A home that somebody in the family lives in."""
        return self._saving.add(family, kinds.HOUSEHOLD, _given({"name": name, "address": address}))

    def add_member(self, family: FamilyId, facts: Body) -> RecordId:
        """Somebody of the family. `facts` are fields of a member record; every one may be missing."""
        return self._saving.add(family, kinds.MEMBER, _given(facts))

    def change_member(self, family: FamilyId, member: RecordId, facts: Body, seen: Seen | None = None) -> None:
        """Save what differs in the facts about somebody."""
        self._saving.change(family, kinds.MEMBER, member, facts, seen)

    def change_household(self, family: FamilyId, home: RecordId, facts: Body, seen: Seen | None = None) -> None:
        """Save what differs in the facts about a home."""
        self._saving.change(family, kinds.HOUSEHOLD, home, facts, seen)

    def relate(self, family: FamilyId, person: RecordId, kind: str, to: RecordId) -> RecordId:
        """Say what one member is to another."""
        return self._saving.add(family, kinds.RELATIONSHIP, {"person": person, "kind": kind, "to": to})

    def keep_address_from(self, family: FamilyId, home: RecordId, members: tuple[RecordId, ...]) -> None:
        """Say who must not learn where a home is."""
        self._saving.change(family, kinds.HOUSEHOLD, home, {"kept_from": list(members)})

    def remove(self, family: FamilyId, kind: str, record: RecordId, reason: str = "") -> None:
        """Take a member, home or relationship away; it stays in the history and can be brought back."""
        self._saving.remove(family, kind, record, reason)

    def bring_back(self, family: FamilyId, kind: str, record: RecordId) -> None:
        """Undo a removal."""
        self._saving.bring_back(family, kind, record)


def _row(summary: FamilySummary) -> FamilyRow:
    members = [(member.id, member.body) for member in summary.members]
    return FamilyRow(family_from(summary.id, summary.body, {kinds.MEMBER: members}), summary.state, summary.conflicts)


def _given(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts that were filled in: an empty one is not a value that anyone gave."""
    return {name: value for name, value in facts.items() if value not in ("", None, [], ())}
