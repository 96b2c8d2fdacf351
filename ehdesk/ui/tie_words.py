"""How relationships read. A kind that this program does not know is said as it was written."""

from ehdesk.domain.family import Family, Member, Relationship
from ehdesk.domain.ties import KINDS, between
from ehdesk.forms.wording import Wording
from ehdesk.ui.desk import Desk
from ehdesk.ui.widgets.facts_row import Stated


def kind_of_tie(words: Wording, kind: str) -> str:
    """What somebody is to somebody: "Mother"."""
    return words(f"ties.{kind}") if kind in KINDS else kind


def tie_in_words(words: Wording, tie: Relationship) -> str:
    """The same of a relationship on record."""
    return kind_of_tie(words, tie.kind)


def whole_tie(desk: Desk, kind: str, person: Member, to: Member) -> str:
    """Who is what to whom: "Zuzana: Mother of Leila"."""
    said = desk.words("ties.said", kind=kind_of_tie(desk.words, kind), name=desk.called(to))
    return desk.words("ties.said_by", name=desk.called(person), said=said)


def stated_ties(desk: Desk, family: Family, member: Member) -> list[Stated]:
    """What somebody is to the others ("Mother of"), and what the others are to them ("Their mother")."""
    found: dict[str, list[str]] = {}
    for tie in family.relationships:
        kind, is_theirs = tie_in_words(desk.words, tie), tie.person == member.id
        other = family.member(tie.to if is_theirs else tie.person)
        if other is not None and member.id in (tie.person, tie.to):
            name = desk.words("ties.of", kind=kind) if is_theirs else desk.words("ties.their", kind=kind.lower())
            found.setdefault(name, []).append(desk.called(other))
    return [Stated(name, ", ".join(others)) for name, others in found.items()]


def tie_to_somebody(desk: Desk, family: Family, member: Member) -> str:
    """Who somebody is to one of the others ("Leila’s mother"), whichever way round it was written; "" for nobody."""
    first = [tie.to for tie in family.ties_of(member.id)]
    others = sorted(family.members, key=lambda one: first.index(one.id) if one.id in first else len(first))
    for other in others:
        kind = between(family, other, member).kind if other.id != member.id else ""
        if kind:
            said = kind_of_tie(desk.words, kind)
            return desk.words("ties.whose", name=desk.called(other), kind=f"{said[:1].lower()}{said[1:]}")
    return ""
