"""Whether a family or a person who is being added, or whose facts changed, may be in this vault already."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from ehdesk.domain import nhs_number, upn
from ehdesk.domain.birth import Birth, age_in
from ehdesk.domain.body import names, text
from ehdesk.domain.change import FamilyId
from ehdesk.domain.family import Family, Member, Role
from ehdesk.domain.spelling import folded, is_near, spellings, words_in
from ehdesk.services.family_row import FamilyRow
from ehdesk.services.said_of import SaidOf

_COUNTS = 4
"""Letters of a word that tells names apart: "and" and "de" do not."""
_A_YEAR = timedelta(days=366)
_FULL_NAME = 2
"""Words of a name that is nobody else's as a rule."""


class Alike(StrEnum):
    """Why two may be one person."""

    NHS_NUMBER = "nhs_number"
    UPN = "upn"
    DAY_AND_NAME = "day_and_name"
    DAY_AND_NEAR_NAME = "day_and_near_name"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody who is in a family of this vault, and why they may be the one who is meant."""

    family: Family
    member: Member
    why: tuple[Alike, ...]


class People:
    """Everybody in the families of a list, by what tells a person apart, as they come and change."""

    def __init__(self) -> None:
        self._rows: dict[FamilyId, FamilyRow] = {}
        self._keys = SaidOf(_keys_of)
        self.learn = self._keys.learn

    def put(self, family: FamilyId, row: FamilyRow | None) -> None:
        """This family stands so now; None: it is not on the list any more."""
        self._keys.put(family, row)
        if row is not None:
            self._rows[family] = row
        else:
            self._rows.pop(family, None)

    def like(self, member: Member, family: FamilyId) -> tuple[Here, ...]:
        """Everybody who may be this member of a family; those with a number in common first."""
        self.learn()
        found = dict.fromkeys(one for key in _keys(member) for one in sorted(self._keys.of(key)))
        every = (here for one in found for here in self._in(one, member, is_own=one == family) if here.why)
        return tuple(sorted(every, key=lambda here: list(Alike).index(here.why[0])))

    def _in(self, family: FamilyId, member: Member, *, is_own: bool) -> Iterator[Here]:
        """Those of a family who have something in common with a member."""
        there, keys = self._rows[family].family, set(_keys(member))
        for other in there.members:
            if other.id != member.id and not keys.isdisjoint(_keys(other)):
                yield Here(there, other, _why(member, other, is_own))


def are_alike(one: str, other: str) -> bool:
    """Does every word of the shorter of two names have one in the other that is spelt so, or nearly?"""
    return _match(_telling(one), _telling(other))


def _keys_of(row: FamilyRow) -> Iterator[str]:
    return (key for member in row.family.members for key in _keys(member))


def _keys(member: Member) -> Iterator[str]:
    """Two who may be one person have one of these in common."""
    if number := _nhs_number(member):
        yield f"nhs {number}"
    if number := _upn(member):
        yield f"upn {number}"
    if member.born is not None:
        yield f"born {member.born}"
    if name := " ".join(folded(member.name).split()):
        yield f"name {name}"


def _why(one: Member, other: Member, are_together: bool) -> tuple[Alike, ...]:
    """Nothing where somebody said that they are two people, or where a number says so."""
    if other.id in names(one.recorded, "unlike") or one.id in names(other.recorded, "unlike"):
        return ()
    numbers = [(_nhs_number(one), _nhs_number(other)), (_upn(one), _upn(other))]
    same = [mine == theirs for mine, theirs in numbers if mine and theirs]
    if same and not any(same):
        return ()
    of_numbers = zip((Alike.NHS_NUMBER, Alike.UPN), numbers, strict=True)
    found = [alike for alike, (mine, theirs) in of_numbers if mine and mine == theirs]
    return (*found, *_by_name(one, other, are_together))


def _by_name(one: Member, other: Member, are_together: bool) -> Iterator[Alike]:
    """In one's own family a near name is a twin's: there only the very same name counts."""
    is_same = bool(one.name.strip()) and folded(one.name).split() == folded(other.name).split()
    if one.born is not None and one.born == other.born:
        if is_same:
            yield Alike.DAY_AND_NAME
        elif not are_together and _are_near(one, other):
            yield Alike.DAY_AND_NEAR_NAME
    elif is_same and _may_be_of_one_age(one, other) and _is_full_name_of_somebody_born(one, other):
        yield Alike.NAME


def _may_be_of_one_age(one: Member, other: Member) -> bool:
    """Where the day of one of them is not known, and nothing else that is known speaks against it."""
    if None not in (one.born, other.born):
        return False
    return one.birth is None or other.birth is None or _roughly(one, one.birth).can_be(_roughly(other, other.birth))


def _roughly(member: Member, birth: Birth) -> Birth:
    """An age that somebody heard is often a year out."""
    if age_in(member.born_as_written) is None:
        return birth
    return Birth(birth.first - _A_YEAR, birth.last + _A_YEAR)


def _is_full_name_of_somebody_born(one: Member, other: Member) -> bool:
    return len(one.name.split()) >= _FULL_NAME and Role.EXPECTED not in (one.role, other.role)


def _nhs_number(member: Member) -> str:
    written = text(member.recorded, "nhs_number")
    return nhs_number.bare(written) if nhs_number.is_complete(written) else ""


def _upn(member: Member) -> str:
    written = text(member.recorded, "upn")
    return upn.bare(written) if upn.is_complete(written) else ""


def _are_near(one: Member, other: Member) -> bool:
    named = ((mine, theirs) for mine in (one.name, one.known_as) for theirs in (other.name, other.known_as))
    return any(_match(list(words_in(mine)), list(words_in(theirs))) for mine, theirs in named)


def _match(one: Sequence[str], other: Sequence[str]) -> bool:
    fewer, more = sorted((one, other), key=len)
    return bool(fewer) and all(any(_is_near(word, each) for each in more) for word in fewer)


def _telling(name: str) -> list[str]:
    """The words of a name that tell it apart; all of them where every one is short."""
    words = list(words_in(name))
    return [word for word in words if len(word) >= _COUNTS] or words


def _is_near(one: str, other: str) -> bool:
    return any(is_near(mine, theirs) for mine in spellings(one) for theirs in spellings(other))
