"""The families that a practitioner works with: add one, find one, change who is in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ehdesk.domain import kinds
from ehdesk.domain.body import Body, name_in, names
from ehdesk.domain.change import ChangeId, FamilyId, RecordId
from ehdesk.domain.family import Family, Household, Member, family_from, household_from, member_from
from ehdesk.domain.merge import REMOVED
from ehdesk.services.calendar import Calendar
from ehdesk.services.editing import Editing
from ehdesk.services.family_row import FamilyRow
from ehdesk.services.finding import Found
from ehdesk.services.likeness import Here, are_alike
from ehdesk.services.roll import Roll
from ehdesk.services.saving import Saving
from ehdesk.store.changes import NewEdit
from ehdesk.store.records import Record

_BEGINS_A_WORD = 3
"""Letters from which all that is on record is looked through too."""
_SOONER = 100
"""Families found by words that are read before all the others."""
"""How it stands in the history of who saw what."""
_TO_COME = RecordId("a family to come")
"""Under this id lies the draft of a family that has none yet."""


OPENED = "opened"
"""How it stands in the history of who saw what."""


@dataclass(frozen=True, slots=True)
class TakenOff:
    """A family that is not on the list any more, when somebody took it off, and who ("" where they never said)."""

    family: Family
    at: datetime
    by: str


class Families:
    """The families in this vault."""

    def __init__(self, saving: Saving, calendar: Calendar) -> None:
        self._saving, self._calendar = saving, calendar
        self._vault = saving.vault
        self._roll = Roll(saving.vault, calendar)
        saving.news.listen(self._roll.hear)
        self._last: tuple[tuple[Record, ...], Family] | None = None

    @property
    def are_read(self) -> bool:
        """Is every family at hand? Where they are many that takes a while (`read_on`); asked for sooner, it is waited
        for.
        """
        return self._roll.is_whole

    def read_on(self, is_enough: Callable[[], bool]) -> None:
        """Read more of them, one at least, until that is enough for now or all were read."""
        self._roll.read_on(is_enough)

    def count_read(self) -> int:
        """How many were read so far."""
        return self._roll.count_read()

    def first(self) -> tuple[FamilyRow, ...]:
        """Where they are many, a few that are at hand at once: those opened last, then those added last."""
        return self._roll.first()

    def rows(self) -> tuple[FamilyRow, ...]:
        """Every family, by name."""
        return self._roll.rows()

    def find(self, words: str) -> Found:
        """The families in which somebody is called so, or that live there; all of them for no words."""
        rows = self.rows()
        if not words.strip():
            return Found(rows)
        exact, near = self._roll.called(words)
        others = [row.family.id for row in rows if row.family.id not in exact and row.family.id not in near]
        known = self._vault.search.families(words, others) if len(words.strip()) >= _BEGINS_A_WORD else ()
        groups = (exact, near, set(known).intersection(others))
        return Found(*(tuple(row for row in rows if row.family.id in group) for group in groups))

    def find_sooner(self, words: str) -> Found:
        """While not all were read: the families with these words that the vault itself finds, unless they are many."""
        known = self._vault.search.families(words) if len(words.strip()) >= _BEGINS_A_WORD else ()
        rows = self._roll.sooner(known if len(known) <= _SOONER else ())
        exact, _near = self._roll.called(words) if rows else (set(), set())
        return Found(
            tuple(row for row in rows if row.family.id in exact),
            mentioned=tuple(row for row in rows if row.family.id not in exact),
        )

    def called_alike(self, name: str, but: FamilyId | None = None) -> tuple[FamilyRow, ...]:
        """The families here, `but` for one, that may be meant by this name already; none before all are read."""
        rows = self.rows() if self.are_read else ()
        return tuple(row for row in rows if row.family.id != but and are_alike(name, row.family.name))

    def perhaps_here(self, member: Member, family: FamilyId) -> tuple[Here, ...]:
        """Everybody in this vault who may be the same person as this member; nobody before all are read."""
        return self._roll.like(member, family) if self.are_read else ()

    def are_two(self, family: FamilyId, member: RecordId, other: RecordId, *, are_two: bool = True) -> None:
        """Say that a member and somebody who looks like them are two people, or take that back."""
        editing = self.editing(family, kinds.MEMBER, member)
        known = [one for one in names(editing.body, "unlike") if one != other]
        editing.save({"unlike": [*known, other] if are_two else known})

    def draft(self) -> str:
        """The name of a family that somebody was about to add."""
        kept = self._vault.drafts.of(_TO_COME).get("name")
        return kept.text if kept else ""

    def keep_draft(self, name: str) -> None:
        """Keep such a name, until a family is added or nothing stands there any more."""
        if name:
            self._vault.drafts.keep(FamilyId(""), _TO_COME, "name", name)
        elif self.draft():
            self._vault.drafts.drop(_TO_COME, "name")

    def count(self) -> int:
        """How many families are in this vault."""
        return self._roll.count()

    def has(self, id: FamilyId) -> bool:
        """Is this family in this vault?"""
        return self._vault.records.one(RecordId(id)) is not None

    def is_taken_off(self, id: FamilyId) -> bool:
        """Did somebody take this family off the list?"""
        own = self._vault.records.one(RecordId(id))
        return own is not None and own.is_removed

    def taken_off(self) -> tuple[TakenOff, ...]:
        """Every family that somebody took off the list, with when and who; the last first."""
        found = (self._taken_off(id) for id in self._vault.records.taken_off())
        return tuple(sorted(found, key=lambda one: one.at, reverse=True))

    def count_taken_off(self) -> int:
        """How many those are."""
        return self._roll.count_taken_off()

    def put_back(self, id: FamilyId) -> None:
        """Put a family back on the list, as it was."""
        self._saving.bring_back(id, kinds.FAMILY, RecordId(id))

    def take_off(self, id: FamilyId) -> None:
        """Take a family off the list; everything about it is kept."""
        self._saving.remove(id, kinds.FAMILY, RecordId(id))

    def family(self, id: FamilyId) -> Family:
        """One family with its members, homes and relationships; the same object until something is written."""
        records = self._vault.records.of(id)
        if self._last is not None and self._last[0] is records and self._last[1].id == id:
            return self._last[1]
        by_kind: dict[str, list[tuple[RecordId, Body]]] = {}
        for record in records:
            by_kind.setdefault(record.kind, []).append((record.id, record.body))
        own = self._vault.records.one(RecordId(id))
        family = family_from(id, own.body if own else {}, by_kind)
        self._last = records, family
        return family

    def note_opened(self, id: FamilyId) -> None:
        """Put on record that this family was opened in this vault."""
        self._vault.access.note(id, OPENED)

    def last_opened(self, id: FamilyId) -> datetime | None:
        """When this family was last opened in this vault."""
        return max((one.at for one in self._vault.access.of(id) if one.what == OPENED), default=None)

    def homes_in_doubt(self, id: FamilyId) -> tuple[Household, ...]:
        """Homes that one person took away while another wrote in them: until somebody chooses, they may be there."""
        removed = self._vault.records.removed(id, kinds.HOUSEHOLD)
        return tuple(household_from(home.id, home.body) for home in removed if REMOVED in home.conflicts)

    def removed_people(self, id: FamilyId) -> tuple[Member, ...]:
        """Those who were removed from a family's record, as they are on record."""
        return tuple(member_from(one.id, one.body) for one in self._vault.records.removed(id, kinds.MEMBER))

    def called(self, id: FamilyId) -> Mapping[RecordId, str]:
        """What every member and home of a family is called, and the words of a goal, by id; removed ones too."""
        records = (*self._vault.records.of(id), *self._vault.records.removed(id))
        fields = ("name", "known_as", "words")
        return {one.id: next(filter(None, (name_in(one.body, field) for field in fields)), "") for one in records}

    def people(self, id: FamilyId) -> Mapping[str, str]:
        """What everyone is called who may do something in a family, by their ids: its members, those who left it, and
        the practitioners who wrote in it.
        """
        called: dict[str, str] = dict(self.called(id).items())
        return called | {member.id: member.called for member in self.family(id).members}

    def practitioners(self, id: FamilyId) -> Mapping[str, str]:
        """The names of the practitioners who wrote in a family, by the ids of their records."""
        found = self._vault.records.of(id, kinds.PRACTITIONER)
        return {record.id: name for record in found if (name := name_in(record.body, "name"))}

    def add(self, name: str, *, is_made_up: bool = False) -> FamilyId:
        """A new family, known by a name at first."""
        family = FamilyId(self._saving.new_id())
        fields = {"name": name, "made_up": True} if is_made_up else {"name": name}
        self._saving.edit(family, NewEdit(RecordId(family), kinds.FAMILY, fields, parents=()))
        self.keep_draft("")
        return family

    def editing(self, family: FamilyId, kind: str, record: RecordId) -> Editing:
        """The form of a member or a home: one that is there, or a new one with an id of its own."""
        return Editing(self._saving, family, kind, record)

    def new_record(self) -> RecordId:
        """An id for a record that a form is about to make."""
        return RecordId(self._saving.new_id())

    def relate(self, family: FamilyId, person: RecordId, kind: str, to: RecordId) -> RecordId:
        """Say what one member is to another."""
        return self._saving.add(family, kinds.RELATIONSHIP, {"person": person, "kind": kind, "to": to})

    def remove(self, family: FamilyId, kind: str, record: RecordId) -> None:
        """Take a member, home or relationship away; it stays in the history and can be brought back."""
        self._saving.remove(family, kind, record)

    def bring_back(self, family: FamilyId, kind: str, record: RecordId) -> ChangeId:
        """Undo a removal; the change that did."""
        return self._saving.bring_back(family, kind, record)

    def _taken_off(self, id: FamilyId) -> TakenOff:
        removal = self._vault.changes.history(RecordId(id), REMOVED)[0]
        return TakenOff(self.family(id), removal.at, self._saving.colleagues.name(id, removal.author))
