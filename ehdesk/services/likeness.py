"""Whether a family or a person who is being added may be in this vault already."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ehdesk.domain.change import FamilyId
from ehdesk.domain.family import Family, Member
from ehdesk.domain.spelling import folded, is_near, spellings, words_in
from ehdesk.services.family_row import FamilyRow

_COUNTS = 4
"""Letters of a word that tells names apart: "and" and "de" do not."""


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody who is in a family of this vault."""

    family: Family
    member: Member


def are_alike(one: str, other: str) -> bool:
    """Does every word of the shorter of two names have one in the other that is spelt so, or nearly?"""
    return _match(_telling(one), _telling(other))


def here_already(rows: Iterable[FamilyRow], member: Member, family: FamilyId) -> Iterator[Here]:
    """Everybody with nearly this name and exactly this day of birth; none for a day that is not known.

    In one's own family a near name is a twin's: there only the very same name counts.
    """
    if member.born is None:
        return
    for row in rows:
        for other in row.family.members:
            if other.id != member.id and other.born == member.born and _may_be(member, other, row.family.id == family):
                yield Here(row.family, other)


def _may_be(one: Member, other: Member, are_together: bool) -> bool:
    if are_together:
        return folded(one.name) == folded(other.name)
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
