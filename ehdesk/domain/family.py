"""Who the family are: members, the homes they live in, and how they are related."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from ehdesk.domain.birth import OLDEST, Birth, birth_in
from ehdesk.domain.body import Body, day_in, holds_ids, is_set, name_in, names, one_of, text
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.short_names import Known, marks

_SHORT = 40
"""Letters of a short name that are shown."""


class Role(StrEnum):
    """The part someone has in the family, as the assessment's questions need to know it."""

    ADULT = "adult"
    CHILD = "child"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the family, born or expected.

    `name` is how the person writes it, in any script; `known_as` is what to call them. `born_as_written` keeps what was
    typed, also where no such day exists. `households` are the homes they live in: a child may live in two.
    `mark` comes after the short name where two go by the same one (domain/short_names.py).
    `recorded` is all that is on record of them (domain/member_facts.py says what that can be).
    """

    id: RecordId
    name: str
    known_as: str = ""
    role: Role = Role.ADULT
    born_as_written: str = ""
    due_as_written: str = ""
    speaks: str = ""
    about: str = ""
    households: tuple[str, ...] = ()
    mark: str = ""
    recorded: Body = field(default_factory=dict, hash=False)

    @property
    def goes_by(self) -> str:
        """The name they go by, or the first word of their name; "" while there is neither. Only its beginning, where
        it is so long that nothing else would have room beside it.
        """
        name = self.known_as.strip() or next(iter(self.name.split()), "")
        return name if len(name) <= _SHORT else f"{name[:_SHORT]}…"

    @property
    def called(self) -> str:
        """What to call this person, so that nobody else of the family is meant."""
        return f"{self.goes_by}{self.mark}"

    @property
    def born(self) -> date | None:
        """The day of birth, where a real day was given."""
        return day_in(self.born_as_written)

    @property
    def birth(self) -> Birth | None:
        """When they were born, as far as it is known: a day, a year, or what follows from their age."""
        return birth_in(self.born_as_written)

    @property
    def due(self) -> date | None:
        """The day a baby is expected, where a real day was given."""
        return day_in(self.due_as_written)

    @property
    def has_died(self) -> bool:
        """Has somebody said that they died?"""
        return self.recorded.get("died") == "yes"

    @property
    def died_on(self) -> date | None:
        """The day on which they died, where a real day was given."""
        return day_in(text(self.recorded, "died_on")) if self.has_died else None

    def age_on(self, today: date) -> int | None:
        """Age in whole years, the likeliest where several can be; None where it is not known, or cannot be true.

        Of somebody who died, how old they were then.
        """
        day = self.died_on if self.has_died else today
        age = self.birth.age_on(day) if self.birth and day else None
        return age if age is not None and age <= OLDEST else None

    def is_about_that_age(self, today: date) -> bool:
        """Can the age be another one too, since only a year, or about how old they are, is known?"""
        return self.birth is not None and self.birth.is_about(today)


@dataclass(frozen=True, slots=True)
class Household:
    """One home. `kept_from` are the members who must not learn where it is.

    `is_kept_from_unreadable` says that somebody wrote there what is no list of members: then it is kept from everyone.
    """

    id: RecordId
    name: str
    address: str = ""
    kept_from: tuple[str, ...] = ()
    is_kept_from_unreadable: bool = False

    def is_kept(self, member: str) -> bool:
        """Must the member with this id not learn where this home is?"""
        return self.is_kept_from_unreadable or member in self.kept_from


@dataclass(frozen=True, slots=True)
class Relationship:
    """What one member is to another: `person` is the `kind` of `to` ("mother", "grandparent")."""

    id: RecordId
    person: RecordId
    kind: str
    to: RecordId


@dataclass(frozen=True, slots=True)
class Family:
    """Everyone in one case, and where they live. A family has at least its name; `lead` is who leads the work."""

    id: FamilyId
    name: str
    reference: str = ""
    lead: str = ""
    is_made_up: bool = False
    members: tuple[Member, ...] = ()
    households: tuple[Household, ...] = ()
    relationships: tuple[Relationship, ...] = ()

    def member(self, id: str) -> Member | None:
        """The member with this id."""
        return next((member for member in self.members if member.id == id), None)

    @property
    def living(self) -> tuple[Member, ...]:
        """The members who have not died."""
        return tuple(member for member in self.members if not member.has_died)

    def ties_of(self, member: RecordId) -> tuple[Relationship, ...]:
        """What this member is to others."""
        return tuple(tie for tie in self.relationships if tie.person == member)


def member_from(id: RecordId, body: Body) -> Member:
    """A member as recorded."""
    return Member(
        id,
        name=name_in(body, "name"),
        known_as=name_in(body, "known_as"),
        role=one_of(Role, body, "role") or Role.ADULT,
        born_as_written=text(body, "born"),
        due_as_written=text(body, "due"),
        speaks=text(body, "speaks"),
        about=text(body, "about"),
        households=names(body, "households"),
        recorded=body,
    )


def household_from(id: RecordId, body: Body) -> Household:
    """A home as recorded."""
    kept_from, is_unreadable = names(body, "kept_from"), not holds_ids(body, "kept_from")
    return Household(id, name_in(body, "name"), text(body, "address"), kept_from, is_unreadable)


def relationship_from(id: RecordId, body: Body) -> Relationship:
    """A relationship as recorded."""
    return Relationship(id, RecordId(text(body, "person")), text(body, "kind"), RecordId(text(body, "to")))


def _told_apart(members: Sequence[Member]) -> tuple[Member, ...]:
    """The same members, those who go by one name with marks after it."""
    if len({member.goes_by.casefold() for member in members}) == len(members):
        return tuple(members)
    known = [Known(member.goes_by, member.name, member.birth.year if member.birth else None) for member in members]
    return tuple(replace(member, mark=mark) for member, mark in zip(members, marks(known), strict=True))


def family_from(id: FamilyId, body: Body, records: Mapping[str, Iterable[tuple[RecordId, Body]]]) -> Family:
    """A family as recorded: its own fields, and its records by kind, each kind in order."""
    return Family(
        id,
        name=name_in(body, "name"),
        reference=text(body, "reference"),
        lead=text(body, "lead"),
        is_made_up=is_set(body, "made_up"),
        members=_told_apart([member_from(*record) for record in records.get("member", ())]),
        households=tuple(household_from(*record) for record in records.get("household", ())),
        relationships=tuple(relationship_from(*record) for record in records.get("relationship", ())),
    )
