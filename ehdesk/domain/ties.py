"""What two members are to each other, whichever way round somebody wrote it down, and which words are likely."""

from collections.abc import Mapping
from dataclasses import dataclass

from ehdesk.domain.body import text
from ehdesk.domain.family import Family, Member, Relationship, Role

KINDS = (
    "mother", "father", "parent", "step_parent", "foster_carer", "guardian", "grandmother", "grandfather",
    "grandparent", "brother", "sister", "sibling", "half_brother", "half_sister", "step_brother", "step_sister",
    "partner", "former_partner", "son", "daughter", "child", "step_child", "grandchild", "aunt", "uncle", "niece",
    "nephew", "cousin", "carer", "friend", "other",
)  # fmt: skip
"""What one member can be to another one."""

_CHILD = ("daughter", "son", "child")
_PARENT = ("mother", "father", "parent")
_SIBLING = ("sister", "brother", "sibling")
_SIDEWAYS = ("partner", "former_partner", "cousin", "friend", "other")
_OTHER_END: Mapping[str, tuple[str, str, str]] = {
    **dict.fromkeys(_PARENT, _CHILD),
    **dict.fromkeys(_CHILD, _PARENT),
    **dict.fromkeys(_SIBLING, _SIBLING),
    **dict.fromkeys(("grandmother", "grandfather", "grandparent"), ("grandchild",) * 3),
    **dict.fromkeys(("half_brother", "half_sister"), ("half_sister", "half_brother", "")),
    **dict.fromkeys(("step_brother", "step_sister"), ("step_sister", "step_brother", "")),
    **dict.fromkeys(("aunt", "uncle"), ("niece", "nephew", "")),
    **dict.fromkeys(("niece", "nephew"), ("aunt", "uncle", "")),
    "grandchild": ("grandmother", "grandfather", "grandparent"),
    "step_parent": ("step_child",) * 3,
    "step_child": ("step_parent",) * 3,
    **{kind: (kind,) * 3 for kind in _SIDEWAYS},
}
"""What the other one is then: for a girl or woman, a boy or man, and somebody else."""
_BY_A_CHILD = (*_CHILD, "step_child", "grandchild", "niece", "nephew")
_BY_AN_ADULT = ("partner", "former_partner", *_PARENT, "step_parent", "grandmother", "grandfather", *_SIBLING)
_AMONG_CHILDREN = ("brother", "sister", "sibling", "half_brother", "half_sister", "step_brother", "step_sister")


@dataclass(frozen=True, slots=True)
class Between:
    """What somebody is to a member: a `kind`, "" where nothing says it in one word.

    `ties` are the relationships on record that say so, whichever way round, and `more` what else is between the two.
    """

    kind: str = ""
    ties: tuple[Relationship, ...] = ()
    more: tuple[Relationship, ...] = ()


def between(family: Family, member: Member, other: Member) -> Between:
    """What `other` is to `member`. What was written from this end comes before what was written from the other one."""
    both = [tie for tie in family.relationships if {tie.person, tie.to} == {member.id, other.id}]
    from_here_first = sorted(both, key=lambda tie: tie.person != other.id)
    kind = next(filter(None, (_kind_of(tie, other) for tie in from_here_first)), "")
    ties = tuple(tie for tie in both if kind and _says(tie, kind, other))
    return Between(kind, ties, tuple(tie for tie in both if tie not in ties))


def likely_first(one: str, to: str) -> tuple[str, ...]:
    """KINDS, those first that somebody of this role is likely to be to somebody of that one ("" where none is known).

    A parent comes first for whoever is a child, a partner for an adult of whom less is known.
    """
    if to != Role.ADULT:
        first: tuple[str, ...] = () if one in {"", Role.ADULT} else _AMONG_CHILDREN
    elif one in {Role.CHILD, Role.EXPECTED}:
        first = _BY_A_CHILD
    else:
        first = _BY_AN_ADULT if one else ("partner", *_CHILD)
    return (*first, *(kind for kind in KINDS if kind not in first))


def other_end(kind: str, other: Member) -> str:
    """What `other` is to somebody who is the `kind` of them ("daughter" makes a man a father); "" for no such word."""
    place = {"F": 0, "M": 1}.get(text(other.recorded, "sex"), 2)
    return _OTHER_END.get(kind, ("", "", ""))[place]


def _says(tie: Relationship, kind: str, other: Member) -> bool:
    """From the other end "daughter" says mother, father and parent alike: nobody's sex need be recorded."""
    return tie.kind == kind if tie.person == other.id else kind in _OTHER_END.get(tie.kind, ())


def _kind_of(tie: Relationship, other: Member) -> str:
    return tie.kind if tie.person == other.id else other_end(tie.kind, other)
